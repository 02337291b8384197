// The period that a case falls in, as data.

import { daysFromIso, isoFromDays } from '../exact/calendar.js';
import type { FactValues } from '../facts/fact-shapes.js';
import type { Period } from '../outcome/case-errors.js';
import type { InForce } from '../outcome/case-record.js';
import type { Dating } from './case-options.js';

/** One period as data. */
export const periodOf = ({ version, from, to }: Period): InForce => ({
  version: version ?? null,
  from: from === undefined ? null : isoFromDays(from),
  to: to === undefined ? null : isoFromDays(to),
});

/** That of a case as it was read, with the date that was said beside its facts. */
export function inForceOf(
  dating: Dating,
  { values }: FactValues,
  on: string | undefined,
): InForce | undefined {
  const day = dating.kind === 'none' ? undefined : values[dating.fact];
  if (typeof day === 'object') return inForceOn(dating, Number(day.n));
  return inForceOn(dating, on === undefined ? undefined : daysFromIso(on));
}

/**
 * The period that holds `day` (whole days since 1970-01-01). Without a day, the only period there is, of a tariff that no
 * date decides in; otherwise undefined.
 */
export function inForceOn({ kind, versions }: Dating, day: number | undefined): InForce | undefined {
  if (day === undefined) {
    const [only, ...others] = versions;
    return kind === 'none' && only !== undefined && others.length === 0 ? periodOf(only) : undefined;
  }
  const found = versions.find(
    ({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to),
  );
  return found && periodOf(found);
}
