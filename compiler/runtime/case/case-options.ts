// What a caller says beside the facts: readings, results and the date, with a named error for each mistake.

import { daysFromIso } from '../exact/calendar.js';
import { equals, rational } from '../exact/rational.js';
import type { FactValues, Value } from '../facts/fact-shapes.js';
import type { CaseError } from '../outcome/assessment.js';
import { notInForce, type Period, unknownReading, unknownResult } from '../outcome/case-errors.js';

export interface CaseOptions {
  /** Option per reading; those left out are as chosen in the file. */
  readonly readings?: Readonly<Record<string, string | undefined>>;
  /** Names of results; all listed ones without it. */
  readonly results?: readonly string[];
  /** The date that decides which version is in force, `YYYY-MM-DD`, where no fact does. */
  readonly on?: string;
}

export interface ReadingShape {
  readonly name: string;
  readonly options: readonly string[];
  readonly chosen: string;
}

/** Which date decides what is in force, and the periods that there are. */
export interface Dating {
  readonly kind: 'none' | 'fact' | 'on';
  readonly fact: string;
  readonly versions: readonly Period[];
}

/** The readings that the caller chooses; wrong ones are reported and left out. */
export function readingsGiven(
  readings: readonly ReadingShape[],
  given: Readonly<Record<string, string | undefined>>,
  errors: CaseError[],
): Readonly<Record<string, string>> {
  const options = Object.fromEntries(readings.map((reading) => [reading.name, reading.options]));
  const chosen: Record<string, string> = {};
  for (const [name, option] of Object.entries(given)) {
    if (option === undefined) continue;
    if (!Object.hasOwn(options, name)) errors.push(unknownReading(name, options));
    else if (!options[name]?.includes(option)) errors.push(unknownReading(name, options, `${option}`));
    else chosen[name] = option;
  }
  return chosen;
}

/** The results asked for, in the order of the file; all listed ones when none are named. */
export function askedResults<T extends { readonly name: string; readonly listed: boolean }>(
  results: readonly T[],
  names: readonly string[] | undefined,
  errors: CaseError[],
): readonly T[] {
  if (names === undefined) return results.filter(({ listed }) => listed);
  const known = results.map(({ name }) => name);
  for (const name of names) if (!known.includes(name)) errors.push(unknownResult(name, known));
  return results.filter(({ name }) => names.includes(name));
}

const said = (code: CaseError['code'], path: string, en: string, fr: string): CaseError => ({
  code,
  path,
  message: { en, fr },
});

/** The facts with the date that the caller gives, where the file's versions go by it. */
export function dateGiven(
  { kind, fact, versions }: Dating,
  facts: FactValues,
  on: string | undefined,
  errors: CaseError[],
): FactValues {
  if (on === undefined) return facts;
  const days = daysFromIso(on);
  if (days === undefined) {
    const en = `the date \`${on.slice(0, 60)}\` does not exist; write it like 2024-02-29`;
    const fr = `la date \`${on.slice(0, 60)}\` n'existe pas ; écrivez-la comme 2024-02-29`;
    errors.push(said('wrong_type', 'on', en, fr));
    return facts;
  }
  if (kind === 'fact') {
    const en = `the fact \`${fact}\` decides what is in force; leave the date out`;
    const fr = `c'est la donnée \`${fact}\` qui décide de ce qui est en vigueur ; ne donnez pas de date`;
    errors.push(said('unknown_fact', 'on', en, fr));
    return facts;
  }
  if (kind === 'none') {
    const covered = versions.some(
      ({ from, to }) => (from === undefined || from <= days) && (to === undefined || days <= to),
    );
    if (!covered) errors.push(notInForce('on', days, versions));
    return facts;
  }
  const value = rational(days);
  const already = facts.values[fact];
  if (typeof already === 'object' && !equals(already, value)) {
    const en = 'two different dates are given: one with the facts, one beside them';
    const fr = 'deux dates différentes sont données : une avec les données, une à part';
    errors.push(said('wrong_type', 'on', en, fr));
    return facts;
  }
  const values: Record<string, Value | undefined> = Object.create(null);
  return { values: Object.assign(values, facts.values, { [fact]: value }), lists: facts.lists };
}
