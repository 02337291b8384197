// What the compiler tells a person: a code from the catalogue, where, why, and what to do next.

import type { Localized } from '../runtime/outcome/localized.js';
import type { Span } from '../source.js';

export type { Localized } from '../runtime/outcome/localized.js';

export type Severity = 'error' | 'warning' | 'info';
export type { Locale } from '../languages.js';

/** Lower-case, no full stop, user text in backticks. The language is chosen when it is rendered. */
export interface Diagnostic {
  /** Stable code, e.g. `E101`; `bareme explain E101` prints the long text. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: Localized;
  readonly span: Span;
  /** Short words under the main span, e.g. "this is in EUR". */
  readonly label: Localized | undefined;
  /** Other places that take part in the disagreement. */
  readonly related: readonly { readonly span: Span; readonly label: Localized }[];
  /** What to write instead, in a sentence. */
  readonly help: Localized | undefined;
  /** A change that a tool may apply. */
  readonly fix: Fix | undefined;
  /** What a person may choose to write in place of the span, in the words of the file. */
  readonly instead?: readonly Localized[];
  /** What it comes from (a name, a unit): several of one cause are told as one. */
  readonly cause?: string | undefined;
}

export interface Fix {
  readonly title: Localized;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

/** How a phase hands over what it found; it never stops at the first. */
export type Report = (diagnostic: Diagnostic) => void;
