// Tables and scales of the model, made once per world in which their cells differ, and looking a value up in them.

import type { CheckedBand, CheckedExpression, Statement } from '../../2-check/types/checked.js';
import { isPlain } from '../expressions/key.js';
import type { Expression, ScaleBand } from '../model.js';
import type { Build, MadeTable, Scope, Tables, Use } from './build.js';
import { ownScope } from './build.js';
import type { Target } from './build-formula.js';
import { isFromTop, rowFromTop, sumOfBands } from './build-from-top.js';
import { slug } from './names/identifiers.js';
import { cellsOf, fixedOption } from './names/name-uses.js';
import { type Around, placing } from './names/placing.js';
import { namesOf } from './names/statement-names.js';
import { restrict, suffixOf } from './names/world.js';

type TableStatement = Extract<Statement, { readonly kind: 'table' }>;
type ScaleStatement = Extract<Statement, { readonly kind: 'scale' }>;

/** Remembers what is made, so that every user of a table refers to the same one. */
export class TableBuilder implements Tables {
  readonly #ids = new Map<Statement, Map<string, string>>();
  readonly #keys = new Map<CheckedExpression, Map<string, Expression>>();

  made(build: Build, statement: Statement, around: Around): MadeTable {
    const world = restrict(around.world, cellsOf(statement.name), build.graph);
    const place = placing(statement.list, world, around);
    const byWorld = this.#ids.get(statement) ?? new Map<string, string>();
    this.#ids.set(statement, byWorld);
    const key = `${world.key}\n${place.key}`;
    const items = place.items(place.loops);
    const known = byWorld.get(key);
    if (known !== undefined) return { id: known, items };
    const [name = statement.name] = namesOf(statement);
    const version = (build.statements.get(name)?.length ?? 0) > 1 ? versionOf(build, statement) : undefined;
    const wanted = `${statement.name}${version === undefined ? '' : `/${slug(version)}`}${suffixOf(world)}`;
    const id = this.#take(wanted);
    byWorld.set(key, id);
    const prefix = `${wanted}/cells`;
    const scope = ownScope(statement, prefix, world, place.loops);
    if (statement.kind === 'table') addTable(build, statement, id, scope, version);
    else if (statement.kind === 'scale') addScale(build, statement, id, scope, version);
    return { id, items };
  }

  // Tables have ids of their own: a table with one column shares its name with the value.
  readonly #taken = new Set<string>();
  #take(wanted: string): string {
    let id = wanted;
    for (let count = 2; this.#taken.has(id); count++) id = `${wanted}-${count}`;
    this.#taken.add(id);
    return id;
  }

  key(
    build: Build,
    statement: Statement,
    value: CheckedExpression,
    heading: string,
    { world, loops }: Around,
  ): Expression {
    const byWorld = this.#keys.get(value) ?? new Map<string, Expression>();
    this.#keys.set(value, byWorld);
    const place = placing(statement.list, world, { world, loops });
    const at = `${world.key}\n${place.key}`;
    const known = byWorld.get(at);
    if (known !== undefined) return place.here(known);
    const prefix = `${statement.name}${suffixOf(world)}/key`;
    const scope = ownScope(statement, prefix, world, place.loops);
    const body = build.expression(value, scope, true);
    const formula = build.words.written(value.span);
    const made = isPlain(body)
      ? body
      : build.store.add(scope, {
          id: build.store.take(prefix),
          final: false,
          label: heading === '' ? formula : heading,
          role: 'argument',
          type: body.type,
          body,
          formula,
          span: value.span,
        });
    byWorld.set(at, made);
    return place.here(made);
  }
}

