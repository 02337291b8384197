// What a workbook says that it was made from: its cover carries the name of the tariff and the hash of its rules.

import type { WorkbookFile } from './workbook-file.js';

export interface Origin {
  /** Name of the tariff. */
  readonly name: string;
  readonly ruleHash: string;
  readonly compilerVersion: string;
}

/** Undefined for a workbook that bareme did not make, or whose cover was changed beyond recognition. */
export function originOf({ sheets: [cover] }: WorkbookFile): Origin | undefined {
  const texts = [...(cover?.cells.values() ?? [])].flatMap(({ value }) =>
    typeof value === 'string' ? [value.trim()] : [],
  );
  const name = cover?.cells.get('A2')?.value;
  const version = texts.find((text) => /^bareme \S+$/.test(text));
  // The hashes of documents stand on lines of their own above that of the rules.
  const hashes = texts.filter((text) => /^[0-9a-f]{64}$/.test(text));
  const ruleHash = hashes[hashes.length - 1];
  if (typeof name !== 'string' || version === undefined || ruleHash === undefined) return undefined;
  return { name, ruleHash, compilerVersion: version.slice('bareme '.length) };
}
