// Which diagnostics people are told, and how severely: silenced ones left out, levels as the project sets them.

import type { Span } from '../source.js';
import type { Diagnostic, Report, Severity } from './diagnostic.js';
import { isAdjustable } from './topics.js';

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

/** What the phases find, each settled as it comes. What comes before the allowances are known waits for them. */
export class Findings {
  /** As found, at usual severity, silenced ones too. */
  readonly found: Diagnostic[] = [];
  /** The allowances that silenced something. */
  readonly used = new Set<Allowance>();
  readonly #levels: Levels;
  readonly #settled: Diagnostic[] = [];
  #allowed: readonly Allowance[] | undefined;
  #isBroken = false;

  constructor(levels: Levels = new Map()) {
    this.#levels = levels;
  }

  readonly report: Report = (diagnostic) => {
    this.found.push(diagnostic);
    if (this.#allowed !== undefined) this.#settle(diagnostic, this.#allowed);
  };

  /** To be called once, when the rules are checked. */
  allow(allowed: readonly Allowance[]): void {
    this.#allowed = allowed;
    for (const diagnostic of this.found) this.#settle(diagnostic, allowed);
  }

  /** Whether there is an error that no allowance silences, however severely the project takes it. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** What people are told: silenced ones left out, levels as the project sets them. */
  get settled(): readonly Diagnostic[] {
    return this.#settled;
  }

  #settle(diagnostic: Diagnostic, allowed: readonly Allowance[]): void {
    const { code, span, severity } = diagnostic;
    const isOurs = isAdjustable(code);
    const silencing = isOurs ? allowed.filter((line) => line.code === code && isWithin(span, line.span)) : [];
    for (const line of silencing) this.used.add(line);
    if (silencing.length > 0) return;
    this.#isBroken ||= severity === 'error';
    const level = (isOurs ? this.#levels.get(code) : undefined) ?? severity;
    if (level !== 'off')
      this.#settled.push(level === severity ? diagnostic : { ...diagnostic, severity: level });
  }
}

const isWithin = (span: Span, outer: Span): boolean =>
  outer.file === span.file && outer.start <= span.start && span.start <= outer.end;
