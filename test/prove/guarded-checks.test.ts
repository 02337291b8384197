import { describe, expect, it } from 'vitest';
import { scaledEvaluators } from '../../apps/cli/proving/scaled-evaluator.js';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { attack } from '../../compiler/6-emit/attack/attack.js';
import { modelOf } from './model-of.js';

const make = await scaledEvaluators();
const rules = (...checks: readonly string[]): string =>
  [
    'tariff made "Made"',
    'currency EUR',
    'rounding no amount',
    'fact member : yes/no',
    'fact years : number, whole, from 1 to 30, needed when member',
    'fact code : number, whole, from 1 to 9, optional',
    'fact x : number, whole, from 0 to 9',
    'list all "All", up to 3',
    'fact old of all : yes/no',
    'fact age of all : number, whole, from 0 to 9, needed when old',
    'value due = (2 * years when member, otherwise x)',
    ...checks,
    '',
  ].join('\n');

describe('the `when` of a check guards what is needed only then', () => {
  it.each([
    'check due is at most 2 * years when member',
    'check due is at least years when member and x is above 3',
    'check due is at most 2 * years when not (member is no)',
    'check x is at most 9 + code when code is given',
    'check years is at most 30 when member',
    'check (due + years) never decreases in years when member',
    'check age is at most 9 when old',
  ])('%s', (check) => {
    const made = modelOf(rules(check));
    const [proof] = prove(made);
    expect(proof?.status).toBe('proved');
    const [attacked] = attack(made, made.properties, make, { pairs: 300 });
    expect(attacked?.broken).toBeUndefined();
    expect(attacked?.pairs).toBeGreaterThan(0);
  });

  it.each([
    'check due is at most 2 * years when x is above 3',
    'check due is at most 2 * years when member is no',
    'check due is at most 2 * years when member or x is 1',
    'check x is at most 9 + code',
    'check x is at most 9 when years is above 3',
    'check age is at most 9',
  ])('and nothing else: %s', (check) => {
    expect(() => modelOf(rules(check))).toThrow('E503');
  });

  it('is false where a case in which it holds breaks it', () => {
    const [proof] = prove(modelOf(rules('check due is at least 3 * years when member')));
    expect(proof?.status).toBe('false');
    expect(proof?.counterexample?.before.values).toMatchObject({ member: true, years: { n: 1n, d: 1n } });
  });
});
