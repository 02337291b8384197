// What a computation is asked for, and what it finds.

import { put } from '../outcome/assessed.js';
import type { CaseError, OutputValue } from '../outcome/assessment.js';
import { notInForce, type Period, requirementFailed } from '../outcome/case-errors.js';
import { Refused } from './refused.js';

export class Seen {
  readonly outputs: Record<string, OutputValue> = {};
  readonly notices: string[] = [];
  readonly retained: Record<string, string> = {};
  readonly errors: CaseError[] = [];
  /** Undefined: all listed results, requirements and notices. */
  readonly #results: ReadonlySet<string> | undefined;
  readonly #requirements: ReadonlySet<number> | undefined;

  readonly #lenient: boolean;

  constructor(results?: ReadonlySet<string>, requirements?: ReadonlySet<number>, lenient = false) {
    this.#results = results;
    this.#requirements = requirements;
    this.#lenient = lenient;
  }

  /** To see all results that the facts settle; those that refuse are left out. */
  static all(results: readonly string[]): Seen {
    return new Seen(new Set(results), new Set(), true);
  }

  /** Listed results are wanted by default. */
  wants(result: string): boolean {
    return this.#results === undefined || this.#results.has(result);
  }

  wantsUnlisted(result: string): boolean {
    return this.#results?.has(result) ?? false;
  }

  checks(requirement: number): boolean {
    return this.#requirements === undefined || this.#requirements.has(requirement);
  }

  gives(result: string, value: OutputValue): void {
    put(this.outputs, result, value);
  }

  keeps(name: string, label: string): void {
    put(this.retained, name, label);
  }

  /** Nothing is in force on the date (in days): nothing else is said of the case. */
  notInForce(fact: string, date: number, periods: readonly Period[]): void {
    this.errors.push(notInForce(fact, date, periods));
  }

  unmet(path: string, message: string): void {
    this.errors.push(requirementFailed(path, message));
  }

  /** Keeps a refusal; anything else goes on. */
  failed(thrown: unknown): void {
    if (!(thrown instanceof Refused)) throw thrown;
    if (!this.#lenient) this.errors.push(thrown.error);
  }

  /** As `failed`; where only some results are asked for, what these do not reach need not be there. */
  requirementFailed(thrown: unknown): void {
    const isPart = this.#requirements !== undefined;
    if (isPart && thrown instanceof Refused && thrown.error.code === 'missing_fact') return;
    this.failed(thrown);
  }

  /** Where only some results are asked for, a notice about other facts is none of theirs. */
  noticeFailed(thrown: unknown): void {
    if (!(thrown instanceof Refused)) throw thrown;
    if (this.#results === undefined) this.errors.push(thrown.error);
  }
}
