// How a command ends: the exit statuses, and what a command throws to end with a message for people.

import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import type { Span } from '../../../compiler/source.js';

/** `failed`: an error in the rule file, a failed example or property. `refused`: at least one case was refused. */
export const exit = { ok: 0, failed: 1, usage: 2, refused: 3, internal: 70 } as const;

export type ExitStatus = (typeof exit)[keyof typeof exit];

/** Ends the command with one diagnostic on standard error; for the command's own mistakes, not for those of rule files. */
export class Stop extends Error {
  constructor(
    readonly diagnostic: Diagnostic,
    readonly status: ExitStatus = exit.usage,
  ) {
    super(diagnostic.message.en);
  }
}

/** For diagnostics about no place in any file. */
export const nowhere: Span = { file: '', start: 0, end: 0 };
