// Where a line or cell is read: what kind of text it should be.

import type { Range } from '../lines/statements.js';
import type { Form } from './forms.js';

/** The kind of text that is read, and where, for a text that is empty. */
export interface Place {
  readonly form: Form;
  readonly at: Range;
}
