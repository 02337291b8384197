// On a terminal, what is being worked on; nothing where no one watches.

import type { Host } from './host.js';

export interface WorkingLine {
  /** In place of what it said before. */
  readonly show: (what: string) => void;
  /** Takes the line away, before something else is told. */
  readonly clear: () => void;
}

export const isWatched = (host: Host): boolean =>
  host.quiet !== true && host.errIsTerminal && host.env.TERM !== 'dumb';

const mostShown = 70;

export function workingLine(host: Host): WorkingLine {
  if (!isWatched(host)) return { show() {}, clear() {} };
  let shown = false;
  return {
    show(what) {
      host.err(`\r\u001b[K${what.slice(0, mostShown)}`);
      shown = true;
    },
    clear() {
      if (shown) host.err('\r\u001b[K');
      shown = false;
    },
  };
}
