// What each result asks of a case: facts that it needs whatever the case, and facts that only some cases come to.

import type { Fact, Model } from '../../../3-model/model.js';
import { type Reached, reach } from '../../../3-model/reached/facts-reached.js';
import { Surely } from '../../../3-model/reached/surely.js';

export interface ResultNeeds {
  /** By name: all that a result may come to. Undefined where all results are withheld together. */
  readonly reached: ReadonlyMap<string, Reached> | undefined;
  /** Of a single result all is told at once that the case lacks, as the checks beside the inputs have it. */
  readonly isWhole: boolean;
  /** Facts that some case can do without although its results may come to them: values carry whether these are there. */
  readonly tracked: ReadonlySet<string>;
}

const together: ResultNeeds = { reached: undefined, isWhole: true, tracked: new Set() };

/** An establishment of a portfolio is ready as a whole. */
export function resultNeeds(model: Model, portfolio: string | undefined): ResultNeeds {
  const listed = model.results.filter((result) => result.listed);
  if (portfolio !== undefined) return together;
  const isWhole = listed.length < 2;
  const surely = new Surely(model);
  const reached = new Map<string, Reached>();
  const tracked = new Set<string>();
  for (const { name, definition, exists } of listed) {
    const own = reach(model, [definition]);
    reached.set(name, own);
    const certain = new Set(surely.behind(exists ?? definition));
    for (const fact of model.facts) {
      if (isWhole || !own.facts.has(fact.name) || !isAsked(fact)) continue;
      if (fact.list !== undefined || !certain.has(fact.name)) tracked.add(fact.name);
    }
  }
  return { reached, isWhole, tracked };
}

/** Whether a case that comes to the fact lacks it where it is blank. */
const isAsked = ({ presence }: Fact): boolean => presence.kind === 'always' || presence.kind === 'when';

/** Whether the check beside the input says all that is to be said: blank is right, or the rules say when it is. */
export function isChecked({ presence }: Fact): boolean {
  switch (presence.kind) {
    case 'always':
      return false;
    case 'when':
      return presence.inferred !== true;
    case 'optional':
    case 'default':
      return true;
    default:
      return presence satisfies never;
  }
}
