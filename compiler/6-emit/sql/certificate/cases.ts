// The cases of a certificate: examples of the file, cases that tell what a wrong query would get wrong, facts that must be refused.

import type { Model } from '../../../3-model/model.js';
import { boundaryCases, inputOf } from '../../../4-analyse/boundary-cases.js';
import type { Program } from '../../../5-lower/program/program.js';
import { tellingCases } from '../../../5-lower/telling/telling-cases.js';
import { own } from '../../../runtime/outcome/assessed.js';
import type { Dialect } from '../dialect.js';
import { badCases, type CaseFacts, itemsOf } from './bad-facts.js';

export interface CasesAsked {
  /** Cases at least: where fewer tell everything, more are drawn. */
  readonly count: number;
  readonly tried: number;
  /** Whether a case is priced. */
  readonly isPriced: (facts: CaseFacts) => boolean;
  /** What chooses the cases that tell a wrong query. */
  readonly tell?: typeof tellingCases | undefined;
}

const seed = 16;
/** Items of a case that is written once for each bad fact, where there are such cases. */
const mostItems = 8;

/** Each once. */
export function certificateCases(
  model: Model,
  program: Program,
  dialect: Dialect,
  { count, tried, isPriced, tell = tellingCases }: CasesAsked,
): readonly CaseFacts[] {
  const names = new Set(program.inputs.map(({ shape }) => shape.list ?? shape.name));
  for (const { name } of program.lists) names.add(name);
  const known = (facts: CaseFacts): CaseFacts =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => names.has(name)));
  // A query asks for every list but optional ones, also where the case has no use for it: one without items says so.
  const asked = program.lists.filter(({ mayBeAbsent }) => !mayBeAbsent).map(({ name }) => name);
  const withLists = (facts: CaseFacts): CaseFacts => ({
    ...Object.fromEntries(asked.flatMap((name) => (own(facts, name) === undefined ? [[name, []]] : []))),
    ...facts,
  });
  const isRefusedByAll = (facts: CaseFacts): boolean =>
    asked.every((name) => own(facts, name) !== undefined) || !isPriced(facts);
  const drawn = boundaryCases(model, { seed, count }).map(({ input }) => withLists(input));
  // Facts that a case asks for stand in one of them at least; lists are best with several items, and each is written many times.
  const priced = [...drawn].filter(isPriced);
  const items = (facts: CaseFacts) =>
    program.lists.reduce((sum, { name }) => sum + itemsOf(facts, name).length, 0);
  const size = (facts: CaseFacts) => Object.keys(facts).length + items(facts);
  const short = priced.filter((facts) => items(facts) <= mostItems);
  const fullest = (short.length > 0 ? short : priced).toSorted((a, b) => size(b) - size(a))[0];
  const bases = new Set([fullest, priced[0]].filter((facts) => facts !== undefined));
  const effort = { seed, drawn: tried, bases: Math.ceil(tried / 150) };
  const all: CaseFacts[] = [
    ...model.examples.map(({ facts }) => withLists(facts)),
    ...tell(model, program, effort).map((facts) => withLists(inputOf(model, facts))),
    ...[...bases].flatMap((base) => badCases(program, dialect, known(base)).filter(isRefusedByAll)),
  ];
  const distinct = new Map<string, CaseFacts>();
  const add = (facts: CaseFacts) => distinct.set(JSON.stringify(known(facts)), known(facts));
  all.forEach(add);
  for (const facts of drawn) if (distinct.size < count) add(facts);
  return [...distinct.values()];
}
