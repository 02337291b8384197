// Alternatives that never win, and cases that never come up, whatever the facts.

import { walk } from '../../../3-model/expressions/walk.js';
import type { Expression } from '../../../3-model/model.js';
import {
  alternativeNeverRetained,
  caseNeverOccurs,
} from '../../../diagnostics/catalogue/analysis/analysis-steps.js';
import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import { compare } from '../../../runtime/exact/rational.js';
import type { Span } from '../../../source.js';
import type { Range } from '../../ranges.js';
import type { Check, Checked } from '../check.js';

/** A place of the file is idle when no clone of it, for a call or a version, is ever retained. */
export const neverRetained: Check = (checked, report) => {
  const { model } = checked.index;
  const alive = new Set<string>();
  const idle = new Map<string, Diagnostic>();
  for (const { body, owner, counterfactual } of model.definitions) {
    // Under `with` a condition may be settled by what is replaced.
    const note = (span: Span, isIdle: boolean, diagnostic: () => Diagnostic) => {
      const place = `${span.file}:${span.start}:${span.end}`;
      if (!isIdle) alive.add(place);
      else if (counterfactual === undefined && !idle.has(place)) idle.set(place, diagnostic());
    };
    walk(body, (node) => {
      if (node.kind === 'alternatives' && node.rule !== 'sum') {
        const { rule } = node;
        const spans = node.items.map(({ value }) => spanOf(checked, value));
        const ranges = node.items.map(({ value }) => checked.ranges.ofExpression(value));
        for (const [place, { label }] of node.items.entries()) {
          const span = spans[place] ?? node.span;
          note(span, loses(ranges, place, rule), () => alternativeNeverRetained(span, { label, owner }));
        }
      }
      if (node.kind === 'conditional' && checked.values.hasValue(node)) {
        for (const { when, then } of node.branches) {
          // A yes or no that is written, as an argument is, says itself which case it means.
          if (when.kind === 'yes-no') continue;
          note(when.span, !checked.values.isReached(then), () =>
            caseNeverOccurs(when.span, { owner, otherwise: false }),
          );
        }
        const { otherwise } = node;
        if (otherwise.kind === 'not-given' || !isWithin(otherwise.span, node.span)) return;
        note(otherwise.span, !checked.values.isReached(otherwise), () =>
          caseNeverOccurs(otherwise.span, { owner, otherwise: true }),
        );
      }
    });
  }
  const [main] = model.files;
  for (const [place, diagnostic] of idle) {
    if (!alive.has(place) && diagnostic.span.file === main) report(diagnostic);
  }
};

/** The row of an alternative, where it has a definition of its own. */
const spanOf = ({ index }: Checked, value: Expression): Span =>
  (value.kind === 'reference' ? index.definitions.get(value.definition)?.span : undefined) ?? value.span;

function loses(ranges: readonly Range[], place: number, rule: 'lower' | 'higher'): boolean {
  const own = ranges[place];
  return ranges.some((other, index) => {
    if (index === place || own === undefined) return false;
    const [nearest, furthest] =
      (rule satisfies 'lower' | 'higher') === 'lower' ? [own.lo, other.hi] : [other.lo, own.hi];
    if (nearest === undefined || furthest === undefined) return false;
    const order = compare(nearest, furthest);
    return order > 0 || (order === 0 && index < place);
  });
}

const isWithin = (inner: Span, outer: Span): boolean =>
  inner.file === outer.file && outer.start <= inner.start && inner.end <= outer.end;
