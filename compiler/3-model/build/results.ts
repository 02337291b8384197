// What a run returns: the listed results, and all other named values that examples may ask for.

import type { Statement } from '../../2-check/types/checked.js';
import type { DefinitionId, Expression, Result, Type } from '../model.js';
import { type Build, ownScope, type Use } from './build.js';
import { hasValue, useOf } from './declared.js';
import { namesOf } from './names/statement-names.js';
import { actual } from './names/world.js';
import { periodsOf } from './versions.js';
import { either, within } from './whole-case-in-force.js';

/** What the `results` line lists, in its order; then all else in the order of the file. Each name once. */
export function resultsOf(build: Build): readonly Result[] {
  const { checked } = build;
  const listed = checked.results && new Map(checked.results.map((result) => [result.name, result]));
  const seen = new Set<string>();
  const results: Result[] = [];
  for (const statement of checked.statements) {
    for (const name of namesOf(statement)) {
      if (seen.has(name) || !build.statements.has(name) || !hasValue(build, name)) continue;
      seen.add(name);
      const use = useOf(build, name);
      const value = build.name(name, { loops: [], world: actual }, use);
      if (value.kind !== 'reference') continue;
      const kind = kindOf(statement);
      results.push({
        name,
        label: build.words.label(name),
        definition: shown(build, statement, value, name, listed?.get(name)?.rounding),
        kind,
        type: value.type,
        decimals: kind === 'amount' ? decimalsOf(build, value.type) : 0,
        list: statement.list,
        ...existence(build, name, statement.list, use),
        listed: listed?.has(name) ?? (kind !== 'value' && statement.list === undefined),
      });
    }
  }
  const order = new Map([...(listed?.keys() ?? [])].map((name, index) => [name, index]));
  const place = ({ name }: Result) => order.get(name) ?? order.size;
  return results.sort((one, other) => place(one) - place(other));
}

/**
 * When the case has the result: a version in force declares it, the section of a value or answer applies, and its list is given. (An
 * amount that is not due is nought: the document says so.)
 */
function existence(build: Build, name: string, list: string | undefined, use: Use): Pick<Result, 'exists'> {
  const { checked } = build;
  const statements = build.statements.get(name) ?? [];
  const [first] = statements;
  if (first === undefined) return {};
  const declared = new Set(statements.flatMap(({ versions }) => versions));
  const periods = declared.size < checked.versions.length ? periodsOf(checked, statements) : undefined;
  const date = periods && build.date({ loops: [], world: actual }, use);
  const hasDate = date !== undefined && date.kind !== 'date';
  const own = list === undefined ? undefined : build.lists.get(list);
  const given = own && build.presence.ofList(build, own);
  const always = !hasDate && !statements.some((one) => appliesOf(one) !== undefined);
  if (always && given === undefined) return {};
  const id = build.store.take(`${name}/exists`);
  const scope = ownScope(first, id, actual, []);
  const conditions = (
    hasDate ? (periods ?? []) : (periodsOf(checked, statements) ?? [{ statement: first }])
  ).map((period) => {
    const applies = appliesOf(period.statement);
    const section = applies && build.expression(applies, scope, false);
    const inForce = hasDate && 'from' in period ? within(date, period) : undefined;
    return both(inForce, section, use.span);
  });
  const stated = always ? undefined : either(conditions, use.span);
  const body = both(given, stated, use.span);
  const label = build.words.word('exists');
  const made = build.store.add(
    { ...scope, owner: name },
    { id, final: false, label, role: 'condition', type: yesNo, body, formula: label, span: use.span },
  );
  return made.kind === 'reference' ? { exists: made.definition } : {};
}

const yesNo = { kind: 'yes-no' } as const;

const appliesOf = (statement: Statement) =>
  statement.kind === 'value' || statement.kind === 'answer' ? statement.applies : undefined;

function both(a: Expression | undefined, b: Expression | undefined, span: Expression['span']): Expression {
  if (a !== undefined && b !== undefined) return { kind: 'and', operands: [a, b], type: yesNo, span };
  return a ?? b ?? { kind: 'yes-no', value: true, type: yesNo, span };
}

/** The value, or its rounding where the `results` line asks for one: formulas go on with the exact value. */
function shown(
  build: Build,
  statement: Statement,
  value: Expression & { readonly kind: 'reference' },
  name: string,
  rounding: NonNullable<Build['checked']['results']>[number]['rounding'],
): DefinitionId {
  if (rounding === undefined) return value.definition;
  const { mode, step, span } = rounding;
  const { type } = value;
  const words = build.words.rounding(mode, step, type);
  const id = build.store.take(`${name}/result`);
  const { list } = statement;
  const scope = ownScope(statement, id, actual, list === undefined ? [] : [{ id: list, list }]);
  build.store.add(
    { ...scope, owner: name },
    {
      id,
      final: false,
      label: words,
      role: 'rounding',
      type,
      body: { kind: 'round', mode, step, operand: value, type, span },
      formula: words,
      span,
    },
  );
  return id;
}

function kindOf(statement: Statement): Result['kind'] {
  return statement.kind === 'amount' || statement.kind === 'answer' ? statement.kind : 'value';
}

/** The decimals of the currency that an amount is in. */
function decimalsOf(build: Build, type: Type): number {
  if (type.kind !== 'quantity') return 0;
  const [power, ...others] = type.unit.powers;
  if (power === undefined || others.length > 0 || power.power !== 1) return 0;
  return build.checked.currencies.find(({ code }) => code === power.symbol)?.decimals ?? 0;
}
