// Diagnostics as text for people: what is wrong, the lines it is about, why, and what to write instead.

import { lineStarts, positionAt } from '../source.js';
import type { Diagnostic, Fix, Locale, Severity } from './diagnostic.js';
import { printable } from './display.js';
import { codeFrame, type Mark, positionOf, type Style, type TextOf } from './frame.js';

export interface RenderOptions {
  readonly locale: Locale;
  /** The text of each file that a diagnostic may point into. */
  readonly textOf: TextOf;
  /** For a terminal; left out, the text is plain. */
  readonly color?: boolean;
}

const words = {
  en: {
    severity: { error: 'error', warning: 'warning', info: 'note' },
    colon: ':',
    help: 'help',
    fix: 'fix',
  },
  fr: {
    severity: { error: 'erreur', warning: 'avertissement', info: 'note' },
    colon: ' :',
    help: 'aide',
    fix: 'correction',
  },
} as const;

const colored = (code: string) => (text: string) => (text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`);
const plain = (text: string) => text;
const severityColor: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36' };

/** One diagnostic: heading, place, code frame, help and fix. No line break at its end. */
export function renderDiagnostic(diagnostic: Diagnostic, options: RenderOptions): string {
  const { locale, textOf } = options;
  const say = words[locale];
  const paint = options.color === true ? colored(`1;${severityColor[diagnostic.severity]}`) : plain;
  const style: Style =
    options.color === true
      ? { main: colored(severityColor[diagnostic.severity]), other: colored('34'), faint: colored('2') }
      : { main: plain, other: plain, faint: plain };
  const bold = options.color === true ? colored('1') : plain;

  const heading = `${say.severity[diagnostic.severity]} ${diagnostic.code}${say.colon}`;
  const lines = [`${paint(heading)} ${bold(printableLines(diagnostic.message[locale]))}`];
  const marks: readonly Mark[] = [
    { span: diagnostic.span, main: true, label: diagnostic.label?.[locale] ?? '' },
    ...diagnostic.related.map(({ span, label }) => ({ span, main: false, label: label[locale] })),
  ];
  const files = [...new Set(marks.map(({ span }) => span.file))];
  for (const file of files) {
    const own = marks.filter(({ span }) => span.file === file);
    const at = own[0] && positionOf(own[0].span, textOf);
    if (at === undefined) {
      if (file !== '') lines.push(`  --> ${printable(file)}`);
      continue;
    }
    lines.push(`  ${style.faint('-->')} ${printable(file)}:${at.line}:${at.column}`);
    lines.push(...codeFrame(file, own, textOf, style).map((line) => `  ${line}`));
  }
  if (diagnostic.help) lines.push(`  = ${say.help}${say.colon} ${printableLines(diagnostic.help[locale])}`);
  if (diagnostic.fix) {
    lines.push(`  = ${say.fix}${say.colon} ${printableLines(diagnostic.fix.title[locale])}`);
    lines.push(...fixedLine(diagnostic.fix, textOf).map((line) => `      ${style.other(printable(line))}`));
  }
  return lines.join('\n');
}

/** All diagnostics, a blank line between, in the order of files and places; ends with a line break unless empty. */
export function renderText(diagnostics: readonly Diagnostic[], options: RenderOptions): string {
  return inOrder(diagnostics)
    .map((diagnostic) => `${renderDiagnostic(diagnostic, options)}\n`)
    .join('\n');
}

/** Sorted by file (in the order in which files come up), then place; stable. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ span }) => span.file))];
  return [...diagnostics].sort(
    (a, b) => files.indexOf(a.span.file) - files.indexOf(b.span.file) || a.span.start - b.span.start,
  );
}

/** "2 errors, 1 warning"; empty when there is nothing to count. */
export function summarize(diagnostics: readonly Diagnostic[], locale: Locale): string {
  const count = (severity: Severity) => diagnostics.filter((one) => one.severity === severity).length;
  const parts = (['error', 'warning'] as const)
    .map((severity) => ({ count: count(severity), word: words[locale].severity[severity] }))
    .filter((part) => part.count > 0)
    .map((part) => `${part.count} ${part.word}${part.count > 1 ? 's' : ''}`);
  return parts.join(', ');
}

const printableLines = (text: string): string => text.split(/\r?\n/).map(printable).join('\n    ');

/** The line as it would stand after the fix, where the fix lies within one line. */
function fixedLine(fix: Fix, textOf: TextOf): string[] {
  const file = fix.edits[0]?.span.file;
  const text = file === undefined ? undefined : textOf(file);
  if (text === undefined || fix.edits.some(({ span }) => span.file !== file)) return [];
  const starts = lineStarts(text);
  const lines = new Set(
    fix.edits.flatMap(({ span }) => [positionAt(starts, span.start).line, positionAt(starts, span.end).line]),
  );
  const [line] = lines;
  if (lines.size !== 1 || line === undefined) return [];
  const lineStart = starts[line - 1] ?? 0;
  let fixed = text.slice(lineStart, starts[line] ?? text.length).replace(/[\r\n]+$/, '');
  for (const { span, text: replacement } of [...fix.edits].sort((a, b) => b.span.start - a.span.start)) {
    fixed = fixed.slice(0, span.start - lineStart) + replacement + fixed.slice(span.end - lineStart);
  }
  return fixed.length > 160 ? [] : fixed.split('\n').map((each) => `+ ${each.trim()}`);
}
