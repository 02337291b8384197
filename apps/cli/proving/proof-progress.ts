// On a terminal, which check is being looked at.

import type { Model } from '../../../compiler/3-model/model.js';
import type { Host } from '../process/host.js';
import { workingLine } from '../process/working-line.js';

export interface ProofProgress {
  /** Takes the line away, before something else is told. */
  readonly clear: () => void;
  /** So many checks are done. */
  readonly show: (done: number) => void;
}

export function proofProgress(host: Host, { properties }: Model): ProofProgress {
  const { show: say, clear } = workingLine(host);
  const show = (done: number) => {
    const next = properties[done];
    if (next) say(`${done}/${properties.length}  ${next.text}`);
  };
  show(0);
  return { clear, show };
}
