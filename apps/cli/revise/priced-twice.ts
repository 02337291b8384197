// A book of cases priced by two tariffs → who pays more, who less, how much in all, and where the difference is largest.

import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { Model, Result } from '../../../compiler/3-model/model.js';
import {
  absolute,
  add,
  compare,
  formatDecimal,
  parseDecimal,
  type Rational,
  rational,
  subtract,
} from '../../../compiler/runtime/exact/rational.js';
import { openFacts } from '../input/open-facts.js';
import { csvFactsOf } from '../pricing/cases.js';
import { progressLine } from '../process/progress.js';
import type { Session } from '../process/session.js';
import { apart } from './book.js';

export interface BookDifference {
  readonly output: string;
  readonly cases: number;
  readonly more: number;
  readonly less: number;
  readonly same: number;
  /** By one of the two, or by both. */
  readonly refused: number;
  readonly old: string;
  readonly new: string;
  readonly difference: string;
  readonly movers: readonly { readonly case: number; readonly old: string; readonly new: string }[];
}

const mostMovers = 10;

export async function pricedTwice(
  session: Session,
  { path, sheet }: { readonly path: string; readonly sheet: string | undefined },
  [before, after]: readonly [Model, Model],
  result: Result,
): Promise<BookDifference> {
  const interpreters = [new Interpreter(before), new Interpreter(after)] as const;
  // The rows of a book of bills: columns that are no fact of either tariff say nothing here.
  const facts = new Set(
    [before, after].flatMap((one) => [...one.facts, ...one.lists].map(({ name }) => name)),
  );
  const progress = progressLine(session.host, false);
  const source = await openFacts(path, session, csvFactsOf(before), {
    progress: progress.read,
    ...(sheet === undefined ? {} : { sheet }),
  });
  const counts = { cases: 0, more: 0, less: 0, same: 0, refused: 0 };
  let [old, renewed] = [rational(0), rational(0)];
  const movers: { case: number; old: string; new: string; by: Rational }[] = [];
  for await (const incoming of source.cases) {
    counts.cases++;
    progress.cases(counts.cases);
    const amounts = interpreters.map((interpreter) => {
      if ('error' in incoming) return undefined;
      const outcome = evaluate(interpreter, apart(incoming.facts, facts).facts, { results: [result.name] });
      const value = outcome.ok ? outcome.outputs[result.name] : undefined;
      return typeof value === 'string' ? parseDecimal(value) : undefined;
    });
    const [was, is] = amounts;
    if (was === undefined || is === undefined) {
      counts.refused++;
      continue;
    }
    const order = compare(is, was);
    counts[order > 0 ? 'more' : order < 0 ? 'less' : 'same']++;
    [old, renewed] = [add(old, was), add(renewed, is)];
    if (order === 0) continue;
    movers.push({
      case: incoming.number,
      old: written(was),
      new: written(is),
      by: absolute(subtract(is, was)),
    });
    movers.sort((a, b) => compare(b.by, a.by));
    movers.length = Math.min(movers.length, mostMovers);
  }
  progress.close();
  return {
    output: result.name,
    ...counts,
    old: written(old),
    new: written(renewed),
    difference: written(subtract(renewed, old)),
    movers: movers.map(({ by: _, ...mover }) => mover),
  };
}

const written = (value: Rational): string => formatDecimal(value) ?? `${value.n}/${value.d}`;
