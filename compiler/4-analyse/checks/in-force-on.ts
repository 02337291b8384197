// Whether the tariff is in force on a day that somebody asks about; the compiler has no clock of its own.

import type { Model } from '../../3-model/model.js';
import { expired } from '../../diagnostics/catalogue/analysis/analysis-names.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { isoFromDays } from '../../runtime/exact/calendar.js';

/** Reports a day (whole days since 1970-01-01) that no version covers, at the version nearest before it, else after. */
export function reportNotInForce({ versions }: Model, day: number, report: Report): void {
  if (versions.some(({ from, to }) => (from ?? day) <= day && day <= (to ?? day))) return;
  const before = versions.filter(({ to }) => to !== undefined && to < day).at(-1);
  const nearest = before ?? versions[0];
  if (nearest === undefined) return;
  const iso = (date: number | undefined) => (date === undefined ? undefined : isoFromDays(date));
  report(expired(nearest.span, { on: isoFromDays(day), from: iso(nearest.from), to: iso(nearest.to) }));
}
