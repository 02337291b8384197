// Diagnostics as JSON for editors and scripts: places by offset and by line and column, fixes as edits to apply.

import { lineStarts, positionAt, type Span } from '../source.js';
import type { Diagnostic, Locale, Severity } from './diagnostic.js';
import type { TextOf } from './frame.js';
import { inOrder } from './render.js';

/** Offsets and columns count UTF-16 units; lines and columns are one-based. No position when the file is not known. */
export interface JsonPlace {
  readonly file: string;
  readonly start: JsonPosition;
  readonly end: JsonPosition;
}

export interface JsonPosition {
  readonly offset: number;
  readonly line?: number;
  readonly column?: number;
}

export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** In the language that was asked for. */
  readonly message: string;
  readonly place: JsonPlace;
  readonly label?: string;
  readonly related: readonly { readonly place: JsonPlace; readonly label: string }[];
  readonly help?: string;
  /** Safe to apply by a tool: all edits together, from the last to the first. */
  readonly fix?: {
    readonly title: string;
    readonly edits: readonly { readonly place: JsonPlace; readonly text: string }[];
  };
}

/** The diagnostics in the order in which the text form shows them. */
export function diagnosticsToJson(
  diagnostics: readonly Diagnostic[],
  locale: Locale,
  textOf: TextOf,
): readonly JsonDiagnostic[] {
  const startsOf = new Map<string, readonly number[] | undefined>();
  const lines = (file: string) => {
    if (!startsOf.has(file)) {
      const text = textOf(file);
      startsOf.set(file, text === undefined ? undefined : lineStarts(text));
    }
    return startsOf.get(file);
  };
  const position = (file: string, offset: number): JsonPosition => {
    const starts = lines(file);
    return starts === undefined ? { offset } : { offset, ...positionAt(starts, offset) };
  };
  const place = (span: Span): JsonPlace => ({
    file: span.file,
    start: position(span.file, span.start),
    end: position(span.file, span.end),
  });
  return inOrder(diagnostics).map((diagnostic) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message[locale],
    place: place(diagnostic.span),
    ...(diagnostic.label && { label: diagnostic.label[locale] }),
    related: diagnostic.related.map(({ span, label }) => ({ place: place(span), label: label[locale] })),
    ...(diagnostic.help && { help: diagnostic.help[locale] }),
    ...(diagnostic.fix && {
      fix: {
        title: diagnostic.fix.title[locale],
        edits: diagnostic.fix.edits.map(({ span, text }) => ({ place: place(span), text })),
      },
    }),
  }));
}
