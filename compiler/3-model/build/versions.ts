// Which statement of a name is in force when.

import type { CheckedTariff, Statement } from '../../2-check/types/checked.js';
import type { Type } from '../../2-check/types/types.js';
import type { Span } from '../../source.js';
import type { Expression } from '../model.js';
import type { Build, Use } from './build.js';
import { dateNode } from './names/name-uses.js';
import type { Around } from './names/placing.js';

export interface StatementPeriod {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly version: string | undefined;
  readonly statement: Statement;
}

/**
 * The periods of a name in order of time, neighbours with the same statement as one; undefined when one statement
 * serves all versions, so that no date is needed.
 */
export function periodsOf(
  checked: CheckedTariff,
  statements: readonly Statement[],
): readonly StatementPeriod[] | undefined {
  const [only] = statements;
  if (statements.length === 1 && only !== undefined && only.versions.length >= checked.versions.length) {
    return undefined;
  }
  const byVersion = new Map<number, Statement>();
  for (const statement of statements) {
    for (const index of statement.versions) byVersion.set(index, statement);
  }
  const periods: StatementPeriod[] = [];
  checked.versions.forEach((version, index) => {
    const statement = byVersion.get(index);
    if (statement === undefined) return;
    const last = periods.at(-1);
    const adjacent = last?.to !== undefined && last.to + 1 === version.from;
    if (last !== undefined && last.statement === statement && adjacent) {
      const names = [last.version, version.name].filter((name) => name !== undefined);
      periods[periods.length - 1] = { ...last, to: version.to, version: names.join(', ') || undefined };
    } else {
      periods.push({ from: version.from, to: version.to, version: version.name, statement });
    }
  });
  return periods;
}

/** The statement in force on a date that is known beforehand. */
export function constantDate(
  date: Expression | undefined,
  periods: readonly StatementPeriod[],
): Statement | undefined {
  if (date?.kind !== 'date') return undefined;
  const { value } = date;
  return periods.find(
    ({ from, to }) => (from === undefined || from <= value) && (to === undefined || value <= to),
  )?.statement;
}

/** The value of the statement in force on `date`; a date in no period refuses the case. */
export function inForce(
  date: Expression,
  periods: readonly StatementPeriod[],
  valueFor: (statement: Statement) => Expression | undefined,
  type: Type,
  span: Span,
): Expression {
  return {
    kind: 'in-force',
    date,
    periods: periods.flatMap(({ from, to, version, statement }) => {
      const value = valueFor(statement);
      return value === undefined ? [] : [{ from, to, version, value }];
    }),
    type,
    span,
  };
}

/** The date on which versions are decided in a world; undefined when the file has nothing to decide. */
export function versionDate(
  build: Pick<Build, 'checked' | 'fact'>,
  around: Around,
  use: Use,
): Expression | undefined {
  const replaced = around.world.replacements.get(dateNode)?.value;
  if (replaced !== undefined) return replaced;
  const { dating } = build.checked;
  if (dating.kind === 'none') return undefined;
  return build.fact(dating.fact, around, { type: { kind: 'date' }, span: use.span });
}
