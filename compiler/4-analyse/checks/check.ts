// What a check is: one question asked of the whole model, answered by diagnostics.

import type { Report } from '../../diagnostics/diagnostic.js';
import type { ModelIndex } from '../model-index.js';
import type { Values } from '../range/values.js';
import type { Ranges } from '../ranges.js';

export interface Checked {
  readonly index: ModelIndex;
  /** Over every selectable option of the readings, in cases that meet every `require`. */
  readonly ranges: Ranges;
  /** The same of yes/no and options too. */
  readonly values: Values;
}

/** Never throws; reports a mistake once, however many clones of a table `with` has made. */
export type Check = (checked: Checked, report: Report) => void;

/** Those that ask the prover. They are handed over, so that a page can load it behind its first messages. */
export interface ChecksThatProve {
  readonly rowClaims: Check;
  readonly valuesBelowNought: Check;
  readonly divisionByZero: Check;
}
