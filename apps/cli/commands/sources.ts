// bareme sources: every number of the documents, and what became of it.

import {
  type LedgerEntry,
  ledgerOf,
  numbersNotInSource,
} from '../../../compiler/2-check/documents/sources.js';
import { printable } from '../../../compiler/diagnostics/display.js';
import type { Locale } from '../../../compiler/languages.js';
import { formatDecimal } from '../../../compiler/runtime/exact/rational.js';
import { lineStarts, positionAt } from '../../../compiler/source.js';
import { localeFor, type Session } from '../process/session.js';
import { type ExitStatus, exit } from '../process/stop.js';
import { readRuleset } from '../rulesets/compiled-ruleset.js';

interface Listed {
  readonly document: string;
  readonly held: boolean;
  readonly numbers: readonly LedgerEntry[];
  readonly text: string;
}

/** Lists the numbers that no rule uses, and those of rules that no document has; rule files with errors are listed too. */
export async function sources(
  session: Session,
  wanted: string,
  options: { readonly format: 'text' | 'json' },
): Promise<ExitStatus> {
  const { host } = session;
  const { compilation, textOf } = readRuleset(session, wanted);
  const { checked, documents } = compilation;
  const locale = localeFor(session, compilation.locale);
  const listed = checked.documents.map((document): Listed => {
    const file = documents.find(({ path }) => path === document.name || path.endsWith(`/${document.name}`));
    const numbers = file === undefined ? [] : ledgerOf(file.text, checked);
    return { document: document.name, held: file !== undefined, numbers, text: file?.text ?? '' };
  });
  const foreign = numbersNotInSource(
    documents.map(({ text }) => text),
    checked.numbers,
  ).map(({ value, percent, span }) => {
    const text = textOf(span.file) ?? '';
    return {
      number: `${formatDecimal(value) ?? `${value.n}/${value.d}`}${percent ? ' %' : ''}`,
      written: text.slice(span.start, span.end),
      file: span.file,
      line: positionAt(lineStarts(text), span.start).line,
    };
  });
  if (options.format === 'json') {
    const content = {
      documents: listed.map(({ document, held, numbers }) => ({
        document,
        held,
        numbers: numbers.map((entry) => ({
          text: entry.number.text,
          line: entry.number.line,
          status: entry.status,
          ...('because' in entry && { because: entry.because }),
        })),
      })),
      notInDocuments: documents.length === 0 ? [] : foreign,
    };
    await host.out(`${JSON.stringify(content, undefined, 2)}\n`);
    return exit.ok;
  }
  options.format satisfies 'text';
  const say = words[locale];
  const lines: string[] = listed.length === 0 ? [say.none] : [];
  for (const { document, held, numbers, text } of listed) {
    if (!held) {
      lines.push(say.notHeld(document));
      continue;
    }
    const count = (status: LedgerEntry['status']) =>
      numbers.filter((entry) => entry.status === status).length;
    const unused = numbers.filter(({ status }) => status === 'unused');
    lines.push(
      say.counts(document, {
        all: numbers.length,
        used: count('used'),
        explained: count('explained'),
        headings: count('heading') + count('period'),
        unused: unused.length,
      }),
    );
    for (const { number } of unused) {
      lines.push(
        `  ${say.line} ${number.line}: ${number.text}   … ${around(text, number.start, number.text.length)} …`,
      );
    }
  }
  if (documents.length > 0) {
    if (foreign.length > 0) {
      lines.push(say.foreign);
    }
    for (const { written, file, line } of foreign) lines.push(`  ${printable(written)}   ${file}:${line}`);
  }
  await host.out(`${lines.join('\n')}\n`);
  return exit.ok;
}

interface Counts {
  readonly all: number;
  readonly used: number;
  readonly explained: number;
  /** Of headings and periods. */
  readonly headings: number;
  readonly unused: number;
}

const words = {
  en: {
    none: 'these rules name no document: there are no numbers to follow',
    notHeld: (document: string) => `${document}: not held, nothing is verified`,
    counts: (document: string, { all, used, explained, headings, unused }: Counts) =>
      `${document}: ${all} numbers, ${used} used, ${explained} explained, ${headings} of headings and periods, ${unused} without a rule`,
    line: 'line',
    foreign: 'Numbers of rules that the document does not contain:',
  },
  fr: {
    none: "ces règles ne nomment aucun document : il n'y a pas de nombres à suivre",
    notHeld: (document: string) => `${document} : non joint, rien n'est vérifié`,
    counts: (document: string, { all, used, explained, headings, unused }: Counts) =>
      `${document} : ${all} nombres, ${used} employés, ${explained} expliqués, ${headings} de titres et de périodes, ${unused} sans règle`,
    line: 'ligne',
    foreign: 'Nombres de règles que le document ne contient pas :',
  },
} as const satisfies Readonly<Record<Locale, unknown>>;

/** The words around a number, on one line. */
function around(text: string, start: number, length: number): string {
  return printable(
    text
      .slice(Math.max(0, start - 40), start + length + 40)
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
