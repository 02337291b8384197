// Two tariffs → one model that prices a case by both, with each result on both sides, its difference, and the share that each
// changed part of the rules has in it. What both have in common stands in it once.

import type { ComparedChange, ComparedStep } from '../../3-model/comparison.js';
import type { Model, Notice, Requirement, Result } from '../../3-model/model.js';
import { conditionText } from '../edits/content.js';
import { changesBetween } from '../tariffs/changes.js';
import { areExchangeable, type ChangedPart, changedParts, partOf } from './changed-parts.js';
import { ComparedResults, type Mixed, type Pair } from './compared-results.js';
import { keptExamples } from './kept-examples.js';
import { type Lane, Pool } from './lanes.js';
import { toldApart, union } from './merged-parts.js';
import { sharedFacts, sharedLists, type Unshared } from './shared-facts.js';
import { changeKinds, comparedWords, signOf } from './words.js';

export interface ComparedSide {
  /** What people call it: a year, a file, an option. */
  readonly name: string;
  readonly model: Model;
}

/** Why two tariffs cannot stand side by side. */
export type Incomparable =
  | { readonly kind: 'fact'; readonly fact: Unshared }
  | { readonly kind: 'dates'; readonly before: string; readonly after: string }
  | { readonly kind: 'results' };

/** Changes that are told apart in a difference; the others are one. */
const mostChanges = 8;
/** Behind names that before has too. */
const suffixOfAfter = { en: '_after', fr: '_apres' } as const;

/** `isSameDocument`: whether both sides read the same text under a name. */
export function comparedRules(
  [old, renewed]: readonly [ComparedSide, ComparedSide],
  isSameDocument: (name: string) => boolean = () => true,
): Model | Incomparable {
  const before = old.model;
  const after = toldApart(renewed.model, before, renewed.name, isSameDocument);
  const dates = [before.dating, after.dating].flatMap((dating) => (dating.kind === 'none' ? [] : [dating]));
  const [first, second] = dates;
  if (first && second && first.fact !== second.fact)
    return { kind: 'dates', before: first.fact, after: second.fact };
  const locale = after.language;
  const words = comparedWords[locale];
  const changes = changesBetween(before, after);
  const pool = new Pool(before, after);
  const lanes = [pool.lane('', () => false), pool.lane(suffixOfAfter[locale], () => true)] as const;
  const pairs = pairsOf(before, after);
  if (!pairs.some(([was, is]) => was !== undefined && is !== undefined)) return { kind: 'results' };
  for (const [was, is] of pairs) {
    reach(lanes[0], was);
    reach(lanes[1], is);
  }
  const facts = sharedFacts([before.facts, after.facts], lanes);
  if ('why' in facts) return { kind: 'fact', fact: facts };
  const requirements = sharedRequirements([before, after], lanes);
  const notices = sharedNotices([before, after], lanes);
  const mixed = mixedLanes(pool, before, after, changedParts(before, after, changes));

  const compared = new ComparedResults({
    pool,
    lanes,
    sides: [old.name, renewed.name],
    mixed,
    locale,
  });
  for (const pair of pairs) compared.add(pair);
  const { shares, lines } = compared;

  const told = changes.map((change): ComparedChange => {
    const part = partOf(change.kind, change.name);
    const effects = (part && shares.get(part)) ?? new Map<string, string>();
    if (part !== undefined) shares.delete(part);
    return {
      kind: changeKinds[locale][change.kind],
      sign: signOf(change),
      label: change.label === '' ? change.name : change.label,
      was: change.was,
      is: change.is,
      effects,
    };
  });
  const rest = [...shares].map(
    ([part, effects]): ComparedChange => ({
      kind: changeKinds[locale].rule,
      sign: '~',
      label: mixed.find(({ change }) => change?.part === part)?.change?.label ?? words.others,
      was: undefined,
      is: undefined,
      effects,
    }),
  );

  const isIn = (lane: Lane, id: string): boolean => lane.used.has(id) || lane.usedTables.has(id);
  const sideOf = (id: string, label: string): string => {
    if (isIn(lanes[0], id) && isIn(lanes[1], id)) return label;
    if (isIn(lanes[0], id)) return words.ofSide(label, old.name);
    if (isIn(lanes[1], id)) return words.ofSide(label, renewed.name);
    return words.ofMixture(label, mixed.findIndex(({ lane }) => lane && isIn(lane, id)) + 1);
  };
  const marked = <T extends { readonly id: string; readonly label: string }>(one: T): T => ({
    ...one,
    label: sideOf(one.id, one.label),
  });
  const twice = new Set(after.readings.map(({ name }) => lanes[1].reading(name)));
  const model: Model = {
    ...before,
    name: `${before.name}_${after.name}`,
    label: words.title(after.label, old.name, renewed.name),
    language: locale,
    files: [...new Set([...before.files, ...after.files])],
    documents: union(before.documents, after.documents, ({ name }) => name),
    currencies: union(before.currencies, after.currencies, ({ code }) => code),
    units: union(before.units, after.units, (unit) =>
      JSON.stringify(unit, (key, part) =>
        key === 'span' ? undefined : typeof part === 'bigint' ? `${part}` : part,
      ),
    ),
    versions: [before, after].flatMap(({ versions }, side) =>
      versions.map((version) => ({
        ...version,
        name: [
          side === 0 ? old.name : renewed.name,
          ...(version.name === undefined ? [] : [version.name]),
        ].join(' – '),
      })),
    ),
    dating: first ?? { kind: 'none' },
    sections: union(before.sections, after.sections, ({ id }) => id),
    facts,
    lists: sharedLists([before.lists, after.lists], lanes),
    readings: pool.readings.map((reading) => {
      const isOld = before.readings.some(({ name }) => lanes[0].reading(name) === reading.name);
      const side = isOld && twice.has(reading.name) ? undefined : isOld ? old.name : renewed.name;
      return side === undefined ? reading : { ...reading, label: words.ofSide(reading.label, side) };
    }),
    tables: pool.tables.map(marked),
    scales: pool.scales.map(marked),
    definitions: [...pool.definitions.map(marked), ...compared.definitions],
    results: compared.results,
    notices,
    requirements,
    properties: [],
    claims: [],
    keyedRows: [],
    examples: [],
    comparison: {
      sides: [old.name, renewed.name],
      results: lines,
      changes: [...told, ...rest],
      steps: comparedSteps(pool, lanes),
    },
  };
  return {
    ...model,
    examples: keptExamples(
      model,
      [before, after].map(({ examples }, side) => ({
        examples,
        name: side === 0 ? old.name : renewed.name,
        lane: lanes[side === 0 ? 0 : 1],
        results: new Map(
          pairs.flatMap(([was, is], place): (readonly [string, string])[] => {
            const name = (side === 0 ? was : is)?.name;
            const own = side === 0 ? lines[place]?.before : lines[place]?.after;
            return name === undefined || own === undefined ? [] : [[name, own]];
          }),
        ),
      })),
    ),
  };
}

