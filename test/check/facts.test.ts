import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../compiler/runtime/exact/rational.js';
import { checkGood, checkText, head } from './compile-text.js';
import { show, showType } from './show.js';

function fact(line: string, extra = ''): string {
  const tariff = checkGood(`${head}${extra}${line}\n`);
  const { type, domain, presence } = tariff.facts.at(-1)!;
  const write = (value: { n: bigint; d: bigint }) => formatDecimal(value);
  const range = domain ? ` ${write(domain.from)}..${write(domain.to)} by ${write(domain.step)}` : '';
  const shown =
    presence.kind === 'default'
      ? ` default ${show(presence.value)}`
      : presence.kind === 'when'
        ? ` when ${show(presence.condition)}`
        : ` ${presence.kind}`;
  return `${showType(type)}${range}${shown}`;
}
const codes = (line: string) => checkText(`${head}${line}\n`).codes;

describe('facts', () => {
  it('have a range and a step in the scale of values', () => {
    expect(fact('fact x : hours, to 0.25, from 0 to 168')).toBe('hour 0..168 by 0.25 always');
    expect(fact('fact x : percent, to 0.01, from 0 to 100')).toBe('% 0..1 by 0.0001 always');
    expect(fact('fact x : percent, whole, from 0 to 47 %')).toBe('% 0..0.47 by 0.01 always');
    expect(fact('fact x : number, to 0.5, from -3 to 3')).toBe('number -3..3 by 0.5 always');
    expect(fact('fact x : date, from 2020-01-01 to 2020-01-02')).toBe('date 18262..18263 by 1 always');
    expect(fact('fact x : date')).toBe('date always');
  });

  it('of money have the decimals of their currency unless said', () => {
    expect(fact('fact x : EUR, from 0 to 9')).toBe('EUR 0..9 by 0.01 always');
    expect(fact('fact x : XPF, from 0 to 9')).toBe('XPF 0..9 by 1 always');
    expect(fact('fact x : KWD, from 0 to 9')).toBe('KWD 0..9 by 0.001 always');
    expect(fact('fact x : EUR, whole, from 0 to 9')).toBe('EUR 0..9 by 1 always');
  });

  it('may have limits and steps in another unit', () => {
    expect(fact('fact x : kg, to 500 g, from 0 kg to 2 t')).toBe('kg 0..2000 by 0.5 always');
  });

  it('may be optional, needed under a condition, or stood in for', () => {
    expect(fact('fact x : text, optional')).toBe('text optional');
    expect(fact('fact x : EUR, from 0 to 9, needed when member')).toBe('EUR 0..9 by 0.01 when member');
    expect(fact('fact x : percent, to 0.01, from 0 to 100, default standard', 'value standard = 3 %\n')).toBe(
      '% 0..1 by 0.0001 default @standard',
    );
    expect(fact('fact x : one of a | b coded "B 2", default b')).toBe("x default 'b");
  });

  it('like another have its type and options', () => {
    expect(fact('fact x : like season')).toBe('season always');
  });

  it('are refused when what they say does not fit', () => {
    expect(codes('fact x : text, optional, default "a"')).toEqual(['E333']);
    expect(codes('fact x : EUR, from 0 to 9, default 3 XPF')).toEqual(['E303']);
    expect(codes('fact x : EUR, from 0 to 9, needed when season')).toEqual(['E305']);
    expect(codes('fact x : one of a | b, default c')).toEqual(['E210']);
    expect(codes('fact x : hours, to 0 hours, from 0 to 9')).toEqual(['E332']);
    expect(codes('fact x : like nobody')).toEqual(['E201']);
    expect(codes('fact x : one of a | b | a')).toEqual(['E202']);
  });
});

describe('lists', () => {
  const list = 'list skiers "Skieurs", up to 40\nfact age of skiers : years, whole, from 0 to 120\n';

  it('give their items facts and values', () => {
    const tariff = checkGood(
      `${head}${list}table age_price on years\n| age | p |\n| below 12 years | 10 EUR |\n| the rest | 20 EUR |\namount fare of skiers = age_price(age)\n  times 50 % when position is from 3\namount group = sum of fare over skiers where age is above 3 years\n  less 10 % when (count of skiers) is from 10\nvalue x of skiers = running total of fare before this one + fare of item 2 of skiers\nvalue y of skiers = rank of fare\n`,
    );
    expect(tariff.lists).toMatchObject([{ name: 'skiers', label: 'Skieurs', capacity: 40 }]);
    expect(tariff.statements.map(({ name, list: of }) => [name, of])).toEqual([
      ['age_price', undefined],
      ['fare', 'skiers'],
      ['group', undefined],
      ['x', 'skiers'],
      ['y', 'skiers'],
    ]);
  });

  it('lend functions and tables the item that is meant', () => {
    const tariff = checkGood(
      `${head}${list}function half(price in EUR) = price * (50 % when age is below 12 years, otherwise 100 %)\namount a of skiers = half(3 EUR)\n`.replace(
        /price in EUR\) = price/,
        'fee in EUR) = fee',
      ),
    );
    expect(tariff.statements.find(({ name }) => name === 'half')?.list).toBe('skiers');
    expect(
      checkText(
        `${head}${list}function half(fee in EUR) = fee * (50 % when age is below 12 years, otherwise 100 %)\namount a = half(3 EUR)\n`,
      ).codes,
    ).toEqual(['E222']);
  });

  it('are checked for each item', () => {
    const tariff = checkGood(
      `${head}${list}amount fare of skiers = 1 EUR/year * age\ncheck fare never decreases in age\ncheck fare is at most 120 EUR when age is above 3 years\n`,
    );
    expect(
      tariff.properties.map((property) =>
        show(property.kind === 'always' ? property.condition : property.subject),
      ),
    ).toEqual(['(sum skiers @fare)', '(equal (count skiers (and (above age 3) (not (up-to @fare 120)))) 0)']);
  });
});
