// Runs the first phases on a text or on a fixture, for the tests of names, types and tables.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolve } from '../../compiler/1-resolve/resolve.js';
import { check } from '../../compiler/2-check/check.js';
import { checkNumbers } from '../../compiler/2-check/documents/numbers-of-sources.js';
import { checkBoundaries } from '../../compiler/2-check/documents/quoted-boundaries.js';
import { checkQuotes } from '../../compiler/2-check/documents/sources.js';
import type { CheckedTariff, Statement } from '../../compiler/2-check/types/checked.js';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { renderText } from '../../compiler/diagnostics/render.js';
import type { SourceFile } from '../../compiler/source.js';
import { parse } from '../../grammar/parse.js';

export interface Checked {
  readonly tariff: CheckedTariff;
  readonly diagnostics: readonly Diagnostic[];
  readonly codes: readonly string[];
  /** As people read them. */
  readonly english: string;
  readonly french: string;
}

export type Files = Readonly<Record<string, string>>;

/** `files` are modules and documents by path, relative to the file that names them. */
export function checkText(text: string, files: Files = {}, path = 'demo.bareme'): Checked {
  const texts = new Map<string, string>([[path, text]]);
  const find = (name: string, from: string): SourceFile | undefined => {
    const wanted = posix.normalize(posix.join(dirname(from), name));
    const found = files[wanted];
    if (found === undefined) return undefined;
    texts.set(wanted, found);
    return { path: wanted, text: found };
  };
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const main = parse({ path, text }, report);
  const load = (name: string, from: string) => {
    const file = find(name, from);
    return file && parse(file, report);
  };
  const tariff = check(resolve(main, load, report), report);
  if (!diagnostics.some(({ severity }) => severity === 'error')) {
    const documents = new Map<string, SourceFile>();
    const read = (name: string, from: string) => {
      const document = find(name, from);
      if (document) documents.set(document.path, document);
      return document;
    };
    checkQuotes(tariff, read, report);
    checkNumbers(tariff, read, report);
    checkBoundaries(tariff, [...documents.values()], report);
  }
  const render = (locale: 'en' | 'fr') =>
    renderText(diagnostics, { locale, textOf: (file) => texts.get(file) });
  return {
    tariff,
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
    english: render('en'),
    french: render('fr'),
  };
}

export const fixturesFolder = fileURLToPath(new URL('../fixtures', import.meta.url));

/** A fixture with the files beside it and in `used`. */
export function checkFixture(path: string): Checked {
  const files = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => {
        const file = `${fixturesFolder}/${String(name)}`;
        return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
      },
    },
  );
  return checkText(readFileSync(`${fixturesFolder}/${path}`, 'utf8'), files, path);
}

export const head = `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
fact area "Area" : m2, whole, from 0 to 1 000
fact price "Price" : EUR, from 0 to 1 000
fact share "Share" : percent, to 0.01, from 0 to 100
fact day "Day" : date
fact member "Member" : yes/no
fact season "Season" : one of low "Low season" | high "High season"
`;

/** A tariff without mistakes and warnings, or an error with what is wrong. */
export function checkGood(text: string, files: Files = {}): CheckedTariff {
  const { tariff, diagnostics, english } = checkText(text, files);
  if (diagnostics.some(({ severity }) => severity !== 'info')) throw new Error(english);
  return tariff;
}

export function statementOf(tariff: CheckedTariff, name: string): Statement {
  const found = tariff.statements.find((statement) => statement.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}
