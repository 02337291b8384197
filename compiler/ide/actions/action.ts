// What can be done about a message: edits with a title, one of them the usual thing to do.

import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.js';
import type { Snapshot } from '../snapshot.js';

export interface Action extends Fix {
  /** The one that is done without asking further. */
  readonly preferred: boolean;
}

/** Adds what it knows to do about a diagnostic; nothing where it is about something else. */
export type ActionMaker = (diagnostic: Diagnostic, snapshot: Snapshot) => readonly Fix[];
