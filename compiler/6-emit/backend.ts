// What a back end is: a pure function from the model and its analyses to files.

import type { Model } from '../3-model/model.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';

export const runtimePackages = ['bareme/runtime', '@bareme/runtime'] as const;
export type RuntimePackage = (typeof runtimePackages)[number];

/** Where the output comes from; printed on covers, headers and receipts so that a file can be traced. */
export interface Provenance {
  readonly compilerVersion: string;
  /** SHA-256, hex, of the rule file with everything it uses. */
  readonly ruleHash: string;
  /** SHA-256, hex, per held source document. */
  readonly documentHashes: Readonly<Record<string, string>>;
  /** The package that generated programs import their runtime from; `bareme/runtime` without it. */
  readonly runtime?: RuntimePackage;
  /** What was shown of each declared check, by its id; absent: nothing was, and outputs say so. */
  readonly shown?: Readonly<Record<string, ShownOfCheck>>;
}

/** What was shown of a check for every input, when an output was made. */
export interface ShownOfCheck {
  readonly proved: boolean;
  /** Pairs of cases, or cases, that it spoke of and that were tried; none contradicted it. */
  readonly tried: number;
  /** SHA-256, hex, of the certificate by which it was proved, as a checker of its own has confirmed. */
  readonly proof?: string;
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
