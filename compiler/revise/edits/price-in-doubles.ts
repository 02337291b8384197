// A model priced as a careless program would: in binary floating point, in the order of the rules. Only what another system may
// do is tried here; no amount of ours ever comes from it.

import type { Expression, Model, RoundingMode, Table } from '../../3-model/model.js';
import type { DateKind, ListKind } from '../../3-model/model-expression.js';
import type { Rational } from '../../runtime/exact/rational.js';
import { own } from '../../runtime/outcome/assessed.js';

/** How cents are made: `floor(100x + 0.5)`, the language's own decimal formatting, or digits cut off. */
export type Cents = 'add a half' | 'formatted' | 'cut';

type Value = number | string | boolean | undefined;
type Facts = Readonly<Record<string, unknown>>;

/** One amount per result; undefined where the rules hold something that this does not do (lists, dates). */
export function pricerInDoubles(
  model: Model,
  cents: Cents,
): (facts: Facts) => readonly (string | undefined)[] {
  const definitions = new Map(model.definitions.map(({ id, body }) => [id, body]));
  const tables = new Map(model.tables.map((table) => [table.id, table]));
  const chosen = new Map(model.readings.map((reading) => [reading.name, reading.chosen]));
  const types = new Map(model.facts.map(({ name, type }) => [name, type]));

  return (facts) => {
    const known = new Map<string, Value>();
    const named = (id: string): Value => {
      if (known.has(id)) return known.get(id);
      known.set(id, undefined);
      const body = definitions.get(id);
      const value = body === undefined ? undefined : worth(body);
      known.set(id, value);
      return value;
    };
    const factValue = (name: string): Value => {
      const given = own(facts, name);
      const type = types.get(name);
      if (type?.kind !== 'quantity')
        return typeof given === 'string' || typeof given === 'boolean' ? given : undefined;
      const number = typeof given === 'number' || typeof given === 'string' ? Number(given) : Number.NaN;
      return type.percent ? number / 100 : number;
    };
    const numberOf = (expression: Expression | undefined): number => {
      const value = expression === undefined ? undefined : worth(expression);
      return typeof value === 'number' ? value : Number.NaN;
    };
    const holds = (expression: Expression): boolean => worth(expression) === true;

    const looked = (node: Expression & { readonly kind: 'lookup' }): Value => {
      const table = tables.get(node.table);
      const keys = node.keys.map(worth);
      const row = table && rowFor(table, keys);
      const cell = row?.cells[node.column];
      return cell === undefined ? undefined : worth(cell);
    };

    const worth = (node: Expression): Value => {
      switch (node.kind) {
        case 'number':
          return asDouble(node.value);
        case 'text':
        case 'yes-no':
        case 'option':
          return node.value;
        case 'fact':
          return factValue(node.fact);
        case 'given':
          return facts[node.fact] !== undefined;
        case 'reading':
          return chosen.get(node.reading);
        case 'reference':
          return named(node.definition);
        case 'add':
          return numberOf(node.left) + numberOf(node.right);
        case 'subtract':
          return numberOf(node.left) - numberOf(node.right);
        case 'multiply':
          return numberOf(node.left) * numberOf(node.right);
        case 'divide':
          return numberOf(node.left) / numberOf(node.right);
        case 'negate':
          return -numberOf(node.operand);
        case 'not':
          return !holds(node.operand);
        case 'minimum':
          return Math.min(...node.operands.map(numberOf));
        case 'maximum':
          return Math.max(...node.operands.map(numberOf));
        case 'and':
          return node.operands.every(holds);
        case 'or':
          return node.operands.some(holds);
        case 'round':
          return rounded(numberOf(node.operand), node.mode, asDouble(node.step), cents);
        case 'compare':
          return compared(node, worth);
        case 'conditional':
          return worth(node.branches.find(({ when }) => holds(when))?.then ?? node.otherwise);
        case 'alternatives': {
          const values = node.items.map(({ value }) => numberOf(value));
          const made = {
            lower: Math.min,
            higher: Math.max,
            sum: (...all: number[]) => all.reduce((a, b) => a + b, 0),
          };
          return made[node.rule](...values);
        }
        case 'lookup':
          return looked(node);
        default:
          node.kind satisfies
            | 'earlier'
            | ListKind
            | DateKind
            | 'scale'
            | 'date'
            | 'not-given'
            | 'position'
            | 'retained-label'
            | 'in-force';
          // Lists, dates, scales, versions: another system's way through them cannot be guessed from the rules.
          return undefined;
      }
    };
    return model.results.map(({ definition, decimals }) => {
      const value = named(definition);
      return typeof value === 'number' && Number.isFinite(value)
        ? written(value, decimals, cents)
        : undefined;
    });
  };
}

const asDouble = ({ n, d }: Rational): number => Number(n) / Number(d);

function written(value: number, decimals: number, cents: Cents): string {
  return (cents === 'cut' ? Math.trunc(value * 10 ** decimals) / 10 ** decimals : value).toFixed(decimals);
}

function rounded(value: number, mode: RoundingMode, step: number, cents: Cents): number {
  const steps = value / step;
  const ways: Readonly<Record<RoundingMode, () => number>> = {
    'half-up': () => (cents === 'cut' ? Math.trunc(steps) : Math.floor(steps + 0.5)),
    'half-down': () => Math.ceil(steps - 0.5),
    'half-even': () => {
      const floor = Math.floor(steps);
      return steps - floor === 0.5 ? floor + (floor % 2) : Math.round(steps);
    },
    up: () => Math.ceil(steps),
    down: () => Math.trunc(steps),
  };
  if (cents === 'formatted' && mode === 'half-up' && step < 1) {
    return Number(value.toFixed(Math.max(0, Math.round(-Math.log10(step)))));
  }
  return ways[mode]() * step;
}

function compared(
  node: Expression & { readonly kind: 'compare' },
  worth: (node: Expression) => Value,
): Value {
  const [left, right] = [worth(node.left), worth(node.right)];
  if (left === undefined || right === undefined) return undefined;
  switch (node.operator) {
    case 'equal':
      return left === right;
    case 'not-equal':
      return left !== right;
    case 'below':
      return left < right;
    case 'up-to':
      return left <= right;
    case 'from':
      return left >= right;
    case 'above':
      return left > right;
    default:
      node.operator satisfies never;
      return undefined;
  }
}

const rowFor = ({ rows }: Table, keys: readonly Value[]) =>
  rows.find(({ matches }) =>
    matches.every((match, index) => {
      const key = keys[index];
      switch (match.kind) {
        case 'any':
          return true;
        case 'yes-no':
          return key === match.value;
        case 'options':
          return typeof key === 'string' && match.options.includes(key);
        case 'band': {
          if (typeof key !== 'number') return false;
          const { from, to } = match;
          const low =
            from === undefined || (from.inclusive ? key >= asDouble(from.value) : key > asDouble(from.value));
          return (
            low && (to === undefined || (to.inclusive ? key <= asDouble(to.value) : key < asDouble(to.value)))
          );
        }
        default:
          match satisfies never;
          return false;
      }
    }),
  );
