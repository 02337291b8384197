// What is in force on a date: a flag per period, and the value of the period whose flag is 1.

import type { Expression } from '../../../3-model/model.js';
import { rational } from '../../../runtime/exact/rational.js';
import { periodCells } from '../blocks/periods.js';
import { coversAll } from '../book/coverage.js';
import { flagShow } from '../book/show.js';
import { all, type CellKey, cell, type Formula, flagOf, operation } from '../formula/formula.js';
import { pick, type Row } from './pick.js';
import { addBlock, atom, flat, type Lowered, type Scope } from './scope.js';
import { nameOf } from './stand-ins.js';

type InForce = Extract<Expression, { kind: 'in-force' }>;

export function lowerInForce(expression: InForce, scope: Scope): Lowered {
  const { bench } = scope;
  const { words } = bench;
  const date = atom(
    scope,
    flat(scope, scope.lower(expression.date, scope), { kind: 'date' }, scope.label),
    { kind: 'date' },
    `${scope.label} – ${words.date}`,
  );
  const rows: readonly Row[] = expression.periods.map(({ version, value }, index) => ({
    label: `${scope.label} – ${version ?? words.period(index + 1)}`,
    value: flat(scope, scope.lower(value, scope), value.type, scope.label),
  }));
  const flags = periodFlags(expression, date.formula, scope);
  const surely = coversAll(
    expression.periods.map(({ from, to }) => [
      {
        kind: 'band',
        from: from === undefined ? undefined : { value: rational(from), inclusive: true },
        to: to === undefined ? undefined : { value: rational(to), inclusive: true },
      },
    ]),
    [{ type: { kind: 'date' }, precision: date.precision, shift: rational(-25569) }],
  );
  const picked = pick(scope, flags, rows, expression.type, surely);
  return { ...picked, defined: all([date.defined, picked.defined]) };
}

/** The flags of the same periods on the same date are the same steps. */
function periodFlags(expression: InForce, date: Formula, scope: Scope): readonly CellKey[] {
  const { bench } = scope;
  const { told } = bench.words;
  const name = `periods ${scope.list ?? ''} ${nameOf(date)} ${expression.periods.map(({ from, to }) => `${from ?? ''}…${to ?? ''}`).join(';')}`;
  const known = bench.shared.get(name);
  if (Array.isArray(known)) return known;
  const flags = addBlock(
    scope,
    expression.periods.map(({ from, to, version }, index) => {
      const limits = periodCells(bench, from, to, version);
      const parts: Formula[] = [];
      if (limits.from !== undefined) parts.push(operation('>=', date, cell(limits.from)));
      if (limits.to !== undefined) parts.push(operation('<=', date, cell(limits.to)));
      return {
        id: `${scope.owner}?v${index + 1}`,
        label: `${version ?? bench.words.period(index + 1)} – ${bench.words.inForceQuestion}`,
        kind: 'flag' as const,
        formula: flagOf(all(parts)),
        show: flagShow,
        clause: {
          yes: told.isInForce(told.quoted(version ?? bench.words.period(index + 1))),
          no: told.notInForce(told.quoted(version ?? bench.words.period(index + 1))),
        },
      };
    }),
  );
  bench.shared.set(name, flags);
  return flags;
}
