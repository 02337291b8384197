// Hostile facts, as a program may be handed them: given to the generated evaluator and to the interpreter, which must agree.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate as interpret } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Outcome } from '../../compiler/runtime/index.js';
import { evaluateUnknown, type Facts } from '../../generated/amf-sacem-2015/evaluator.js';
import { modelOfFile, projectRoot } from '../emit-typescript/compile-evaluator.js';
import { revoked, throwing, throws } from './objects.js';
import type { Suite, Try } from './try.js';

const path = 'rulesets/amf-sacem-2015/amf-sacem-2015.bareme';
export const interpreter = new Interpreter(modelOfFile(join(projectRoot, path)));
export const [library]: [Facts] = JSON.parse(
  readFileSync(join(projectRoot, 'examples/facts/mediatheque.json'), 'utf8'),
);

export const told = (outcome: Outcome): string => {
  if (outcome.ok) return 'accepted';
  const [{ code, path: at } = { code: '', path: '' }] = outcome.errors;
  return at === '' ? `\`${code}\`` : `\`${code}\` at \`${at}\``;
};

/** What both evaluators say, as one. */
export function answer(facts: unknown): string {
  const [compiled, reference] = [told(evaluateUnknown(facts)), told(interpret(interpreter, facts))];
  return compiled === reference ? compiled : `${compiled}, but ${reference} from the interpreter`;
}

const area = (what: string, value: unknown, got: string): Try => ({
  what,
  got,
  run: () => answer({ ...library, area: value }),
});
const whole = (what: string, facts: () => unknown, got: string): Try => ({
  what,
  got,
  run: () => answer(facts()),
});
const refusedArea = '`wrong_type` at `area`';

const cyclic = () => {
  const facts: Record<string, unknown> = { ...library };
  facts.area = facts;
  return facts;
};

export const factsSuite: Suite = {
  where: 'Facts, in a program',
  bound: 5_000,
  tries: [
    whole(
      'an own key `__proto__`',
      () => JSON.parse(JSON.stringify(library).replace('{', '{"__proto__": {"area": 1},')),
      '`unknown_fact` at `__proto__`',
    ),
    whole(
      'keys `constructor`, `toString`',
      () => ({ ...library, constructor: 1, toString: 2 }),
      '`unknown_fact` at `constructor`',
    ),
    whole('facts that are only inherited', () => Object.create(library), '`missing_fact` at `area`'),
    whole('facts without a prototype', () => Object.assign(Object.create(null), library), 'accepted'),
    whole(
      '20 000 unknown keys',
      () => Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, index])),
      '`unknown_fact` at `k0`',
    ),
    whole('a cyclic object', cyclic, refusedArea),
    whole('an array instead of the facts', () => [library], '`wrong_type`'),
    whole('`null`', () => null, '`wrong_type`'),
    whole('a Map of the facts', () => new Map(Object.entries(library)), '`wrong_type`'),
    whole('a proxy whose every trap throws', () => throwing, '`wrong_type`'),
    whole('a revoked proxy', revoked, '`wrong_type`'),
    whole(
      'a getter that throws',
      () => Object.defineProperty({ ...library }, 'area', { enumerable: true, get: throws }),
      refusedArea,
    ),
    area('`NaN`', Number.NaN, refusedArea),
    area('`Infinity`', Number.POSITIVE_INFINITY, refusedArea),
    area('`-0`', -0, 'accepted'),
    area('`1e308`', 1e308, refusedArea),
    area('`5e-324`', 5e-324, refusedArea),
    area('`"1e999999999"`', '1e999999999', refusedArea),
    area('`"0x10"`', '0x10', refusedArea),
    area('Arabic digits', '١٢', refusedArea),
    area('a text of ten million digits', '9'.repeat(10_000_000), refusedArea),
    area('a text of a million zeros before a 5', `${'0'.repeat(1_000_000)}5`, refusedArea),
    area('a bigint of 300 000 bits', 1n << 300_000n, refusedArea),
    area('a sparse array of four billion places', new Array(4_000_000_000), refusedArea),
    area('a symbol', Symbol('12'), refusedArea),
    area('a function', () => 12, refusedArea),
    area('a date', new Date(0), refusedArea),
    area('a boxed text', Object('12'), refusedArea),
    area('an object whose `toFixed` throws', { toFixed: throws, toString: throws }, refusedArea),
    area(
      'an object whose `toString` gives ten million digits',
      { toFixed: () => '1', toString: () => '9'.repeat(10_000_000) },
      refusedArea,
    ),
    area('a formula', '=1+1', refusedArea),
    area('a text with a NUL', '12\0', refusedArea),
    area('a text with spaces around', ' 12 ', refusedArea),
    area('a comma for the point', '12,0', refusedArea),
    area('a proxy whose every trap throws', throwing, refusedArea),
  ],
};
