// The parts of a generated evaluator, as it hands them to the runtime.

import type { FactShapes } from '../facts/fact-shapes.js';
import type { TracedResult } from '../outcome/assessed.js';
import type { Dating, ReadingShape } from './case-options.js';
import type { RecordedWith } from './record-case.js';
import type { Seen } from './seen.js';

/** What a result may need, over all branches. */
export interface Needs {
  readonly facts: readonly string[];
  readonly lists: readonly string[];
}

export interface ResultShape extends Needs, TracedResult {
  readonly listed: boolean;
  /** Requirements (by place) that are checked when it is asked for. */
  readonly requirements: readonly number[];
  /** Facts of the case itself that it needs whatever the case; files of former compilers say it of none and of all. */
  readonly surely?: readonly string[];
}

/** `F` is the scaled case, `R` the readings by place of their option, `O` the outputs. */
export interface Evaluation<F, R, O> {
  readonly shapes: FactShapes;
  readonly readings: readonly ReadingShape[];
  readonly dating: Dating;
  /** What records of cases say of it; files of former compilers do not. */
  readonly origin?: Omit<RecordedWith, 'dating'>;
  readonly results: readonly ResultShape[];
  /** Names of the results that are numbers; files of former compilers do not say them. */
  readonly numbers?: readonly string[];
  /** What all listed results, requirements and notices may need. */
  readonly everything: Needs;
  /** Facts that are needed under a condition; `isNeeded` stands in files of former compilers, which say it of each fact alone. */
  readonly conditions: readonly {
    readonly fact: string;
    readonly list: string | undefined;
    readonly isNeeded?: (facts: Partial<F>, readings: R, item: number) => boolean;
  }[];
  /** Whether each of them is needed in the case, of an item where it is of a list. Throws `Refused` where that cannot be told. */
  readonly areNeeded?: (facts: Partial<F>, readings: R) => readonly ((item: number) => boolean)[];
  readonly readPlain: ((given: Readonly<Record<string, unknown>>) => F | undefined) | undefined;
  readonly chosen: R;
  readonly chosenNames: Readonly<Record<string, string>>;
  /** Under the chosen readings, for whole cases; undefined for a case that it leaves to `computeThoroughly`. */
  readonly compute: (facts: F, seen: Found<O>) => object | undefined;
  readonly computeThoroughly: (facts: Partial<F>, readings: R, seen: Seen) => void;
}

/** What the fast computation finds beside the scaled results. */
export interface Found<O> {
  /** Outputs and retained alternatives are told, too; without it only requirements and notices are looked at. */
  readonly isTold: boolean;
  outputs: O | undefined;
  readonly notices: string[];
  retained: Record<string, string>;
}

/** Whether the fact at a place of `conditions` is needed in the case; found once for all that they have in common. */
export function neededIn<F, R, O>(
  { conditions, areNeeded }: Evaluation<F, R, O>,
  facts: () => Partial<F>,
  readings: R,
): (place: number, item: number) => boolean {
  let given: Partial<F> | undefined;
  let found: readonly ((item: number) => boolean)[] | undefined;
  return (place, item) => {
    given ??= facts();
    const alone = conditions[place]?.isNeeded;
    if (alone !== undefined) return alone(given, readings, item);
    found ??= areNeeded?.(given, readings) ?? [];
    return found[place]?.(item) ?? false;
  };
}
