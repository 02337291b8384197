// The study: two hundred seeded changes of the three rulesets, drawn evenly by kind and ruleset.

import { Judge, type Judgement } from './judge.js';
import { kinds, type Mutation, mutationsOf } from './mutate.js';
import { readRulesets } from './rulesets.js';

export const seed = 2018;
export const total = 200;

/** Texts that are changed: the rule files, not the documents. */
const rulesOf = (files: ReadonlyMap<string, string>) =>
  new Map([...files].filter(([path]) => path.endsWith('.bareme')));

/** The changes with the place of the ruleset that each belongs to, in an order that mixes kinds and rulesets. */
export function drawn(count = total): readonly { readonly ruleset: number; readonly mutation: Mutation }[] {
  const rulesets = readRulesets();
  const perCell = Math.ceil(total / (kinds.length * rulesets.length));
  const pools = kinds.flatMap((kind, place) =>
    rulesets.map(({ files }, ruleset) => ({
      ruleset,
      mutations: mutationsOf(rulesOf(files), kind, perCell, seed + place * 10 + ruleset),
    })),
  );
  const mixed = Array.from({ length: perCell }, (_, index) =>
    pools.flatMap(({ ruleset, mutations }) => {
      const mutation = mutations[index];
      return mutation === undefined ? [] : [{ ruleset, mutation }];
    }),
  ).flat();
  return mixed.slice(0, count);
}

/** Judges the first `count` changes. */
export function study(
  count = total,
  progress?: (judgement: Judgement) => void,
  cases = 400,
): readonly Judgement[] {
  const judges = readRulesets().map((texts) => new Judge(texts, cases));
  return drawn(count).map(({ ruleset, mutation }) => {
    const judge = judges[ruleset];
    if (judge === undefined) throw new RangeError('no such ruleset');
    const judgement = judge.judge(mutation);
    progress?.(judgement);
    return judgement;
  });
}
