// What the prover finds by itself, for people: lines to declare in the file's own words, and the largest jumps with their cause.

import type { Model } from '../../../compiler/3-model/model.js';
import type { Cliff } from '../../../compiler/4-analyse/prover/reports/cliffs.js';
import type { Direction, Discovery } from '../../../compiler/4-analyse/prover/reports/discover.js';
import { writeValue } from '../../../compiler/6-emit/receipt/written.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { printable } from '../../../compiler/diagnostics/display.js';
import { wordOf } from '../../../grammar/words/keywords.js';

const concept = {
  'never-decreases': 'neverDecreases',
  'never-increases': 'neverIncreases',
  'no-effect': 'noEffectOf',
} as const satisfies Record<Direction, string>;

/** `language`: that of the keywords of the file. */
export function discoveryLine({ result, direction, facts }: Discovery, language: Locale): string {
  const check = wordOf('check', language);
  return `${check} ${result.name} ${wordOf(concept[direction], language)} ${facts.join(', ')}\n`;
}

const words = {
  en: { proved: 'proved: no step does more', found: 'the largest found', by: 'by' },
  fr: { proved: 'prouvé : aucun pas ne fait plus', found: 'le plus grand trouvé', by: 'par' },
} as const satisfies Readonly<Record<Locale, unknown>>;

export function cliffLines(cliff: Cliff, model: Model, ruleset: string, locale: Locale): string {
  const { result, fact, jump, tried, cause, isLargest } = cliff;
  const say = words[locale];
  const amount = (value: (typeof tried.values)[number]): string =>
    writeValue(value, result.type, model, locale);
  const at = [tried.before, tried.after].flatMap((facts) => {
    const value = facts?.values[fact.name];
    return value === undefined ? [] : [writeValue(value, fact.type, model, locale)];
  });
  const sure = isLargest ? say.proved : say.found;
  const section = model.sections.find(({ id }) => id === cause?.section);
  return [
    `${result.name}, ${fact.name} ${at.join(' → ')}: ${amount(jump)} (${tried.values.map(amount).join(' → ')}; ${sure})`,
    ...(cause
      ? [
          `  ${say.by} ${printable(cause.formula)}${section ? `, § ${[section.number, section.title].filter(Boolean).join(' ')}` : ''}`,
          ...cause.rows.map(
            ({ table, printed }) => `    ${table}: | ${printed.map(printable).join(' | ')} |`,
          ),
        ]
      : []),
    `  bareme draw ${ruleset} ${result.name} --over ${fact.name} --facts …`,
    '',
  ].join('\n');
}

export const cliffJson = ({ result, fact, jump, tried, cause, isLargest }: Cliff, model: Model) => ({
  result: result.name,
  fact: fact.name,
  at:
    tried.before.values[fact.name] === undefined
      ? null
      : writeValue(tried.before.values[fact.name] ?? '', fact.type, model, 'en'),
  jump: writeValue(jump, result.type, model, 'en'),
  values: tried.values.map((value) => writeValue(value, result.type, model, 'en')),
  proved: isLargest,
  ...(cause && {
    cause: {
      definition: cause.definition,
      formula: cause.formula,
      rows: cause.rows.map(({ table, printed }) => ({ table, printed })),
    },
  }),
});
