// Two receipts of one case beside each other: by the tariff, and as the other system bills if it makes a slip.

import type { Receipt } from '../../../../compiler/6-emit/receipt/receipt.js';
import { number, type TableRow, table, text } from './frame.js';

interface Line {
  readonly label: string;
  readonly written: string;
  readonly isTotal: boolean;
}

/** The lines of a receipt by a key that is the same in both, in order. */
function linesOf({ entries }: Receipt): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  const put = (key: string, line: Line): void => {
    let free = key;
    for (let again = 2; lines.has(free); again++) free = `${key}#${again}`;
    lines.set(free, line);
  };
  for (const { name, label, item, steps, written } of entries) {
    const own = `${name}/${item?.position ?? ''}`;
    const shown = item === undefined ? label : `${label} (${item.label} ${item.position})`;
    for (const step of steps) {
      if (step.final && step.owner === name) continue;
      put(`${own}/${step.label}`, { label: step.label, written: step.written, isTotal: false });
    }
    put(own, { label: shown, written, isTotal: true });
  }
  return lines;
}

/** `onlyDiffering`: the lines that are not the same in both. */
export function twoReceipts(
  caption: string,
  [tariff, system]: readonly [Receipt, Receipt],
  words: {
    readonly line: string;
    readonly byTariff: string;
    readonly bySystem: string;
    readonly differs: string;
  },
  onlyDiffering: boolean,
): string {
  const [own, other] = [linesOf(tariff), linesOf(system)];
  const keys = [...own.keys()];
  // What only the other has stands behind the line that it follows there.
  let behind = -1;
  for (const key of other.keys()) {
    const at = keys.indexOf(key);
    if (at >= 0) behind = at;
    else keys.splice(++behind, 0, key);
  }
  const rows = keys.flatMap((key): readonly TableRow[] => {
    const [a, b] = [own.get(key), other.get(key)];
    const line = a ?? b;
    if (line === undefined) return [];
    const differs = a?.written !== b?.written;
    if (onlyDiffering && !differs) return [];
    const sign = differs ? ` ${words.differs}` : '';
    return [
      {
        cells: [text(line.label), number(a?.written ?? '–'), number(`${b?.written ?? '–'}${sign}`)],
        ...(line.isTotal ? { kind: 'total' as const } : differs ? { kind: 'differs' as const } : {}),
      },
    ];
  });
  return table(caption, [text(words.line), number(words.byTariff), number(words.bySystem)], rows);
}
