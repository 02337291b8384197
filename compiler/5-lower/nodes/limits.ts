// How lowering leaves a definition that the integer program cannot say; caught per definition, never seen by callers.

import type { LimitReason } from '../program/program.js';

export class Limit {
  constructor(
    readonly reason: LimitReason,
    /** The declared name on the way to which it was met. */
    readonly owner?: string,
  ) {}
}

export function limit(reason: LimitReason): never {
  throw new Limit(reason);
}
