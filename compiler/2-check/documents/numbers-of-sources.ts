// The numbers of the rules against those of their documents: a slip is told where it stands, with the number it was made of.

import { numberNotInSource, numberUnused } from '../../diagnostics/catalogue/rules/sources.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile, Span } from '../../source.js';
import { decimal } from '../types/describe.js';
import type { NumberUse, SourceDocument } from '../types/parts.js';
import { formatUnit } from '../types/unit-algebra.js';
import { nearestNumber } from './near-numbers.js';
import { type LedgerTariff, numbersNotInSource, unusedNumbers } from './number-ledger.js';
import { numbersOf, type SourceNumber } from './source-numbers.js';

export interface NumberedTariff extends LedgerTariff {
  readonly documents: readonly SourceDocument[];
  readonly texts: readonly SourceFile[];
}

interface Printed extends SourceNumber {
  readonly file: SourceFile;
}

/** Reports nothing unless every document is held: the missing one may have the number. */
export function checkNumbers(
  tariff: NumberedTariff,
  documentOf: (name: string, from: string) => SourceFile | undefined,
  report: Report,
): void {
  const documents = new Map<SourceFile['path'], { readonly name: string; readonly file: SourceFile }>();
  for (const { name, held, span } of tariff.documents) {
    const file = held ? documentOf(name, span.file) : undefined;
    if (file === undefined) return;
    if (!documents.has(file.path)) documents.set(file.path, { name, file });
  }
  if (documents.size === 0) return;
  const held = [...documents.values()];
  const within =
    (file: SourceFile) =>
    (number: SourceNumber): Printed => ({ ...number, file });
  const unused = held.flatMap(({ file }) => unusedNumbers(file.text, tariff).map(within(file)));
  const printed = held.flatMap(({ file }) => numbersOf(file.text).map(within(file)));
  const told = new Set<Printed>();
  const texts = held.map(({ file }) => file.text);
  for (const use of numbersNotInSource(texts, tariff.numbers)) {
    const left = nearestNumber(use, unused);
    const near = left ?? nearestNumber(use, printed);
    if (left !== undefined) told.add(left);
    const parameters = {
      number: asWritten(use, tariff.texts),
      near: near && { text: textOf(near), line: near.line, unused: left !== undefined },
    };
    const label = near && {
      en: `the document has \`${textOf(near)}\``,
      fr: `le document a \`${textOf(near)}\``,
    };
    const related = near && label && left !== undefined ? [{ span: spanOf(near), label }] : [];
    report(numberNotInSource(use.span, parameters, { related }));
  }
  for (const { name, file } of held) {
    const rest = unused.filter((number) => number.file === file && !told.has(number));
    for (const [first, ...others] of byLine(rest)) {
      if (first === undefined) continue;
      const numbers = [first, ...others].map(textOf);
      report(numberUnused(spanOf(first), { numbers, line: first.line, document: name }));
    }
  }
}

const textOf = ({ text, percent }: SourceNumber): string => (percent ? `${text} %` : text);

const spanOf = ({ file, start, text }: Printed): Span => ({
  file: file.path,
  start,
  end: start + text.length,
});

/** As the rule has it; a number that is made of others as it would be written. */
function asWritten(use: NumberUse, texts: readonly SourceFile[]): string {
  const text = texts.find(({ path }) => path === use.span.file)?.text.slice(use.span.start, use.span.end);
  if (text !== undefined && /^\d/.test(text)) return text;
  return `${decimal(use.value)} ${use.percent ? '%' : formatUnit(use.unit)}`.trim();
}

function byLine(numbers: readonly Printed[]): readonly (readonly Printed[])[] {
  const lines = new Map<number, Printed[]>();
  for (const number of numbers) lines.set(number.line, [...(lines.get(number.line) ?? []), number]);
  return [...lines.values()];
}