/** The lookup of a column; `on` keys take the arguments in order, `option` fixes the across key. */
export function lookupColumn(
  build: Build,
  statement: TableStatement,
  name: string,
  given: readonly Expression[],
  option: string | undefined,
  scope: Scope,
  use: Use,
  target?: Target,
): Expression {
  const { world } = scope;
  const column = Math.max(
    0,
    statement.columns.findIndex((candidate) => candidate.name === name),
  );
  const rest = [...given];
  const keys = statement.keys.map((key): Expression => {
    if (key.value === undefined) {
      return rest.shift() ?? { kind: 'not-given', what: name, type: key.type, span: use.span };
    }
    if (key.across && option !== undefined) {
      return { kind: 'option', value: option, type: key.type, span: use.span };
    }
    const node = option === undefined ? name : fixedOption(name);
    const around = { loops: scope.loops, world: restrict(world, node, build.graph) };
    return build.tables.key(build, statement, key.value, key.heading, around);
  });
  if (isFromTop(statement)) {
    const label = statement.columns[column]?.label ?? statement.label;
    const own = { id: scope.prefix, final: false, always: false, label, after: [] };
    return rowFromTop(build, statement, column, keys, option, scope, target ?? own);
  }
  const type = statement.columns[column]?.type ?? use.type;
  const { id: table, items } = build.tables.made(build, statement, scope);
  return { kind: 'lookup', table, items, keys, column, type, span: use.span };
}

/** The option by which a scale is looked up; undefined where it has no options. */
export function variantOf(
  build: Build,
  statement: ScaleStatement,
  option: string | undefined,
  scope: Scope,
  use: Use,
): Expression | undefined {
  const { world } = scope;
  const { across } = statement;
  if (across === undefined) return undefined;
  return option === undefined
    ? build.tables.key(build, statement, across, '', {
        loops: scope.loops,
        world: restrict(world, statement.name, build.graph),
      })
    : { kind: 'option', value: option, type: across.type, span: use.span };
}

/** A scale applied to an input. */
export function applyScale(
  build: Build,
  statement: ScaleStatement,
  input: Expression,
  option: string | undefined,
  scope: Scope,
  use: Use,
): Expression {
  const variant = variantOf(build, statement, option, scope, use);
  if (isFromTop(statement)) return sumOfBands(build, statement, input, variant, option, scope);
  const { id: scale, items } = build.tables.made(build, statement, scope);
  return { kind: 'scale', scale, items, input, variant, type: statement.resultType, span: use.span };
}

function versionOf(build: Build, statement: Statement): string {
  const [first] = statement.versions;
  return build.checked.versions[first ?? 0]?.name ?? `${(first ?? 0) + 1}`;
}

function addTable(
  build: Build,
  statement: TableStatement,
  id: string,
  scope: Scope,
  version: string | undefined,
): void {
  const several = statement.columns.length > 1;
  const rows = statement.rows.map((row, index) => ({
    matches: row.matches,
    cells: row.cells.map((cell, column) => {
      const place = `${scope.prefix}/${index + 1}${several ? `_${slug(statement.columns[column]?.name ?? '')}` : ''}`;
      return build.expression(cell, { ...scope, prefix: place }, false);
    }),
    printedRow: row.printedRow,
    printedColumn: row.printedColumn,
    printed: row.printed,
    span: row.span,
  }));
  build.store.tables.push({
    id,
    origin: statement.name,
    label: statement.label,
    keys: statement.keys.map(({ heading, type }) => ({ heading, type })),
    columns: statement.columns.map(({ heading, name, type }) => ({ heading, name, type })),
    loops: scope.loops,
    rows,
    section: statement.place.section,
    quote: statement.place.quote,
    span: statement.place.span,
    version,
  });
}

function addScale(
  build: Build,
  statement: ScaleStatement,
  id: string,
  scope: Scope,
  version: string | undefined,
): void {
  const part = (value: CheckedExpression | undefined, place: string) =>
    value === undefined
      ? undefined
      : build.expression(value, { ...scope, prefix: `${scope.prefix}/${place}` }, false);
  const bandOf = (band: CheckedBand, place: string): ScaleBand => {
    const amount = part(band.started?.amount, place);
    return {
      from: band.from,
      to: band.to,
      reachedAtFrom: band.reachedAtFrom,
      once: part(band.once, place),
      rate: part(band.rate, place),
      started:
        band.started === undefined || amount === undefined
          ? undefined
          : { width: band.started.width, amount },
      printed: band.printed,
      span: band.span,
    };
  };
  build.store.scales.push({
    id,
    origin: statement.name,
    label: statement.label,
    inputType: statement.inputType,
    resultType: statement.resultType,
    loops: scope.loops,
    variants: statement.variants.map(({ option, bands }) => ({
      option,
      bands: bands.map((band, index) => bandOf(band, `${slug(option ?? '')}${index + 1}`)),
    })),
    section: statement.place.section,
    quote: statement.place.quote,
    span: statement.place.span,
    version,
  });
}
