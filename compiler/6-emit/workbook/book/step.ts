// One step of the calculation before it has an address: what becomes one row (or, per item of a list, one column).

import type { Quote } from '../../../3-model/model.js';
import type { Precision } from '../exactness/precision.js';
import type { CellKey, Formula } from '../formula/formula.js';
import type { Show } from './show.js';

/**
 * link: brings an input, a reading or a parameter to the sheet · step: a definition of the model · part: on the way to
 * one · flag: 0 or 1, which row or alternative is retained · status: 0 or 1, whether a value exists.
 */
export type StepKind = 'link' | 'step' | 'part' | 'flag' | 'status' | 'rounding';

export type StepGroup = 'document' | 'inputs' | 'readings' | 'state' | 'checks';

export interface Step {
  readonly key: CellKey;
  /** As column A shows it; unique on its sheet. */
  readonly id: string;
  readonly label: string;
  readonly kind: StepKind;
  /** Steps of a list are columns of its sheet. */
  readonly list: string | undefined;
  readonly formula: Formula;
  readonly show: Show;
  readonly precision: Precision | undefined;
  /** Under which heading it stands: of the document's sections, unless it belongs to the workbook itself. */
  readonly group: StepGroup;
  readonly section: string | undefined;
  readonly quote: Quote | undefined;
  /** The line of the rule file, for steps that are definitions. */
  readonly rule: string | undefined;
  /** Set on the step that carries a definition's value. */
  readonly definition: string | undefined;
  /** Where a click leads: the input, the table, the reading. */
  readonly link: CellKey | undefined;
  /** Set where floats might not decide as exact arithmetic does. */
  readonly doubtful: boolean;
}
