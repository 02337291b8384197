// Results of two tariffs as results of one model: each on both sides, the difference, and what each change moves.

import type { ComparedResult } from '../../3-model/comparison.js';
import { cycleOf, type Definition, type Expression, type Model, type Result } from '../../3-model/model.js';
import type { ChangedPart } from './changed-parts.js';
import type { Lane, PartName, Pool } from './lanes.js';
import { comparedWords } from './words.js';

export type Pair = readonly [was: Result | undefined, is: Result | undefined];

/** One step on the way from before to after. */
export interface Mixed {
  /** Undefined: all that is not told apart. */
  readonly change: ChangedPart | undefined;
  /** With this change and those before it; undefined for the last, which is after itself. */
  readonly lane: Lane | undefined;
}

/** A changed part, or all that are not told apart. */
export type Moved = PartName | 'others';

interface Compared {
  readonly pool: Pool;
  readonly lanes: readonly [Lane, Lane];
  readonly sides: readonly [string, string];
  readonly mixed: readonly Mixed[];
  readonly locale: Model['language'];
}

/** Shares, of all results together; a result has all of its shares or none. */
const mostShares = 40;
/** Behind the name of a result. */
const suffixes = {
  en: { before: '_before', after: '_after', difference: '_difference', share: '_effect_' },
  fr: { before: '_avant', after: '_apres', difference: '_ecart', share: '_effet_' },
} as const;

export class ComparedResults {
  readonly definitions: Definition[] = [];
  readonly results: Result[] = [];
  readonly lines: ComparedResult[] = [];
  /** By what moved: the share by the difference that it is a share of. */
  readonly shares = new Map<Moved, Map<string, string>>();
  readonly #all: Compared;
  #left = mostShares;

  constructor(all: Compared) {
    this.#all = all;
  }

  add([was, is]: Pair): void {
    const { lanes, locale } = this.#all;
    const label = is?.label ?? was?.label ?? '';
    const line = { label, before: this.#onSide(was, 0), after: this.#onSide(is, 1) };
    const difference =
      was !== undefined && is !== undefined && areAmounts(was, is)
        ? this.#less(
            [was, is],
            lanes,
            `${was.name}${suffixes[locale].difference}`,
            comparedWords[locale].difference(label),
          )
        : undefined;
    this.lines.push({ ...line, difference });
    if (difference !== undefined && was !== undefined && was.list === undefined)
      this.#addShares(was, label, difference);
  }

  #onSide(result: Result | undefined, side: 0 | 1): string | undefined {
    if (result === undefined) return undefined;
    const { pool, lanes, locale, sides } = this.#all;
    const lane = lanes[side];
    const name = pool.freeResult(`${result.name}${suffixes[locale][side === 0 ? 'before' : 'after']}`);
    this.results.push({
      ...result,
      name,
      label: comparedWords[locale].ofSide(result.label, sides[side]),
      definition: lane.definition(result.definition),
      ...(result.exists === undefined ? {} : { exists: lane.definition(result.exists) }),
    });
    return name;
  }

  #addShares(result: Result, label: string, difference: string): void {
    const { mixed, lanes, locale } = this.#all;
    const words = comparedWords[locale];
    const moves = mixed.flatMap(({ change, lane }, place) => {
      const earlier = mixed[place - 1]?.lane ?? lanes[0];
      const later = lane ?? lanes[1];
      const isMoved = earlier.definition(result.definition) !== later.definition(result.definition);
      return isMoved ? [{ change, between: [earlier, later] as const }] : [];
    });
    if (moves.length > this.#left) return;
    this.#left -= moves.length;
    moves.forEach(({ change, between }, place) => {
      const name = this.#less(
        [result, result],
        between,
        `${result.name}${suffixes[locale].share}${place + 1}`,
        words.effect(label, change?.label ?? words.others),
      );
      if (name === undefined) return;
      const moved = change?.part ?? 'others';
      this.shares.set(moved, (this.shares.get(moved) ?? new Map<string, string>()).set(difference, name));
    });
  }

  /** A result that is one value less another, where the case has both. */
  #less(
    [was, is]: readonly [Result, Result],
    [from, to]: readonly [Lane, Lane],
    wanted: string,
    label: string,
  ): string | undefined {
    const { pool } = this.#all;
    const find = (id: string | undefined): Definition | undefined =>
      pool.definitions.find((one) => one.id === id);
    const old = find(from.definition(was.definition));
    const renewed = find(to.definition(is.definition));
    if (old === undefined || renewed === undefined) return undefined;
    const name = pool.free(wanted, '_');
    const { span, type } = old;
    const refer = (one: Definition): Expression => ({
      kind: 'reference',
      definition: one.id,
      items: one.loops.map(({ id }) => id),
      type: one.type,
      span,
    });
    const add = (id: string, body: Expression, at: Definition, role: Definition['role']): void => {
      this.definitions.push({
        ...at,
        id,
        owner: name,
        final: id === name,
        label,
        role,
        type: body.type,
        body,
        formula: label,
        quote: undefined,
        counterfactual: undefined,
      });
    };
    // Items are those of before: a list goes by one name on both sides.
    const right = refer(old);
    const items = old.loops.map(({ id }) => id);
    const left: Expression = { kind: 'reference', definition: renewed.id, items, type: renewed.type, span };
    add(name, { kind: 'subtract', left, right, type, span }, old, 'formula');
    const asked = [
      find(was.exists && from.definition(was.exists)),
      find(is.exists && to.definition(is.exists)),
    ].filter((one) => one !== undefined);
    const [first] = asked;
    const exists = first && pool.free(`${name}/exists`, '_');
    if (first !== undefined && exists !== undefined) {
      const operands = [...new Set(asked)].map(refer);
      add(exists, { kind: 'and', operands, type: { kind: 'yes-no' }, span }, first, 'condition');
    }
    const { decimals, list } = was;
    this.results.push({
      name,
      label,
      definition: name,
      kind: was.kind,
      type: was.type,
      decimals,
      list,
      ...(exists === undefined ? {} : { exists }),
      listed: true,
    });
    return name;
  }
}

/** Of what goes round, such as a time of day, one is not less another. */
const areAmounts = (was: Result, is: Result): boolean =>
  was.type.kind === 'quantity' &&
  cycleOf(was.type) === undefined &&
  JSON.stringify(was.type) === JSON.stringify(is.type) &&
  was.list === is.list;
