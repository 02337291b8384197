// What the plan of a workbook is given: the model, its words, how free parameters are, and what this pass is for.

import type { Model } from '../../../3-model/model.js';
import { unroundedSteps } from '../../../3-model/unrounded-steps.js';
import type { Range, Ranges } from '../../../4-analyse/ranges.js';
import type { Span } from '../../../source.js';
import type { Words } from '../../wording/words.js';
import type { Pass } from '../exactness/decisions.js';
import type { Freedom } from '../exactness/policy.js';
import { divisorsOf } from './divisors.js';
import { sheetTitle } from './sheet-title.js';

export interface Given {
  readonly model: Model;
  readonly words: Words;
  readonly freedom: Freedom;
  readonly pass: Pass;
  /** The list whose items are establishments, in a portfolio. */
  readonly portfolio: string | undefined;
  /** Limits of definitions that the analysis of the model knows, for a survey of the case as delivered. */
  readonly known: Ranges | undefined;
  readonly divisors: ReadonlySet<string>;
  /** Facts without which some results can do: a value that comes to one exists where it is accepted. */
  readonly tracked: ReadonlySet<string>;
  /** Of definitions that are carried from item to item, what is known of their values. */
  readonly carried: ReadonlyMap<string, Range>;
  /** Those of them that may have no value; more may be found while the book is planned. */
  readonly lacking: Set<string>;
  /**
   * By step: of which amount it is what is rounded, and how it is called where another amount takes it. "Times the share of the
   * rate" would say that of any of them.
   */
  readonly unrounded: ReadonlyMap<string, { readonly owner: string; readonly label: string }>;
  /** Titles of the lists' sheets. */
  readonly listTitles: ReadonlyMap<string, string>;
}

/** What a pass over the model is given. */
export interface PassOptions {
  readonly freedom: Freedom;
  readonly pass: Pass;
  readonly known?: Ranges | undefined;
  readonly portfolio?: string | undefined;
  readonly carried?: ReadonlyMap<string, Range>;
  readonly lacking?: Set<string>;
  readonly tracked?: ReadonlySet<string>;
}

export const createGiven = (
  model: Model,
  words: Words,
  { freedom, pass, known, portfolio, carried, lacking, tracked }: PassOptions,
): Given => ({
  model,
  words,
  freedom,
  pass,
  portfolio,
  known,
  divisors: divisorsOf(model),
  tracked: tracked ?? new Set(),
  carried: carried ?? new Map(),
  lacking: lacking ?? new Set(),
  unrounded: new Map(
    [...unroundedSteps(model)].map(([step, { owner, label }]) => [
      step,
      { owner, label: `${label} – ${words.beforeRounding}` },
    ]),
  ),
  listTitles: listTitles(model, words),
});

/** Whether the number at a place of the rule file divides something. */
export const isDivisor = ({ divisors }: Given, span: Span | undefined): boolean =>
  span !== undefined && divisors.has(`${span.file}:${span.start}-${span.end}`);

/** All different, whatever the case of their letters. */
function listTitles(model: Model, words: Words): ReadonlyMap<string, string> {
  const taken = new Set(Object.values(words.sheets).map((title) => title.toLowerCase()));
  const titles = new Map<string, string>();
  for (const { name, label } of model.lists) {
    const clean = sheetTitle(label, 28) || sheetTitle(name, 28);
    let title = clean;
    for (let count = 2; taken.has(title.toLowerCase()); count++) title = `${clean} ${count}`;
    taken.add(title.toLowerCase());
    titles.set(name, title);
  }
  return titles;
}
