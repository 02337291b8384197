// Hostile options, as a program may hand them over: read like facts, by the generated evaluator, by the interpreter and by
// the library that is given rules as text, which must agree.

import { Decimal } from 'decimal.js';
import { evaluate, Interpreter, receiptOf } from '../../compiler/index.js';
import type { Outcome } from '../../compiler/runtime/index.js';
import { evaluateUnknown } from '../../generated/amf-sacem-2015/evaluator.js';
import { modelOfText } from '../emit-typescript/compile-evaluator.js';
import { interpreter, library, told } from './facts.js';
import { revoked, throwing, throws } from './objects.js';
import type { Suite, Try } from './try.js';

const rules = `tariff visits "Visits"
currency EUR
rounding each amount half up to 0.01 EUR
fact n "Visits" : number, whole, from 0 to 1 000
amount fee "Fee" = 2.50 EUR * n
`;
const small = new Interpreter(modelOfText(rules));

/** What a program hands over is of no type. */
type Unknown = Parameters<typeof evaluate>[2];
const untyped = (given: unknown): Unknown => given as Unknown;

/** What both evaluators say of a case that is accepted without options, as one. */
export function answerTo(options: unknown): string {
  const [compiled, reference] = [
    told(evaluateUnknown(library, untyped(options))),
    told(evaluate(interpreter, library, untyped(options))),
  ];
  return compiled === reference ? compiled : `${compiled}, but ${reference} from the interpreter`;
}

const option = (what: string, options: () => unknown, got: string): Try => ({
  what,
  got,
  run: () => answerTo(options()),
});

const asText = (what: string, options: () => unknown, got: string): Try => ({
  what,
  got,
  run: () => {
    const outcome = evaluate(rules, { n: 2 }, untyped(options()));
    return 'diagnostics' in outcome ? 'broken rules' : told(outcome);
  },
});

const receipt = (what: string, options: () => unknown, got: string): Try => ({
  what,
  got,
  run: () => {
    const answer = receiptOf(small, { n: 2 }, options() as Parameters<typeof receiptOf>[2]);
    return answer.ok ? 'accepted' : told(answer satisfies Outcome);
  },
});

const getter = (name: string) => () => Object.defineProperty({}, name, { enumerable: true, get: throws });

