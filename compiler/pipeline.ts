// From the text of rules to their model and all that is found on the way.

import { checksThatProve } from './4-analyse/checks/checks-that-prove.js';
import type { SourceFile } from './source.js';
import { type Compilation, type CompileOptions, compileBy } from './stages.js';

export type { Compilation, CompileOptions } from './stages.js';

/** Compiles a rule file with the modules it uses. Never throws for what a file says; same input, same result. */
export const compile = (source: SourceFile, options: CompileOptions = {}): Compilation =>
  compileBy(checksThatProve, source, options);
