import { describe, expect, it } from 'vitest';
import { formatDecimal, type Rational } from '../../compiler/runtime/exact/rational.js';
import { checkGood, checkText, head, statementOf } from './compile-text.js';
import { show, showType } from './show.js';

const write = (value: Rational | undefined) => (value ? formatDecimal(value) : '∞');

function bands(text: string, name = 'tax', option?: string): readonly string[] {
  const scale = statementOf(checkGood(`${head}${text}\n`), name);
  if (scale.kind !== 'scale') throw new Error('no scale');
  const variant = scale.variants.find((one) => one.option === option);
  return (variant?.bands ?? []).map(({ from, to, reachedAtFrom, once, rate, started }) =>
    [
      `${write(from)}${reachedAtFrom ? ' reached' : ''} to ${write(to)}`,
      once && `once ${show(once)}`,
      rate && `rate ${show(rate)} ${showType(rate.type)}`,
      started && `${show(started.amount)} per started ${write(started.width)}`,
    ]
      .filter(Boolean)
      .join(', '),
  );
}
const codes = (text: string) => checkText(`${head}${text}\n`).codes;
const messages = (text: string) => checkText(`${head}${text}\n`).diagnostics.map(({ message }) => message.en);

const tax =
  'scale tax on EUR\n| fraction | taux as rate |\n| up to 10 000 EUR | 0 % |\n| then up to 20 000 EUR | 11 % |\n| then the rest | 30 % |';

