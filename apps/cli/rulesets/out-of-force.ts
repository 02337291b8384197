// A tariff has no clock: where no date decides, its amounts are those of its period, whenever they are asked for. The
// command line knows the day, and says so when the period is another.

import type { Model } from '../../../compiler/3-model/model.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { daysFromIso, isoFromDays } from '../../../compiler/runtime/exact/calendar.js';
import type { Host } from '../process/host.js';

/** Tells on the stream of diagnostics when today lies in no period of the tariff. Nothing where the host has no clock. */
export function tellOutOfForce({ label, versions }: Model, host: Host, locale: Locale): void {
  if (host.quiet === true) return;
  const today = host.today?.();
  const day = today === undefined ? undefined : daysFromIso(today);
  if (today === undefined || day === undefined) return;
  if (versions.some(({ from, to }) => (from ?? day) <= day && day <= (to ?? day))) return;
  const periods = versions.map(({ from, to }) => periodText(from, to, locale)).join(', ');
  host.err(
    {
      en: `note: “${label}” is valid ${periods}; today, ${today}, it is not in force\n`,
      fr: `remarque : « ${label} » vaut ${periods} ; aujourd'hui, ${today}, il n'est pas en vigueur\n`,
    }[locale],
  );
}

function periodText(from: number | undefined, to: number | undefined, locale: Locale): string {
  const [since, until] = { en: ['from', 'to'], fr: ['du', 'au'] }[locale];
  return [
    from === undefined ? '' : `${since} ${isoFromDays(from)}`,
    to === undefined ? '' : `${until} ${isoFromDays(to)}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
