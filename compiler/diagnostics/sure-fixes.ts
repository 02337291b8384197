// Fixes that are tried before they are offered: each must leave the files with fewer mistakes than it found.

import type { SourceFile, Span } from '../source.js';
import type { Diagnostic, Fix } from './diagnostic.js';

type Edit = Fix['edits'][number];

/** Beyond so many no fix is offered: whoever has more mistakes sees the fixes of the others when the first are gone. */
const mostTried = 24;
/** Characters compiled again, over all fixes of a compilation. */
const mostText = 400_000;

/** The diagnostics with those of their fixes that help. `check` compiles files with changed texts as far as types. */
export function withSureFixes(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  check: (changed: ReadonlyMap<string, string>) => readonly Diagnostic[],
): readonly Diagnostic[] {
  if (!diagnostics.some(({ fix }) => fix !== undefined)) return diagnostics;
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const size = files.reduce((sum, { text }) => sum + text.length, 0);
  const most = Math.min(mostTried, Math.floor(mostText / Math.max(1, size)));
  const before = check(new Map());
  let tried = 0;
  return diagnostics.map((diagnostic) => {
    if (diagnostic.fix === undefined) return diagnostic;
    tried += 1;
    const fix = tried > most ? undefined : spaced(diagnostic.fix, texts);
    return { ...diagnostic, fix: fix && helps(diagnostic, fix, texts, before, check) ? fix : undefined };
  });
}

/** Fewer errors; a fix of a warning: no more errors, and fewer warnings. */
function helps(
  { severity, code }: Diagnostic,
  fix: Fix,
  texts: ReadonlyMap<string, string>,
  before: readonly Diagnostic[],
  check: (changed: ReadonlyMap<string, string>) => readonly Diagnostic[],
): boolean {
  const after = check(edited(fix, texts));
  const [errors, errorsAfter] = [before, after].map((all) => all.filter(isError).length) as [number, number];
  if (severity === 'error') return errorsAfter < errors;
  const [own, ownAfter] = [before, after].map((all) => all.filter((each) => each.code === code).length) as [
    number,
    number,
  ];
  // A mistake that only the whole model or the documents show is not seen here.
  return errorsAfter <= errors && (own === 0 || ownAfter < own);
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** The texts that the edits change. */
function edited({ edits }: Fix, texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const { span, text } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    const old = changed.get(span.file) ?? texts.get(span.file) ?? '';
    changed.set(span.file, old.slice(0, span.start) + text + old.slice(span.end));
  }
  return changed;
}

/** A word in place of a sign keeps a space to the word beside it: `≤10 rides` becomes `up to 10 rides`. */
function spaced(fix: Fix, texts: ReadonlyMap<string, string>): Fix {
  const edits = fix.edits.map(({ span, text }): Edit => {
    if (!isWord(text)) return { span, text };
    const whole = texts.get(span.file) ?? '';
    const old = whole.slice(span.start, span.end);
    const [before, after] = neighbours(span, whole);
    const parts = (beside: string, own: string | undefined, now: string | undefined): string =>
      isWordCharacter(beside) && isWordCharacter(now ?? '') && !isWordCharacter(own ?? '') ? ' ' : '';
    const start = parts(before, old.at(0), text.at(0));
    const end = parts(after, old.at(-1), text.at(-1));
    return { span, text: `${start}${text}${end}` };
  });
  return { ...fix, edits };
}

const neighbours = ({ start, end }: Span, text: string): readonly [string, string] => [
  text.slice(start - 1, start),
  text.slice(end, end + 1),
];

/** A part of a word that is corrected, such as a sign or a digit, stays where it is. */
const isWord = (text: string): boolean => /\p{L}/u.test(text);
const isWordCharacter = (character: string): boolean => /^[\p{L}\p{N}_]$/u.test(character);