export const optionsSuite: Suite = {
  where: 'Options, in a program',
  bound: 5_000,
  tries: [
    option('nothing', () => undefined, 'accepted'),
    option('no option', () => ({}), 'accepted'),
    option('options that are `undefined`', () => ({ readings: undefined, on: undefined }), 'accepted'),
    option('`null`', () => null, '`wrong_type`'),
    option('a number', () => 5, '`wrong_type`'),
    option('an array', () => [], '`wrong_type`'),
    option('a symbol', () => Symbol('on'), '`wrong_type`'),
    option('a function', () => throws, '`wrong_type`'),
    option('a Map', () => new Map([['on', '2015-06-01']]), '`wrong_type`'),
    option('a proxy whose every trap throws', () => throwing, '`wrong_type`'),
    option('a revoked proxy', revoked, '`wrong_type`'),
    option('a name with a slip, `reading`', () => ({ reading: {} }), '`unknown_option` at `reading`'),
    option('a name that is none, `locale`', () => ({ locale: 'fr' }), '`unknown_option` at `locale`'),
    option(
      'an own key `__proto__`',
      () => JSON.parse('{"__proto__": {"on": 5}}'),
      '`unknown_option` at `__proto__`',
    ),
    option(
      '20 000 unknown names',
      () => Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, index])),
      '`unknown_option` at `k0`',
    ),
    option('`readings` as a number', () => ({ readings: 5 }), '`wrong_type` at `readings`'),
    option('`readings` as a text', () => ({ readings: 'minimum_order' }), '`wrong_type` at `readings`'),
    option('`readings` as a list', () => ({ readings: [] }), '`wrong_type` at `readings`'),
    option('`readings` as `null`', () => ({ readings: null }), '`wrong_type` at `readings`'),
    option(
      'a reading that is none',
      () => ({ readings: { minimum: 'x' } }),
      '`unknown_reading` at `minimum`',
    ),
    option(
      'an option of a reading that is none',
      () => ({ readings: { minimum_order: 'x' } }),
      '`unknown_reading` at `minimum_order`',
    ),
    option(
      'a reading chosen by a number',
      () => ({ readings: { minimum_order: 1 } }),
      '`wrong_type` at `minimum_order`',
    ),
    option(
      'a reading chosen by a symbol',
      () => ({ readings: { minimum_order: Symbol('x') } }),
      '`wrong_type` at `minimum_order`',
    ),
    option(
      'a reading chosen by a proxy',
      () => ({ readings: { minimum_order: throwing } }),
      '`wrong_type` at `minimum_order`',
    ),
    option(
      'readings whose getter throws',
      () => ({ readings: getter('minimum_order')() }),
      '`wrong_type` at `minimum_order`',
    ),
    option('`readings` whose getter throws', getter('readings'), '`wrong_type` at `readings`'),
    option('`results` as a number', () => ({ results: 5 }), '`wrong_type` at `results`'),
    option('`results` as a text', () => ({ results: 'total' }), '`wrong_type` at `results`'),
    option('`results` as an object', () => ({ results: {} }), '`wrong_type` at `results`'),
    option('a result that is none', () => ({ results: ['totl'] }), '`unknown_result` at `totl`'),
    option('a result named by a symbol', () => ({ results: [Symbol('x')] }), '`wrong_type` at `results[0]`'),
    option(
      '`results` of four billion places',
      () => ({ results: new Array(4_000_000_000) }),
      '`wrong_type` at `results`',
    ),
    option('`results` as a revoked proxy', () => ({ results: revoked() }), '`wrong_type` at `results`'),
    option('`results` whose getter throws', getter('results'), '`wrong_type` at `results`'),
    option('`on` as a Date', () => ({ on: new Date(0) }), '`wrong_type` at `on`'),
    option('`on` as a number', () => ({ on: 16_000 }), '`wrong_type` at `on`'),
    option('`on` that does not exist', () => ({ on: '2015-02-30' }), '`wrong_type` at `on`'),
    option('`on` of ten million digits', () => ({ on: '9'.repeat(10_000_000) }), '`wrong_type` at `on`'),
    option('`on` as a proxy', () => ({ on: throwing }), '`wrong_type` at `on`'),
    option('`on` whose getter throws', getter('on'), '`wrong_type` at `on`'),
    option('`amounts` as a text', () => ({ amounts: 'decimal' }), '`wrong_type` at `amounts`'),
    option('`amounts` as `null`', () => ({ amounts: null }), '`wrong_type` at `amounts`'),
    option(
      '`amounts` as a function that is no class',
      () => ({ amounts: () => 1 }),
      '`wrong_type` at `amounts`',
    ),
    option('`amounts` as `Number`, which rounds', () => ({ amounts: Number }), '`wrong_type` at `amounts`'),
    option('`amounts` as `String`', () => ({ amounts: String }), '`wrong_type` at `amounts`'),
    option('`amounts` as a class that throws', () => ({ amounts: throws }), '`wrong_type` at `amounts`'),
    option(
      '`amounts` as a proxy whose every trap throws',
      () => ({ amounts: throwing }),
      '`wrong_type` at `amounts`',
    ),
    option('`amounts` whose getter throws', getter('amounts'), '`wrong_type` at `amounts`'),
    option('`on` out of force', () => ({ on: '2035-06-01' }), '`not_in_force` at `on`'),
    asText('rules as text, and `null`', () => null, '`wrong_type`'),
    asText('rules as text, and a slip', () => ({ result: ['fee'] }), '`unknown_option` at `result`'),
    asText('rules as text, and `load` as a text', () => ({ load: 'x' }), '`wrong_type` at `load`'),
    asText('rules as text, and a `document` that throws', getter('document'), '`wrong_type` at `document`'),
    receipt('a receipt, and `amounts`', () => ({ amounts: Decimal }), '`unknown_option` at `amounts`'),
    receipt('a receipt, and a slip', () => ({ reading: {} }), '`unknown_option` at `reading`'),
    receipt('a receipt, and `on` as a Date', () => ({ on: new Date() }), '`wrong_type` at `on`'),
  ],
};
