// Test support: what an engine answered against what was expected, row by row.

import type { Program } from '../../compiler/5-lower/program/program.js';
import { equals, parseDecimal } from '../../compiler/runtime/exact/rational.js';
import type { Expected, Row } from './rows.js';

type Answer = Readonly<Record<string, unknown>>;

/** Numbers by value, everything else as text; arrays may come as JSON. */
function same(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) {
    const list: unknown = typeof actual === 'string' ? JSON.parse(actual) : actual;
    return (
      Array.isArray(list) &&
      list.length === expected.length &&
      expected.every((one, at) => same(one, list[at]))
    );
  }
  if (typeof expected === 'boolean')
    return expected === (actual === true || actual === 1 || actual === 'true');
  if (actual === null || actual === undefined) return false;
  const [a, b] = [parseDecimal(String(expected)), parseDecimal(String(actual))];
  return a !== undefined && b !== undefined ? equals(a, b) : String(expected) === String(actual);
}

/** What a refused row has in place of a result; ClickHouse knows no array that is NULL. */
const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** The first rows that differ in an output, the code, the path or the notices. */
export function differing(
  program: Program,
  rows: readonly Row[],
  expected: readonly Expected[],
  answers: readonly Answer[],
): readonly object[] {
  const byKey = new Map(answers.map((answer) => [String(answer.case_id), answer]));
  if (byKey.size !== rows.length) return [{ rows: rows.length, answers: byKey.size }];
  return rows
    .flatMap((row, index) => {
      const wanted = expected[index];
      const answer = byKey.get(String(index)) ?? {};
      if (wanted === undefined) return [];
      const refused = wanted.code !== null;
      const wrong = program.outputs
        .map(({ result }) => result.name)
        .filter((name) => (refused ? !isNothing(answer[name]) : !same(wanted.outputs[name], answer[name])));
      const told = String(answer.notices ?? '').trim() === wanted.notices;
      const where = answer.refusal_code === wanted.code && answer.refusal_path === wanted.path;
      return wrong.length === 0 && told && where ? [] : [{ index, row, wrong, wanted, answer }];
    })
    .slice(0, 2);
}