describe('scales', () => {
  it('have bands that follow one another from zero', () => {
    expect(bands(tax)).toEqual([
      '0 reached to 10000, rate 0 %',
      '10000 to 20000, rate 0.11 %',
      '20000 to ∞, rate 0.3 %',
    ]);
    expect(
      bands(
        'scale tax on EUR\n| f | rate |\n| below 5 EUR | 0 % |\n| from 5 below 9 EUR | 1 % |\n| from 9 EUR | 2 % |',
      ),
    ).toEqual(['0 reached to 5, rate 0 %', '5 reached to 9, rate 0.01 %', '9 reached to ∞, rate 0.02 %']);
  });

  it('may be written by upper bounds alone', () => {
    expect(
      bands(
        'scale tax on EUR\n| f | rate |\n| up to 5 EUR | 0 % |\n| up to 9 EUR | 1 % |\n| the rest | 2 % |',
      ),
    ).toEqual(['0 reached to 5, rate 0 %', '5 to 9, rate 0.01 %', '9 to ∞, rate 0.02 %']);
  });

  it('may count each band from the one before', () => {
    expect(
      bands(
        'scale tax on EUR\n| f | rate |\n| on the first 5 EUR | 0 % |\n| on the next 4 EUR | 1 % |\n| the remainder | 2 % |',
      ),
    ).toEqual(['0 reached to 5, rate 0 %', '5 to 9, rate 0.01 %', '9 to ∞, rate 0.02 %']);
  });

  it('owe once, per unit and per started block', () => {
    const locker =
      'scale tax on days\n| days | once | per day | per started 1 week |\n| up to 1 day | 4 EUR | | |\n| then up to 7 days | | 2 EUR | |\n| then the rest | | | 9 EUR |';
    expect(bands(locker)).toEqual([
      '0 reached to 1, once 4',
      '1 to 7, rate 2 EUR/day',
      '7 to ∞, 9 per started 7',
    ]);
    const scale = statementOf(checkGood(`${head}${locker}\n`), 'tax');
    expect(scale.kind === 'scale' && [showType(scale.inputType), showType(scale.resultType)]).toEqual([
      'day',
      'EUR',
    ]);
  });

  it('take rates per another unit of the same dimension', () => {
    expect(bands('scale tax on hours\n| h | per day |\n| the rest | 24 EUR |')).toEqual([
      '0 reached to ∞, rate (multiply 24 1/24{1 EUR/day = 1/24 EUR/hour}) EUR/hour',
    ]);
    expect(
      bands(
        'scale tax on kWh\n| h | rate |\n| up to 100 kWh | 0.10 EUR/kWh |\n| then the rest | 20 EUR/MWh |',
      ),
    ).toEqual([
      '0 reached to 100, rate 0.1 EUR/kWh',
      '100 to ∞, rate (multiply 20 0.001{1 EUR/MWh = 0.001 EUR/kWh}) EUR/kWh',
    ]);
  });

  it('have limits or rates that differ by option', () => {
    const across =
      'scale tax on EUR across season\n| rate | low | high |\n| 10 % | up to 5 EUR | up to 10 EUR |\n| 22 % | then the rest | then the rest |';
    expect(bands(across, 'tax', 'low')).toEqual(['0 reached to 5, rate 0.1 %', '5 to ∞, rate 0.22 %']);
    expect(bands(across, 'tax', 'high')).toEqual(['0 reached to 10, rate 0.1 %', '10 to ∞, rate 0.22 %']);
    const rates =
      'scale tax on EUR across season\n| fraction | low | high |\n| up to 5 EUR | 1 % | 2 % |\n| then the rest | 3 % | 4 % |';
    expect(bands(rates, 'tax', 'high')).toEqual(['0 reached to 5, rate 0.02 %', '5 to ∞, rate 0.04 %']);
  });

  it('are changed: every rate, every threshold', () => {
    expect(
      bands(`${tax}\nscale raised = tax, every rate plus 1 point, every threshold times 1.1`, 'raised'),
    ).toEqual([
      '0 reached to 11000, rate (add 0 0.01) %',
      '11000 to 22000, rate (add 0.11 0.01) %',
      '22000 to ∞, rate (add 0.3 0.01) %',
    ]);
    expect(codes(`${tax}\nscale raised = tax, every rate plus 20 %`)).toEqual(['E306']);
    expect(codes(`${tax}\nscale raised = tax, every threshold less 15 000 EUR`)).toEqual(['E410']);
  });

  it('count started blocks whose width stands in the row, and amounts per 100', () => {
    expect(
      bands(
        'scale tax on EUR\n| f | block | as per started block | per 100 EUR |\n| up to 5 EUR | 2 EUR | 1 EUR | |\n| then the rest | | | 7 EUR |',
      ),
    ).toEqual(['0 reached to 5, 1 per started 2', '5 to ∞, rate (divide 7 100) number']);
    expect(
      codes(
        'scale tax on EUR\n| f | block | as per started block |\n| up to 5 EUR | 2 EUR | 1 EUR |\n| the rest | | 3 EUR |',
      ),
    ).toEqual(['E413']);
    expect(
      codes(
        'scale tax on EUR\n| f | block | as per started block |\n| up to 5 EUR | 0 EUR | 1 EUR |\n| the rest | 2 EUR | 3 EUR |',
      ),
    ).toEqual(['E339']);
  });

  it('begin a band at the next value printed, or at the same one', () => {
    const printed = ['0 reached to 5, rate 0 %', '5 to ∞, rate 0.01 %'];
    for (const second of ['from 6 EUR', 'from 5 EUR', 'above 5 EUR'])
      expect(bands(`scale tax on EUR\n| f | rate |\n| up to 5 EUR | 0 % |\n| ${second} | 1 % |`)).toEqual(
        printed,
      );
    expect(bands('scale tax on EUR\n| f | rate |\n| 0 – 5.50 EUR | 0 % |\n| from 5.51 EUR | 1 % |')).toEqual([
      '0 reached to 5.5, rate 0 %',
      '5.5 to ∞, rate 0.01 %',
    ]);
  });

  it('name a value that no band, or two bands take', () => {
    expect(messages('scale tax on EUR\n| f | rate |\n| up to 5 EUR | 0 % |\n| above 6 EUR | 1 % |')).toEqual([
      'the bands of a scale follow one another: no band takes `6 EUR`',
    ]);
    expect(
      messages('scale tax on EUR\n| f | once |\n| up to 5 EUR | 0 EUR |\n| from 5 EUR | 1 EUR |'),
    ).toEqual(['two bands of the scale take `5 EUR`']);
    expect(messages('scale tax on EUR\n| f | rate |\n| up to 5 EUR | 0 % |\n| from 3 EUR | 1 % |')).toEqual([
      'two bands of the scale take `5 EUR`',
    ]);
  });
});
