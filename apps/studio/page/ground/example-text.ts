// The case of the form as an example of the rule file, in its language.

import { punctuation } from '../../../../compiler/languages.js';
import type { CasePriced, Checked, FormFact } from '../../engine/messages.js';

export function exampleOf(
  { locale, facts, lists }: Checked,
  { results }: CasePriced,
  given: Readonly<Record<string, unknown>>,
  readings: Readonly<Record<string, string>>,
): string {
  const say = (en: string, fr: string) => ({ en, fr })[locale];
  const number = (text: string) => text.replace('.', punctuation[locale].decimal);
  const value = (fact: FormFact, own: unknown): string => {
    if (fact.kind === 'yes-no') return own === true ? say('yes', 'oui') : say('no', 'non');
    if (fact.kind === 'text') return `"${String(own)}"`;
    return fact.kind === 'quantity' ? `${number(String(own))} ${fact.unit}`.trim() : String(own);
  };
  const own = facts.filter(({ list, name }) => list === undefined && given[name] !== undefined);
  const told = results.filter(({ written }) => written !== undefined);
  const chosen = Object.entries(readings).map(([name, option]) => `${name} ${say('is', 'est')} ${option}`);
  const given1 = own.map((fact) => `${fact.name} = ${value(fact, given[fact.name])}`);
  const lines = [
    `${say('example', 'exemple')} "…"${chosen.length === 0 ? '' : ` ${say('with', 'avec')} ${chosen.join(', ')}`}`,
  ];
  if (given1.length > 0) lines.push(`  ${say('given', 'soit')} ${given1.join(', ')}`);
  for (const { name } of lists) {
    const items = given[name];
    const columns = facts.filter(({ list }) => list === name);
    if (!Array.isArray(items) || items.length === 0) continue;
    const used = columns.filter((column) =>
      items.some((item: Record<string, unknown>) => item[column.name] !== undefined),
    );
    lines.push(`  ${say('given', 'soit')} ${name}`);
    lines.push(`  | ${used.map((column) => column.name).join(' | ')} |`);
    for (const item of items as readonly Record<string, unknown>[])
      lines.push(`  | ${used.map((column) => value(column, item[column.name])).join(' | ')} |`);
  }
  const expected = told.map(({ name, written }) => `${name} = ${plain(written ?? '', locale)}`);
  if (expected.length > 0) lines.push(`  ${say('expect', 'attendu')} ${expected.join(', ')}`);
  return lines.join('\n');
}

/** As a rule file writes it: plain spaces, the decimal sign of the file. */
function plain(written: string, locale: 'en' | 'fr'): string {
  const spaced = written
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace('\u2212', '-')
    .replaceAll(' ; ', ', ');
  return spaced.replace(/(\d)[.,](\d)/g, `$1${punctuation[locale].decimal}$2`);
}
