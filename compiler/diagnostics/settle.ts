// Which diagnostics people are told, and how severely: silenced ones left out, levels as the project sets them.

import type { Span } from '../source.js';
import type { Diagnostic, Severity } from './diagnostic.js';

/** A line `allow CODE because "…"`. */
export interface Allowance {
  readonly code: string;
  readonly because: string;
  /** What it silences the code in: a declaration, or the whole file. */
  readonly span: Span;
  /** The code itself, for messages about the line. */
  readonly place: Span;
}

export type Level = Severity | 'off';
/** By code. */
export type Levels = ReadonlyMap<string, Level>;

/** Warnings, notes, and those errors with which rules still have one meaning: what concerns whole tables (E6) and documents (E9). */
export const isAdjustable = (code: string): boolean => /^(?:[WI]|E[69])/.test(code);

/** Undefined when an allowance silences it or its level is off. `used` is told each allowance that silenced something. */
export function settle(
  diagnostics: readonly Diagnostic[],
  allowed: readonly Allowance[],
  levels: Levels = new Map(),
  used: (allowance: Allowance) => void = () => undefined,
): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const { code, span } = diagnostic;
    if (!isAdjustable(code)) return [diagnostic];
    const silencing = allowed.filter((line) => line.code === code && isWithin(span, line.span));
    silencing.forEach(used);
    const level = levels.get(code) ?? diagnostic.severity;
    return silencing.length > 0 || level === 'off' ? [] : [{ ...diagnostic, severity: level }];
  });
}

const isWithin = (span: Span, outer: Span): boolean =>
  outer.file === span.file && outer.start <= span.start && span.start <= outer.end;
