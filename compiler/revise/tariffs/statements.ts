// Two tariffs → who pays more, less or the same, proved for every case that both admit. What is not proved is said to be undecided.

import type { Bound, Expression, Fact, Model, Property, Result } from '../../3-model/model.js';
import { prove } from '../../4-analyse/prover/prove.js';
import {
  add,
  compare,
  formatDecimal,
  hundred,
  multiply,
  type Rational,
  subtract,
} from '../../runtime/exact/rational.js';
import { joinedTariffs, renamed } from './joined-tariffs.js';
import { isWrittenAlike } from './written-alike.js';

export type Says = 'same' | 'never more' | 'never less' | 'undecided';

/** Values of one fact, both ends included; undefined where the statement holds of every case. */
export interface Region {
  readonly fact: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

export interface Statement {
  readonly output: string;
  readonly says: Says;
  readonly where: Region | undefined;
}

/** Parts of the domain for one question. */
const mostParts = 400;

/** Regions of one fact, at most: more cannot be read. */
const mostRegions = 12;

/** What is said hangs on the tariffs alone, on no clock. */
export function* statementsBetween(before: Model, after: Model): Generator<Statement> {
  const { model, apart } = joinedTariffs(before, after);
  for (const result of before.results) {
    const other = after.results.find(({ name }) => name === result.name);
    if (!result.listed || other === undefined) continue;
    if (isWrittenAlike(before, after, result, other)) {
      yield { output: result.name, says: 'same', where: undefined };
      continue;
    }
    // Of items nothing is claimed.
    if ((result.list ?? other.list) !== undefined) {
      yield { output: result.name, says: 'undecided', where: undefined };
      continue;
    }
    if (apart.length > 0 || JSON.stringify(result.type) !== JSON.stringify(other.type)) {
      yield { output: result.name, says: 'undecided', where: undefined };
      continue;
    }
    yield* statementsOf(model, result);
  }
}

function* statementsOf(model: Model, result: Result): Generator<Statement> {
  const whole = judged(model, result, undefined);
  const ofAll: Statement = { output: result.name, says: whole, where: undefined };
  if (whole === 'same' || result.type.kind !== 'quantity') {
    yield ofAll;
    return;
  }
  const isKnown = whole !== 'undecided';
  let best: readonly Statement[] = [];
  let most = 0;
  for (const fact of model.facts) {
    const regions = regionsOf(model, fact);
    if (regions.length < 2 || regions.length > mostRegions) continue;
    const statements = merged(
      regions.map(({ from, to }) => ({
        output: result.name,
        says: judgedWithin(model, result, { fact, from, to }, whole),
        where: { fact: fact.name, label: fact.label, from: shown(from, fact), to: shown(to, fact) },
      })),
    );
    const telling = statements.filter(({ says }) => says !== whole).length;
    if (telling > most) [best, most] = [statements, telling];
    if (telling > 0 && (isKnown || telling === statements.length)) break;
  }
  if (best.length === 0) yield ofAll;
  else yield* best;
}

/** What holds of all cases holds of those of a region, so that of a region only more than that is asked. */
function judgedWithin(
  model: Model,
  result: Result,
  where: Part & { readonly fact: Fact },
  whole: Says,
): Says {
  if (whole === 'undecided') return judged(model, result, where);
  return holds(model, result, 'equal', where) ? 'same' : whole;
}

const shown = (value: Rational, { type }: Fact): string => {
  const scaled = type.kind === 'quantity' && type.percent ? multiply(value, hundred) : value;
  return formatDecimal(scaled) ?? `${scaled.n}/${scaled.d}`;
};

/** Neighbours of one verdict are one region. */
function merged(statements: readonly Statement[]): readonly Statement[] {
  const joined: Statement[] = [];
  for (const statement of statements) {
    const last = joined.at(-1);
    if (last?.where !== undefined && statement.where !== undefined && last.says === statement.says) {
      joined[joined.length - 1] = { ...statement, where: { ...last.where, to: statement.where.to } };
    } else joined.push(statement);
  }
  return joined;
}

interface Part {
  readonly from: Rational;
  readonly to: Rational;
}

/** The domain of a fact, cut where a row of either tariff ends. */
function regionsOf(model: Model, fact: Fact): readonly Part[] {
  const { domain } = fact;
  if (fact.list !== undefined || domain === undefined || fact.type.kind !== 'quantity') return [];
  const ends: Rational[] = [];
  const cutAt = (bound: Bound | undefined, upper: boolean): void => {
    if (bound === undefined) return;
    const inside = upper === bound.inclusive ? bound.value : subtract(bound.value, domain.step);
    if (compare(inside, domain.from) < 0 || compare(inside, domain.to) >= 0) return;
    if (!ends.some((end) => compare(end, inside) === 0)) ends.push(inside);
  };
  const readBy = new Set<string>();
  for (const { body } of model.definitions) {
    if (body.kind !== 'lookup') continue;
    body.keys.forEach((key, index) => {
      if (key.kind === 'fact' && key.fact === fact.name) readBy.add(`${body.table}/${index}`);
    });
  }
  for (const { id, rows } of model.tables) {
    for (const { matches } of rows) {
      matches.forEach((match, index) => {
        if (match.kind !== 'band' || !readBy.has(`${id}/${index}`)) return;
        cutAt(match.to, true);
        cutAt(match.from, false);
      });
    }
  }
  ends.sort(compare);
  const parts: Part[] = [];
  let from = domain.from;
  for (const end of [...ends, domain.to]) {
    parts.push({ from, to: end });
    from = add(end, domain.step);
  }
  return parts.filter((part) => compare(part.from, part.to) <= 0);
}

type Where = (Part & { readonly fact: Fact }) | undefined;

function judged(model: Model, result: Result, where: Where): Says {
  if (holds(model, result, 'equal', where)) return 'same';
  if (result.type.kind !== 'quantity') return 'undecided';
  if (holds(model, result, 'up-to', where)) return 'never more';
  return holds(model, result, 'from', where) ? 'never less' : 'undecided';
}

function holds(model: Model, result: Result, operator: 'equal' | 'up-to' | 'from', where: Where): boolean {
  const property = propertyOf(model, result, operator, where);
  return (
    property !== undefined &&
    prove({ ...model, properties: [property] }, { boxes: mostParts })[0]?.status === 'proved'
  );
}

/** The new result compared with the old one, for cases of a region. */
function propertyOf(
  model: Model,
  result: Result,
  operator: 'equal' | 'up-to' | 'from',
  where: Where,
): Property | undefined {
  const place = model.definitions.find(({ id }) => id === result.definition);
  if (place === undefined) return undefined;
  const { span, type } = place;
  const value = (definition: string): Expression => ({
    kind: 'reference',
    definition,
    items: [],
    type,
    span,
  });
  const truth = { type: { kind: 'yes-no' }, span } as const;
  const bound = (one: 'up-to' | 'from', limit: Rational, fact: Fact): Expression => ({
    kind: 'compare',
    operator: one,
    left: { kind: 'fact', fact: fact.name, item: undefined, type: fact.type, span },
    right: { kind: 'number', value: limit, type: fact.type, span },
    ...truth,
  });
  return {
    id: `diff/${result.name}/${operator}`,
    text: `${renamed(result.name)} ${operator} ${result.name}`,
    kind: 'always',
    condition: {
      kind: 'compare',
      operator,
      left: value(renamed(result.definition)),
      right: value(result.definition),
      ...truth,
    },
    when:
      where === undefined
        ? undefined
        : {
            kind: 'and',
            operands: [bound('from', where.from, where.fact), bound('up-to', where.to, where.fact)],
            ...truth,
          },
    section: undefined,
    span,
  };
}
