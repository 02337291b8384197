// Numbers in the caller's own class: whatever its settings are, to the last digit what stands there as text, or refused.

import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { isTime } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { evaluate, Interpreter, type Outcome, prepare, receiptOf } from '../../compiler/index.js';
import { type AmountClass, type DecimalObject, exactNumber } from '../../compiler/runtime/index.js';
import {
  evaluatorOf,
  modelOfFile,
  modelOfText,
  sourceOf,
  tariffFiles,
} from '../emit-typescript/compile-evaluator.js';

const some = tariffFiles()
  .filter(({ name }, place) => place % 9 === 1 || name === 'amf-sacem-2015')
  .map(({ name, path }) => [name, path] as const);

/** What no one in their right mind sets, each of which bites where a class rounds what it is given. */
const settings = fc.record({
  precision: fc.integer({ min: 1, max: 5 }),
  rounding: fc.constantFrom<Decimal.Rounding>(0, 1, 2, 3, 4, 5, 6, 7, 8),
  toExpNeg: fc.constantFrom(0, -1, -7),
  toExpPos: fc.constantFrom(0, 1, 21),
  modulo: fc.constantFrom<Decimal.Modulo>(0, 1, 3, 6, 9),
});

/** Numbers of a case as decimal objects; texts that are no numbers, dates and options stay. */
function withDecimals(
  given: unknown,
  Class: typeof Decimal,
  numbers: ReadonlySet<string>,
  name = '',
): unknown {
  if (Array.isArray(given)) return given.map((item) => withDecimals(item, Class, numbers, name));
  if (typeof given === 'object' && given !== null) {
    return Object.fromEntries(
      Object.entries(given).map(([own, value]) => [own, withDecimals(value, Class, numbers, own)]),
    );
  }
  const isNumber = numbers.has(name) && exactNumber(given) !== undefined;
  return isNumber ? new Class(String(given)) : given;
}

/** The outcome with the objects of that class as they were written, and the names of the results that are any. */
function told(outcome: Outcome<object>, Class: typeof Decimal) {
  const found = new Set<string>();
  const text = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => text(name, item));
    if (!(value instanceof Class)) return value;
    found.add(name);
    return `number ${value.toFixed()}`;
  };
  const outputs = outcome.ok
    ? Object.entries(outcome.outputs).map(([name, value]) => [name, text(name, value)])
    : [];
  return { written: JSON.stringify(outcome.ok ? { ...outcome, outputs } : outcome), found };
}

/** What the texts of an outcome say as such objects. */
function expected(outcome: Outcome, numbers: ReadonlySet<string>): string {
  if (!outcome.ok) return JSON.stringify(outcome);
  const number = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(number) : `number ${new Decimal(String(value)).toFixed()}`;
  const outputs = Object.entries(outcome.outputs).map(([name, value]) => [
    name,
    numbers.has(name) ? number(value) : value,
  ]);
  return JSON.stringify({ ...outcome, outputs });
}

it.each(some)('%s: Decimal in, Decimal out, whatever its settings', async (_, path) => {
  const model = modelOfFile(path);
  const interpreter = new Interpreter(model);
  const generated = evaluatorOf(await sourceOf(model));
  const isNumber = ({ type }: (typeof model.results)[number] | (typeof model.facts)[number]): boolean =>
    type.kind === 'quantity' && !isTime(type);
  const facts = new Set(model.facts.filter(isNumber).map(({ name }) => name));
  const results = new Set(model.results.filter(isNumber).map(({ name }) => name));
  const cases = boundaryCases(model, { seed: 11, count: 40 }).map(({ input }) => input);
  const found = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom(...cases), settings, fc.boolean(), (input, config, all) => {
      const Class = Decimal.clone({ defaults: true });
      const given = withDecimals(input, Class, facts);
      const named = all ? {} : { results: model.results.map(({ name }) => name) };
      const plain = expected(evaluate(interpreter, input, named), results);
      Class.set(config);
      const options = { ...named, amounts: Class };
      const answers = [evaluate(interpreter, given, options), generated.evaluateUnknown(given, options)];
      for (const answer of answers) {
        const { written, found: own } = told(answer, Class);
        expect(written).toBe(plain);
        for (const name of own) found.add(name);
      }
    }),
    { numRuns: 25, seed: 7 },
  );
  expect(found.size).toBeGreaterThan(0);
});

const simple = `tariff visits "Visits"
currency EUR
rounding each amount half up to 0.01 EUR
fact n "Visits" : number, whole, from 0 to 1 000
amount fee "Fee" = 2.50 EUR * n
`;

