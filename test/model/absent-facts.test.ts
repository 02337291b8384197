// What is said of facts that a case does not give: requirements, notices, reasons, and facts that are given though not needed.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { modelOfText } from '../emit-typescript/compile-evaluator.js';

describe('requirements and notices are looked at also where the facts that they are about are not given', () => {
  const refusal = (rules: string, facts: object): readonly string[] => {
    const model = modelOfText(
      `tariff t "T"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n${rules}\nresults total\n`,
    );
    const outcome = evaluate(new Interpreter(model), facts);
    return outcome.ok ? outcome.notices : outcome.errors.map(({ code }) => code);
  };

  it.each(['a, otherwise 0 EUR', 'a or 0 EUR', 'a when a is given, otherwise 0 EUR'])(
    'an optional fact, used as (%s)',
    (use) => {
      const rules = `fact a : EUR, from 0 to 100, optional
fact b : EUR, from 0 to 100, optional
require a is given or b is given "one of both"
notice "no a" when a is not given
amount total = (${use}) + (b, otherwise 0 EUR)`;
      expect(refusal(rules, {})).toEqual(['requirement_failed']);
      expect(refusal(rules, { b: 1 })).toEqual(['no a']);
      expect(refusal(rules, { a: 1 })).toEqual([]);
    },
  );

  it('a default', () => {
    const rules = `fact n : number, whole, from 0 to 10, default usual
fact usual : number, whole, from 0 to 10
require n is up to 5 "too many"
notice "some" when n is above 3
amount total = n * 1 EUR`;
    expect(refusal(rules, { usual: 7 })).toEqual(['requirement_failed']);
    expect(refusal(rules, { usual: 4 })).toEqual(['some']);
    expect(refusal(rules, { n: 6 })).toEqual(['requirement_failed']);
    expect(refusal(rules, { n: 4 })).toEqual(['some']);
  });

  it('but not where no result comes to them', () => {
    const rules = `fact kind : one of letter | parcel
fact a : EUR, from 0 to 100, default 50 EUR
section "P" "Parcels" applies when kind is parcel
amount parcel = a
section "T" "Total"
require a is up to 20 EUR "too much"
amount total = parcel + 1 EUR`;
    expect(refusal(rules, { kind: 'parcel' })).toEqual(['requirement_failed']);
    expect(refusal(rules, { kind: 'letter' })).toEqual([]);
  });
});

describe('why a fact is needed', () => {
  const tariff = (conditions: readonly string[]) =>
    [
      'tariff t "T"',
      'currency EUR',
      'rounding each amount half up to 0.01 EUR',
      'fact kind : one of a | b | c',
      'fact flag : yes/no',
      'fact x : EUR, whole, from 1 to 10',
      'answer asked = flag',
      ...conditions.flatMap((when, index) => [`amount p${index} = x`, `  due when ${when}`]),
      'section "T" "Total"',
      `amount total = ${conditions.map((_, index) => `p${index}`).join(' + ')}`,
      '',
    ].join('\n');

  it.each([
    [['kind is a'], 'kind is a'],
    [['kind is a', 'kind is b'], 'kind is a, or kind is b'],
    [['kind is a', 'flag and kind is a'], 'kind is a'],
    [['flag', 'kind is c', 'flag'], 'flag, or kind is c'],
  ])('is said of each way: %j', (conditions, reason) => {
    const outcome = evaluate(modelOfText(tariff(conditions)), { kind: 'a', flag: true });
    const message = outcome.ok ? undefined : outcome.errors[0]?.message;
    expect(message?.en).toContain(`because \`${reason}\``);
    expect(message?.fr).toContain(`\`${reason}\``);
  });
});

it('a fact that is given though it is not needed is not given, however it is asked', () => {
  const text = `tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
fact member : yes/no
fact extra : EUR, from 0 to 100, needed when member
require member or (extra, otherwise 0 EUR) is 0 EUR "extra counts"
amount asked = extra when extra is given, otherwise 1 EUR
amount stood_in = (extra or 1 EUR)
amount otherwise_one = (extra, otherwise 1 EUR)
results asked, stood_in, otherwise_one`;
  const interpreter = new Interpreter(modelOfText(text));
  const of = (facts: object) => {
    const outcome = evaluate(interpreter, facts);
    return outcome.ok ? Object.values(outcome.outputs) : outcome.errors.map(({ code }) => code);
  };
  expect(of({ member: true, extra: 5 })).toEqual(['5.00', '5.00', '5.00']);
  expect(of({ member: false, extra: 5 })).toEqual(['1.00', '1.00', '1.00']);
  expect(of({ member: true })).toEqual(['missing_fact']);
});

it('a requirement about a fact that is not needed is looked at where it does not come to it', () => {
  const text = `tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
fact kind : one of parcel | pallet
fact weight : kg, to 0.5, from 0 to 100
fact pallets : number, whole, from 0 to 10, needed when kind is pallet
require weight is up to 10 kg or (pallets, otherwise 0) is above 0 "too heavy"
amount fee = 1 EUR/kg * weight + (pallets, otherwise 0) * 1 EUR
results fee`;
  const of = (facts: object) => evaluate(new Interpreter(modelOfText(text)), facts);
  expect(of({ kind: 'parcel', weight: 20 })).toMatchObject({ errors: [{ code: 'requirement_failed' }] });
  expect(of({ kind: 'pallet', weight: 20, pallets: 1 })).toMatchObject({ outputs: { fee: '21.00' } });
  expect(of({ kind: 'parcel', weight: 5 })).toMatchObject({ outputs: { fee: '5.00' } });
});
