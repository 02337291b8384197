// What a back end is: a pure function from the model and its analyses to files.

import type { Model } from '../3-model/model.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** Where the output comes from; printed on covers, headers and receipts so that a file can be traced. */
export interface Provenance {
  readonly compilerVersion: string;
  /** SHA-256, hex, of the rule file with everything it uses. */
  readonly ruleHash: string;
  /** SHA-256, hex, per held source document. */
  readonly documentHashes: Readonly<Record<string, string>>;
}

export interface EmittedFile {
  /** File name within the ruleset's output folder. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** A back end adds no meaning; a limit of its target is reported, never worked around silently. */
export type Backend = (
  model: Model,
  provenance: Provenance,
  report: (diagnostic: Diagnostic) => void,
) => Promise<readonly EmittedFile[]>;
