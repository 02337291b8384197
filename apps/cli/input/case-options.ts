// The options of a command that evaluates cases, checked once against the ruleset before any case is read.

import type { Model, Result } from '../../../compiler/3-model/model.js';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { daysFromIso } from '../../../compiler/runtime/exact/calendar.js';
import type { CaseError } from '../../../compiler/runtime/outcome/assessment.js';
import { unknownReading, unknownResult } from '../../../compiler/runtime/outcome/case-errors.js';
import { nowhere, Stop } from '../process/stop.js';

export interface CaseOptionsAsked {
  readonly reading?: readonly string[];
  readonly on?: string;
  readonly results?: string;
}

export interface CaseOptions {
  /** Option in force by reading; readings that are not there keep the chosen one. */
  readonly readings: Readonly<Record<string, string>>;
  /** ISO date. */
  readonly on: string | undefined;
  /** The results that are asked for, in the order of the file. */
  readonly results: readonly Result[];
}

/** Throws a Stop for a reading, option, date or result that the ruleset does not know. */
export function readCaseOptions(model: Model, asked: CaseOptionsAsked): CaseOptions {
  return {
    readings: readingsOf(model, asked.reading ?? []),
    on: asked.on === undefined ? undefined : dateOf(asked.on),
    results: resultsOf(model, asked.results),
  };
}

const refuse = (error: Pick<CaseError, 'message'>) =>
  new Stop(badChoice(nowhere, { message: error.message }));

function readingsOf(model: Model, asked: readonly string[]): Readonly<Record<string, string>> {
  const known = Object.fromEntries(
    model.readings.map(({ name, options }) => [name, options.map((option) => option.name)]),
  );
  const chosen: Record<string, string> = Object.create(null);
  for (const words of asked) {
    const at = words.indexOf('=');
    const name = at < 0 ? words : words.slice(0, at);
    const option = at < 0 ? '' : words.slice(at + 1);
    if (model.readings.length === 0) {
      throw refuse({
        message: { en: 'this ruleset has no readings', fr: "ce barème n'a pas de lectures" },
      });
    }
    if (!Object.hasOwn(known, name)) throw refuse(unknownReading(name, known));
    if (known[name]?.includes(option) !== true) throw refuse(unknownReading(name, known, option));
    chosen[name] = option;
  }
  return chosen;
}

function dateOf(text: string): string {
  dayOf(text);
  return text;
}

/** A date of the command line, in whole days since 1970-01-01. */
export function dayOf(text: string): number {
  const days = daysFromIso(text);
  if (days !== undefined) return days;
  throw refuse({
    message: {
      en: `\`${text}\` is no date; write it as 2024-02-29`,
      fr: `\`${text}\` n'est pas une date ; écrivez-la comme 2024-02-29`,
    },
  });
}

function resultsOf(model: Model, asked: string | undefined): readonly Result[] {
  if (asked === undefined) return model.results.filter(({ listed }) => listed);
  const names = asked
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const known = model.results.map(({ name }) => name);
  for (const name of names) if (!known.includes(name)) throw refuse(unknownResult(name, known));
  return model.results.filter(({ name }) => names.includes(name));
}