/** Listed results by name, in the order of before, then what only after has. */
function pairsOf(before: Model, after: Model): readonly Pair[] {
  const others = new Map(after.results.flatMap((one) => (one.listed ? [[one.name, one] as const] : [])));
  const pairs = before.results.flatMap((one): readonly Pair[] => {
    if (!one.listed) return [];
    const other = others.get(one.name);
    others.delete(one.name);
    return [[one, other]];
  });
  return [...pairs, ...[...others.values()].map((one): Pair => [undefined, one])];
}

function reach(lane: Lane, result: Result | undefined): void {
  if (result === undefined) return;
  lane.definition(result.definition);
  if (result.exists !== undefined) lane.definition(result.exists);
}

/** From before to after by one change at a time; the shares add up to the difference, in this order of changes. */
function mixedLanes(
  pool: Pool,
  before: Model,
  after: Model,
  parts: readonly ChangedPart[],
): readonly Mixed[] {
  if (pool.isCarried || parts.length === 0 || !areExchangeable(before, after)) return [];
  const apart = parts.slice(0, parts.length > mostChanges ? mostChanges - 1 : mostChanges);
  const groups: readonly (ChangedPart | undefined)[] = [
    ...apart,
    ...(parts.length > apart.length ? [undefined] : []),
  ];
  return groups.map((change, place) => {
    if (place === groups.length - 1) return { change, lane: undefined };
    const taken = new Set(apart.slice(0, place + 1).map(({ part }) => part));
    return { change, lane: pool.lane(`~${place + 1}`, (part) => taken.has(part)) };
  });
}

function sharedRequirements(
  sides: readonly [Model, Model],
  lanes: readonly [Lane, Lane],
): readonly Requirement[] {
  const found = new Map<string, Requirement>();
  sides.forEach(({ requirements }, side) => {
    const lane = lanes[side === 0 ? 0 : 1];
    for (const one of requirements) {
      const condition = lane.expression(one.condition);
      const key = conditionText(condition);
      if (found.has(key)) continue;
      const isSecond = one.inForce !== undefined && [...found.values()].some(({ inForce }) => inForce);
      const { inForce, stated, ...rest } = one;
      found.set(key, {
        ...rest,
        condition,
        ...(stated === undefined ? {} : { stated: lane.expression(stated) }),
        ...(inForce === undefined || isSecond
          ? {}
          : { inForce: { ...inForce, date: lane.expression(inForce.date) } }),
      });
    }
  });
  return [...found.values()];
}

function sharedNotices(sides: readonly [Model, Model], lanes: readonly [Lane, Lane]): readonly Notice[] {
  const found = new Map<string, Notice>();
  sides.forEach(({ notices }, side) => {
    const lane = lanes[side === 0 ? 0 : 1];
    for (const one of notices) {
      const when = one.when && lane.expression(one.when);
      const key = `${one.text} ${conditionText(when)}`;
      if (!found.has(key)) found.set(key, { ...one, id: `${side === 0 ? '' : 'after/'}${one.id}`, when });
    }
  });
  return [...found.values()];
}

/** What both know by a name, with a value of its own on each side. */
function comparedSteps(pool: Pool, [old, renewed]: readonly [Lane, Lane]): readonly ComparedStep[] {
  const renewedOf = new Map([...renewed.used].map(([name, id]) => [id, name]));
  return pool.definitions.flatMap((one): readonly ComparedStep[] => {
    const id = old.used.get(one.id);
    const after = id === undefined ? undefined : renewedOf.get(id);
    if (after === undefined || after === one.id || one.list !== undefined || one.counterfactual) return [];
    const isKnown = one.final || one.role === 'alternative';
    return isKnown && one.inferred !== true ? [{ label: one.label, before: one.id, after }] : [];
  });
}