it('has the types of the class, and texts without it', async () => {
  const model = modelOfText(simple);
  const typed = evaluate(model, { n: new Decimal(3) }, { amounts: Decimal });
  const fee = typed.ok ? typed.outputs.fee : undefined;
  expect(fee instanceof Decimal && fee.plus('0.25').toFixed(2)).toBe('7.75');
  const plain = evaluate(model, { n: 3 }, {});
  const text: string | boolean | readonly (string | boolean)[] | undefined = plain.ok
    ? plain.outputs.fee
    : undefined;
  expect(text).toBe('7.50');
  const prepared = await prepare(model);
  vi.stubGlobal('Function', function forbidden() {
    throw new EvalError('no code');
  });
  const interpreted = await prepare(model).finally(() => vi.unstubAllGlobals());
  for (const one of [prepared, interpreted]) {
    const outcome = one.evaluate({ n: 3 }, { amounts: Decimal });
    expect(outcome.ok && outcome.outputs.fee).toBeInstanceOf(Decimal);
  }
  expect(
    prepared
      .evaluateBatch?.({ n: [3] }, 1, { results: ['fee'], amounts: Decimal } as object as { results: [] })
      .refused.get(0)?.[0]?.code,
  ).toBe('unknown_option');
});

it('keeps traces and records in texts', () => {
  const outcome = evaluate(modelOfText(simple), { n: 3 }, { amounts: Decimal, record: true });
  expect(outcome.ok && outcome.trace()[0]?.value).toBe('7.50');
  expect(outcome.ok && outcome.inForce).toEqual({ version: null, from: null, to: null });
  expect(outcome.record?.outcome).toMatchObject({ ok: true, outputs: { fee: '7.50' } });
  expect(outcome.record?.options).toEqual({});
});

class Rounds {
  readonly #value: number;
  constructor(text: string) {
    this.#value = Number(text);
  }
  toFixed(): string {
    return String(this.#value);
  }
  toString(): string {
    return this.toFixed();
  }
}

/** Keeps the first text that it is given, and cuts others. */
class Cuts {
  static made = 0;
  readonly #text: string;
  constructor(text: string) {
    this.#text = Cuts.made++ === 0 ? text : text.slice(0, 1);
  }
  toFixed(): string {
    return this.#text;
  }
  toString(): string {
    return this.#text;
  }
}

it('refuses what does not keep every digit, by name', async () => {
  const model = modelOfText(simple);
  const generated = evaluatorOf(await sourceOf(model));
  const prototype = { toFixed: () => '1', toString: () => '1' };
  const tiny = Decimal.clone({ maxE: 1 });
  for (const amounts of [
    'decimal',
    5,
    null,
    {},
    [],
    Symbol('x'),
    () => prototype,
    Number,
    String,
    Date,
    Map,
    Object,
  ]) {
    for (const answer of [
      evaluate(model, { n: 3 }, { amounts } as object),
      generated.evaluateUnknown({ n: 3 }, { amounts }),
    ]) {
      expect(answer.ok).toBe(false);
      expect(!answer.ok && answer.errors[0]).toMatchObject({ code: 'wrong_type', path: 'amounts' });
    }
  }
  const rounding: readonly AmountClass<DecimalObject>[] = [Rounds, tiny];
  for (const amounts of rounding) {
    expect(evaluate(model, { n: 3 }, { amounts }).ok).toBe(false);
  }
  for (const answer of [
    () => evaluate(model, { n: 3 }, { amounts: Cuts }),
    () => generated.evaluateUnknown({ n: 3 }, { amounts: Cuts }),
  ]) {
    Cuts.made = 0;
    const outcome = answer();
    expect(!outcome.ok && outcome.errors[0]?.message).toEqual({
      en: 'the class given as `amounts` does not keep `fee`, which is 7.50; give one that keeps every digit, or leave it out',
      fr: 'la classe donnée comme `amounts` ne garde pas `fee`, qui vaut 7.50 ; donnez-en une qui garde chaque chiffre, ou ne la donnez pas',
    });
  }
  const former = evaluatorOf((await sourceOf(model)).replace(/^ {2}numbers: .*\n/m, ''));
  const refused = former.evaluateUnknown({ n: 3 }, { amounts: Decimal });
  expect(!refused.ok && refused.errors[0]?.message.en).toMatch(/made by a former bareme.*build it again/);
  const provenance = { compilerVersion: '0', ruleHash: '', documentHashes: {} };
  const receipt = receiptOf(model, { n: 3 }, { provenance, amounts: Decimal } as object as {
    provenance: typeof provenance;
  });
  expect(!receipt.ok && receipt.errors[0]?.code).toBe('unknown_option');
});
