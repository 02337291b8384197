// The query and the headers of a request into what is said beside the facts.

import type { EvaluateOptions } from '../../../compiler/3-model/evaluate/evaluate.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { isLocale } from '../../../compiler/languages.js';
import type { CaseError } from '../../../compiler/runtime/outcome/assessment.js';
import { shown } from '../../../compiler/runtime/outcome/case-errors.js';

/** As the router gives it: a parameter that is repeated is a list. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Most requests say nothing beside the facts. */
export function asksNothing(query: Query): boolean {
  for (const _ in query) return false;
  return true;
}

const nothing: Asked = { options: undefined, errors: [] };

export interface Asked {
  /** Undefined where nothing is said: the evaluator then takes its shortest way. */
  readonly options: EvaluateOptions | undefined;
  readonly errors: readonly CaseError[];
}

/** Parameters that are no options of an evaluation. */
const others: ReadonlySet<string> = new Set(['lang', 'format']);

const valuesOf = (given: string | readonly string[] | undefined): readonly string[] =>
  given === undefined ? [] : typeof given === 'string' ? [given] : given;

/**
 * `on=DATE`, `results=NAME,NAME`, `reading=NAME=OPTION`; the last two may be repeated. Names that are none are left in the
 * options, so that they are refused as those of a program are.
 */
export function optionsFrom(query: Query): Asked {
  if (asksNothing(query)) return nothing;
  const errors: CaseError[] = [];
  // A parameter may be called as what every object has.
  const options: Record<string, unknown> = Object.create(null);
  for (const [name, given] of Object.entries(query)) {
    if (others.has(name)) continue;
    const values = valuesOf(given);
    switch (name) {
      case 'on':
        if (values.length > 1) errors.push(givenTwice(name));
        options.on = values[0];
        break;
      case 'results':
        options.results = values.flatMap((value) => value.split(',')).map((value) => value.trim());
        break;
      case 'reading':
        options.readings = readingsFrom(values, errors);
        break;
      default:
        options[name] = values[0] ?? '';
    }
  }
  const isEmpty = Object.keys(options).length === 0;
  return { options: isEmpty ? undefined : (options as EvaluateOptions), errors };
}

function readingsFrom(values: readonly string[], errors: CaseError[]): Readonly<Record<string, string>> {
  const readings: Record<string, string> = Object.create(null);
  for (const value of values) {
    const at = value.indexOf('=');
    if (at < 0) errors.push(noOption(value));
    else if (Object.hasOwn(readings, value.slice(0, at))) errors.push(givenTwice(value.slice(0, at)));
    else readings[value.slice(0, at)] = value.slice(at + 1);
  }
  return readings;
}

const givenTwice = (path: string): CaseError => ({
  code: 'wrong_type',
  path,
  message: { en: `\`${shown(path)}\` is given twice`, fr: `\`${shown(path)}\` est donné deux fois` },
});

const noOption = (value: string): CaseError => ({
  code: 'unknown_reading',
  path: 'reading',
  message: {
    en: `\`${shown(value)}\` names no option; write \`reading=NAME=OPTION\``,
    fr: `\`${shown(value)}\` ne nomme pas d'option ; écrivez \`reading=NOM=OPTION\``,
  },
});

/** The language asked for by `lang`, else by the browser, else that of the ruleset. */
export function localeAsked(query: Query, accepted: string | undefined, otherwise: Locale): Locale {
  const [lang] = valuesOf(query.lang);
  if (isLocale(lang)) return lang;
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wanted) if (isLocale(language)) return language;
  return otherwise;
}
