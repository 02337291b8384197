// What a caller says beside the facts: readings, results and the date, with a named error for each mistake.

import { daysFromIso } from '../../runtime/exact/calendar.js';
import { equals, rational } from '../../runtime/exact/rational.js';
import type { FactValues } from '../../runtime/facts/facts.js';
import type { CaseError } from '../../runtime/outcome/assessment.js';
import { notInForce, unknownReading, unknownResult } from '../../runtime/outcome/case-errors.js';
import type { Model, Result } from '../model.js';

/** The readings that the caller chooses; wrong ones are reported and left out. */
export function readingsGiven(
  model: Model,
  given: Readonly<Record<string, string>>,
  errors: CaseError[],
): Readonly<Record<string, string>> {
  const options = Object.fromEntries(
    model.readings.map((reading) => [reading.name, reading.options.map(({ name }) => name)]),
  );
  const known = Object.entries(given).filter(([name, option]) => {
    if (!Object.hasOwn(options, name)) errors.push(unknownReading(name, options));
    else if (!options[name]?.includes(option)) errors.push(unknownReading(name, options, `${option}`));
    else return true;
    return false;
  });
  return Object.fromEntries(known);
}

/** The results asked for, in the order of the file; all listed ones when none are named. */
export function askedResults(
  model: Model,
  names: readonly string[] | undefined,
  errors: CaseError[],
): readonly Result[] {
  if (names === undefined) return model.results.filter(({ listed }) => listed);
  const known = new Set(model.results.map(({ name }) => name));
  for (const name of names) if (!known.has(name)) errors.push(unknownResult(name, [...known]));
  const wanted = new Set(names);
  return model.results.filter(({ name }) => wanted.has(name));
}

const said = (code: CaseError['code'], path: string, en: string, fr: string): CaseError => ({
  code,
  path,
  message: { en, fr },
});

/** The facts with the date that the caller gives, where the file's versions go by it. */
export function dateGiven(
  model: Model,
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
  const { dating, versions } = model;
  if (dating.kind === 'fact') {
    const en = `the fact \`${dating.fact}\` decides what is in force; leave the date out`;
    const fr = `c'est la donnée \`${dating.fact}\` qui décide de ce qui est en vigueur ; ne donnez pas de date`;
    errors.push(said('unknown_fact', 'on', en, fr));
    return facts;
  }
  if (dating.kind === 'none') {
    const covered = versions.some(
      ({ from, to }) => (from === undefined || from <= days) && (to === undefined || days <= to),
    );
    if (!covered) {
      const periods = versions.map(({ name, from, to }) => ({ version: name, from, to }));
      errors.push(notInForce('on', days, periods));
    }
    return facts;
  }
  const value = rational(days);
  const already = facts.values[dating.fact];
  if (typeof already === 'object' && !equals(already, value)) {
    const en = 'two different dates are given: one with the facts, one beside them';
    const fr = 'deux dates différentes sont données : une avec les données, une à part';
    errors.push(said('wrong_type', 'on', en, fr));
    return facts;
  }
  const values = Object.assign(Object.create(null), facts.values, {
    [dating.fact]: value,
  }) as FactValues['values'];
  return { values, lists: facts.lists };
}
