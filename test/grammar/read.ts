// Reading rule texts in tests: the tree with its mistakes as they are shown, and trees without their positions.

import type { Diagnostic, Locale } from '../../compiler/diagnostics/diagnostic.js';
import { parse } from '../../grammar/parse.js';
import type { RuleFile } from '../../grammar/tree/syntax.js';

export function read(text: string): { readonly tree: RuleFile; readonly mistakes: readonly Diagnostic[] } {
  const mistakes: Diagnostic[] = [];
  const tree = parse({ path: 'test.bareme', text }, (mistake) => mistakes.push(mistake));
  return { tree, mistakes };
}

/** One line per mistake: code, message, and what it points at. */
export function said(text: string, locale: Locale = 'en'): readonly string[] {
  return read(text).mistakes.map(
    ({ code, message, span }) => `${code} ${message[locale]} «${text.slice(span.start, span.end)}»`,
  );
}

/** A tree as plain data without positions and without words as written, which two spellings do not share. */
export function meaning(value: unknown, parent = ''): unknown {
  if (Array.isArray(value)) return value.map((element) => meaning(element, parent));
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => {
    if (key === 'span' || key === 'operatorSpan') return false;
    const asWritten = 'when' in value || 'content' in value || Reflect.get(value, 'kind') === 'heading';
    return !(key === 'text' && asWritten);
  });
  return Object.fromEntries(entries.map(([key, part]) => [key, meaning(part, key)]));
}

/** A tree as plain data without positions. */
export function withoutPositions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPositions);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span' && key !== 'operatorSpan')
      .map(([key, part]) => [key, withoutPositions(part)]),
  );
}
