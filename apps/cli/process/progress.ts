// A line on the terminal that says how far a long run is; nothing where no one watches.

import type { Host } from './host.js';

export interface Progress {
  /** Bytes of the file that were handed on. */
  readonly read: (bytes: number, of: number) => void;
  readonly cases: (count: number) => void;
  /** Takes the line away. */
  readonly close: () => void;
}

const width = 30;
/** Milliseconds between two looks of the line, and before the first. */
const pause = 200;

/** Drawn on standard error, when that is a terminal and results go elsewhere. */
export function progressLine(host: Host, now: () => number = () => performance.now()): Progress {
  if (host.quiet === true || !host.errIsTerminal || host.outIsTerminal || host.env.TERM === 'dumb') {
    return { read() {}, cases() {}, close() {} };
  }
  const begun = now();
  let last = begun;
  let shown = false;
  let share = 0;
  const draw = (count: number) => {
    const filled = Math.round(share * width);
    const rate = Math.round((count * 1000) / Math.max(1, now() - begun));
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    host.err(`\r${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${count} (${rate}/s)\u001b[K`);
    shown = true;
  };
  return {
    read(bytes, of) {
      share = of === 0 ? 1 : Math.min(1, bytes / of);
    },
    cases(count) {
      if (now() - last < pause) return;
      last = now();
      draw(count);
    },
    close() {
      if (shown) host.err('\r\u001b[K');
    },
  };
}
