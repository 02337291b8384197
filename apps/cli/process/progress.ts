// A line on the terminal that says how far a long run is; nothing where no one watches.

import type { Host } from './host.js';
import { isWatched } from './working-line.js';

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

/** Drawn on standard error, when that is a terminal and no results are written between (`among`) on the same one. */
export function progressLine(
  host: Host,
  among: boolean,
  now: () => number = () => performance.now(),
): Progress {
  if (!isWatched(host) || among) return { read() {}, cases() {}, close() {} };
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
