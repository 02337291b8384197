// The decisions of a model (roundings, comparisons), known from passes over it before the last: under the chosen readings
// with the parameters as printed, and with parameters as far as they may be changed.

import type { Span } from '../../../source.js';
import { chooseGuard, clearanceOf, type Decision, type Guard, safeSize } from './guard.js';
import { either } from './precision.js';

/** Which decision: of which step, at which place of the rule file. */
export type Site = string;

export const siteOf = (owner: string, span: Span): Site => `${owner} ${span.file}:${span.start}-${span.end}`;

export type Decisions = ReadonlyMap<Site, Decision>;

/** What a pass over the model is for. */
export type Pass =
  /** Looks only: nothing but the chosen readings. */
  | { readonly kind: 'survey' }
  | { readonly kind: 'final'; readonly delivered: Decisions; readonly edited: Decisions };

/** Two decisions at one site are taken as one that may be either. */
export function joined(a: Decision | undefined, b: Decision): Decision {
  if (a === undefined) return b;
  return {
    precision: either(a.precision, b.precision),
    critical: b.critical,
    size: Math.max(a.size, b.size),
    difference: b.difference,
  };
}

export function guardAt(site: Site, any: Decision, pass: Pass): Guard {
  if (pass.kind === 'survey') return chooseGuard({ delivered: any, edited: any, any });
  return chooseGuard({ delivered: pass.delivered.get(site), edited: pass.edited.get(site), any });
}

/**
 * The least share of its range for which a decision stays safe after an edit, over all decisions: everywhere, or for all
 * values that lie clear of a point of decision.
 */
export function leastReach(decisions: Decisions, delivered: Decisions): number {
  let least = 1;
  for (const [site, edited] of decisions) {
    const usual = delivered.get(site);
    const guard = chooseGuard({ delivered: usual, edited, any: edited });
    const size = usual?.size ?? edited.size;
    const safe = Math.max(safeSize(edited, guard.digits), clearanceOf(edited, guard.digits).size);
    if (size > 0) least = Math.min(least, safe / size);
  }
  return least;
}
