// Statements about random edits of random tariffs, attacked with cases: a statement that some case contradicts is false.
// `npx tsx test/revise/attacked-statements.ts 200 [FIRST SEED]` attacks so many.

import { pathToFileURL } from 'node:url';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { compile } from '../../compiler/pipeline.js';
import { type Statement, statementsBetween } from '../../compiler/revise/tariffs/statements.js';
import { type Draw, drawFrom } from '../second/draw.js';
import { randomCarried } from '../second/random-carried.js';
import { randomTariff } from '../second/random-tariffs.js';
import { randomTimes } from '../second/random-times.js';

export interface Attacked {
  readonly statements: number;
  /** Those that say something of amounts. */
  readonly claims: number;
  readonly cases: number;
  readonly wrong: readonly string[];
}

/** One figure, word or sign of the rules changed. */
function edited(draw: Draw, text: string): string {
  const body = text.search(/^results|^résultats/m);
  const swaps: readonly (readonly [RegExp, (found: string) => string])[] = [
    [
      /(?<![\w./,-])\d+(?:\.\d+)?(?= (?:EUR|kg|%)(?![\w/]))/g,
      (found) => String(Number(found) + draw.pick([1, 0.5, 2])),
    ],
    [/\bat least\b/g, () => 'at most'],
    [/\b(?:half up|half even|half down)\b/g, () => draw.pick(['up', 'down'])],
    [/\bis up to\b/g, () => 'is below'],
    [/\bis above\b/g, () => 'is from'],
    [/\bhighest\b/g, () => 'lowest'],
    [/\blower of\b/g, () => 'higher of'],
    [/\band\b/g, () => 'or'],
    [/ \+ /g, () => ' - '],
    [/\bplus\b/g, () => 'less'],
  ];
  const places = swaps.flatMap(([pattern, put]) =>
    [...text.matchAll(pattern)].flatMap((found) => (found.index > body ? [{ found, put }] : [])),
  );
  if (places.length === 0) return text;
  const { found, put } = draw.pick(places);
  return text.slice(0, found.index) + put(found[0]) + text.slice(found.index + found[0].length);
}

const modelOf = (text: string): Model | undefined => compile({ path: 'drawn.bareme', text }).model;

/** Undefined where the edit is no tariff. */
export function attacked(seed: number, most: number): Attacked | undefined {
  const draw = drawFrom(seed * 7 + 1);
  const made = draw.pick([randomCarried, randomCarried, randomTariff, randomTimes])(seed, most);
  const before = modelOf(made.text);
  const after = modelOf(edited(draw, made.text));
  if (before === undefined || after === undefined) return undefined;
  const statements = [...statementsBetween(before, after)];
  const [old, renewed] = [new Interpreter(before), new Interpreter(after)];
  const inputs: readonly Readonly<Record<string, unknown>>[] = [
    ...made.cases,
    ...[before, after].flatMap((model) =>
      boundaryCases(model, { seed, count: most }).map(({ input }) => input),
    ),
  ];
  const wrong: string[] = [];
  let cases = 0;
  for (const input of inputs) {
    const [was, is] = [evaluate(old, input), evaluate(renewed, input)];
    // A statement is about cases that both price.
    if (!was.ok || !is.ok) continue;
    cases++;
    for (const statement of statements) {
      const [a, b] = [was, is].map(({ outputs }) => (outputs as Record<string, unknown>)[statement.output]);
      if (!contradicts(statement, input, a, b)) continue;
      wrong.push(
        `seed ${seed}: ${JSON.stringify(statement)} but ${a} → ${b} for ${JSON.stringify(input)}\n${made.text}`,
      );
    }
  }
  const claims = statements.filter(({ says }) => says !== 'undecided').length;
  return { statements: statements.length, claims, cases, wrong };
}

function contradicts(
  { says, where }: Statement,
  input: Readonly<Record<string, unknown>>,
  was: unknown,
  is: unknown,
): boolean {
  if (where !== undefined) {
    const value = Number(input[where.fact]);
    // A date, an option, a default: only numbers that are given are looked at.
    if (!Number.isFinite(value) || value < Number(where.from) || value > Number(where.to)) return false;
  }
  const [old, renewed] = [Number(was), Number(is)];
  switch (says) {
    case 'same':
      return JSON.stringify(was) !== JSON.stringify(is) && !(Number.isFinite(old) && old === renewed);
    case 'never more':
      return renewed > old;
    case 'never less':
      return renewed < old;
    case 'undecided':
      return false;
    default:
      return says satisfies never;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [count = 100, from = 1] = process.argv.slice(2).map(Number);
  const all = { pairs: 0, statements: 0, claims: 0, cases: 0, wrong: 0 };
  for (let seed = from; seed < from + count; seed++) {
    const found = attacked(seed, 60);
    if (found === undefined) continue;
    all.pairs++;
    all.statements += found.statements;
    all.claims += found.claims;
    all.cases += found.cases;
    all.wrong += found.wrong.length;
    for (const one of found.wrong.slice(0, 1)) console.log(one);
  }
  console.log(JSON.stringify(all));
}
