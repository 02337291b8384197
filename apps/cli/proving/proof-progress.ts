// On a terminal, which check is being looked at.

import type { Model } from '../../../compiler/3-model/model.js';
import type { Host } from '../process/host.js';

export interface ProofProgress {
  /** Takes the line away, before something else is told. */
  readonly clear: () => void;
  /** So many checks are done. */
  readonly show: (done: number) => void;
}

export function proofProgress(host: Host, model: Model): ProofProgress {
  const isShown = host.quiet !== true && host.errIsTerminal && host.env.TERM !== 'dumb';
  const clear = () => {
    if (isShown) host.err('\r\u001b[K');
  };
  const show = (done: number) => {
    const next = model.properties[done];
    if (isShown && next) host.err(`\r\u001b[K${done}/${model.properties.length}  ${next.text.slice(0, 60)}`);
  };
  show(0);
  return { clear, show };
}
