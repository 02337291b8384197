// A state of a rule file, compiled with all that checks find.

import { checkExamples } from '../3-model/examples.js';
import { type CompileOptions, compile } from '../pipeline.js';
import type { SourceFile } from '../source.js';
import { type Snapshot, snapshotFrom } from './snapshot-from.js';

export type { Amounts, Snapshot } from './snapshot-from.js';

/** What is asked of it later is made when first asked for. Never throws for what a file says. */
export const snapshotOf = (source: SourceFile, options: CompileOptions = {}): Snapshot =>
  snapshotFrom(source, compile(source, options), checkExamples);
