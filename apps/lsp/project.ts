// What the server asks of the disk: it is given by whoever starts it, and reads within projects alone.

import type { CompileOptions } from '../../compiler/pipeline.js';
import type { SourceFile } from '../../compiler/source.js';

/** Texts that are open, by absolute path with forward slashes. */
export type OpenTexts = (path: string) => string | undefined;

export interface ProjectFiles {
  /** How a rule file is compiled: modules and documents as they are open, else from disk, by absolute path. */
  readonly optionsFor: (ruleFile: string, open: OpenTexts) => CompileOptions;
  /** Another file of the project that a rule file lies in; undefined where it may not be read. */
  readonly read: (ruleFile: string, path: string, open: OpenTexts) => SourceFile | undefined;
  /** Rule files of the project, those that may use a module. */
  readonly ruleFilesAround: (ruleFile: string) => readonly string[];
}
