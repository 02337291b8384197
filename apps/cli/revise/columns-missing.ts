// Headings of a book against the facts: one message for a column that is not there, in place of one a row.

import type { Model } from '../../../compiler/3-model/model.js';
import type { CaseError } from '../../../compiler/runtime/outcome/assessment.js';
import { type BilledColumn, refuse } from './billed-columns.js';

const shown = (names: readonly string[]): string =>
  `${names
    .slice(0, 15)
    .map((name) => `\`${name}\``)
    .join(', ')}${names.length > 15 ? ', …' : ''}`;

/** Throws a Stop where a column that was asked for is not in the heading. */
export function requireColumns(
  heading: readonly string[],
  billed: readonly BilledColumn[],
  called: ReadonlyMap<string, string>,
): void {
  const asked = [...billed.map(({ column }) => column), ...called.keys()];
  const missing = asked.find((column) => !heading.includes(column));
  if (missing === undefined) return;
  const near = heading.find((name) => plainest(name) === plainest(missing));
  throw refuse({
    en: `the book has no column \`${missing}\`${near === undefined ? '' : `; perhaps it is \`${near}\``}. It has ${shown(heading)}`,
    fr: `le fichier n'a pas de colonne \`${missing}\`${near === undefined ? '' : ` ; peut-être est-ce \`${near}\``}. Il a ${shown(heading)}`,
  });
}

/** Throws a Stop where a case lacks facts for which the book has no column: each case would be refused for it. */
export function columnsMissing(
  { facts }: Model,
  heading: readonly string[],
  called: ReadonlyMap<string, string>,
  errors: readonly CaseError[],
): void {
  const names = heading.map((name) => called.get(name) ?? name);
  const missing = facts.filter(
    ({ name, list }) =>
      list === undefined &&
      !names.includes(name) &&
      errors.some(({ code, path }) => code === 'missing_fact' && path === name),
  );
  if (missing.length === 0) return;
  const free = heading.filter((name) => !facts.some((fact) => fact.name === (called.get(name) ?? name)));
  const guesses = missing.map(({ name, label }) => {
    const alike = free.find(
      (column) => plainest(column) === plainest(name) || plainest(column) === plainest(label),
    );
    return `${name}=${alike ?? '…'}`;
  });
  const lacking = shown(missing.map(({ name }) => name));
  throw refuse({
    en: `the book has no column for ${lacking}; its columns that are no fact: ${shown(free)}. Say which is which: \`--columns "${guesses.join(',')}"\``,
    fr: `le fichier n'a pas de colonne pour ${lacking} ; ses colonnes qui ne sont pas des données : ${shown(free)}. Dites laquelle est laquelle : \`--columns "${guesses.join(',')}"\``,
  });
}

/** As people compare headings: without case, accents, blanks, units in brackets. */
const plainest = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\(.*?\)|[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** `--columns area=SURFACE,kiosks=Bornes` → facts by column; a comma that no `name=` follows belongs to the heading. */
export function calledColumns({ facts }: Model, asked: readonly string[]): ReadonlyMap<string, string> {
  const called = new Map<string, string>();
  for (const part of asked.flatMap((one) => one.split(/,(?=\s*[\p{L}_][\p{L}\p{N}_]*\s*=)/u))) {
    const at = part.indexOf('=');
    const [name, column] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
    if (!facts.some((fact) => fact.name === name)) {
      throw refuse({
        en: `\`--columns ${part}\` names no fact; write \`--columns FACT=COLUMN\`, a fact of ${shown(facts.map((fact) => fact.name))}`,
        fr: `\`--columns ${part}\` ne nomme aucune donnée ; écrivez \`--columns DONNEE=COLONNE\`, une donnée parmi ${shown(facts.map((fact) => fact.name))}`,
      });
    }
    if (called.has(column) || [...called.values()].includes(name)) {
      throw refuse({
        en: `\`--columns\` names \`${part.trim()}\` twice`,
        fr: `\`--columns\` nomme \`${part.trim()}\` deux fois`,
      });
    }
    called.set(column, name);
  }
  return called;
}
