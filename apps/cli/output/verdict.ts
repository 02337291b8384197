// What is told of a check: what reasoning found, and what the attack on it came to.

import type { Proof } from '../../../compiler/4-analyse/prover/prove.js';

/** A verdict, and what the attack on it came to. */
export interface Verdict extends Proof {
  /** Pairs of cases, or cases, that the claim spoke of when it was attacked. */
  readonly attacked?: number;
  /** SHA-256, hex, of the certificate by which it was proved and confirmed. */
  readonly proof?: string;
  /** It was proved, and a case breaks it all the same: a fault of ours, told as one, never as proved. */
  readonly contradicted?: boolean;
}
