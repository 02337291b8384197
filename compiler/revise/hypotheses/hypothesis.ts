// What another system may do otherwise than the rules: one slip, as an edit of the rules, of a case, or of what is billed.

import type { Model } from '../../3-model/model.js';
import type { Localized } from '../../runtime/outcome/localized.js';
import type { Cents } from '../edits/price-in-doubles.js';

/** From the plainest to the least plain: where two explain alike, the plainer is named. */
export const plainness = [
  'reading',
  'version',
  'rounding',
  'boundary',
  'vat',
  'limit',
  'step',
  'condition',
  'percent',
  'constant',
  'row',
  'term',
  'factor',
  'unit',
  'fact',
  'arithmetic',
] as const;

export type HypothesisKind = (typeof plainness)[number];

/**
 * `names` say what it speaks of, by names of the rule file and words of its document (`reading`, `option`, `table`, `row`,
 * `amount`, `mode`, `step`, `fact` …). `change` says what is done with it where one place has several slips.
 */
export interface Hypothesis {
  /** Unique in a catalogue, the same for the same rules. */
  readonly id: string;
  readonly kind: HypothesisKind;
  readonly change: string;
  readonly names: Readonly<Record<string, string>>;
  readonly says: Localized;
  readonly does: Slip;
  /** Seldom done: named only where nothing plainer predicts the same of every bill. */
  readonly rare?: boolean;
}

/**
 * `rules`: prices by other rules. `case`: prices another case; undefined where the slip says nothing of this one.
 * `bill`: makes something else of the amounts, given by result in the written form.
 */
export type Slip =
  | { readonly kind: 'rules'; readonly edit: (model: Model) => Model | undefined }
  | {
      readonly kind: 'case';
      readonly edit: (
        facts: Readonly<Record<string, unknown>>,
      ) => Readonly<Record<string, unknown>> | undefined;
    }
  /** Prices by the same rules in binary floating point. */
  | { readonly kind: 'doubles'; readonly cents: Cents }
  | { readonly kind: 'bill'; readonly edit: (amount: string, result: string) => string | undefined };

/** Both edits, one after the other; undefined where they cannot be joined. */
export function joinedSlip(first: Slip, second: Slip): Slip | undefined {
  if (first.kind !== 'rules' || second.kind !== 'rules') return undefined;
  return {
    kind: 'rules',
    edit: (model) => {
      const once = first.edit(model);
      return once === undefined ? undefined : second.edit(once);
    },
  };
}

/** Negative where `a` is plainer. */
export const byPlainness = (a: Hypothesis, b: Hypothesis): number =>
  Number(a.rare ?? false) - Number(b.rare ?? false) ||
  plainness.indexOf(a.kind) - plainness.indexOf(b.kind) ||
  a.id.length - b.id.length ||
  (a.id < b.id ? -1 : 1);
