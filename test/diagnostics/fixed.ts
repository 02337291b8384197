// The files of a ruleset after a fix: all its edits together, from the last to the first.

import type { Fix } from '../../compiler/diagnostics/diagnostic.js';

export function withFix(
  fix: Fix,
  changed: ReadonlyMap<string, string>,
  textOf: (path: string) => string | undefined,
): ReadonlyMap<string, string> {
  const texts = new Map(changed);
  const edits = [...fix.edits].sort((a, b) => b.span.start - a.span.start);
  for (const { span, text } of edits) {
    const before = texts.get(span.file) ?? textOf(span.file) ?? '';
    texts.set(span.file, before.slice(0, span.start) + text + before.slice(span.end));
  }
  return texts;
}
