// A written workbook with one part of its XML changed, as somebody (or some mistake) might.

import JSZip from 'jszip';

/** Throws when the change changes nothing: such a mutation would prove nothing. */
export async function mutated(
  bytes: Uint8Array,
  path: string | RegExp,
  change: (xml: string) => string,
): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.keys(zip.files).filter((name) =>
    typeof path === 'string' ? name === path : path.test(name),
  );
  let changed = false;
  for (const name of names) {
    const before = (await zip.file(name)?.async('string')) ?? '';
    const after = change(before);
    if (after === before) continue;
    changed = true;
    zip.file(name, after, { date: new Date(Date.UTC(1980, 0, 1)) });
    break;
  }
  if (!changed) throw new Error(`the mutation of ${String(path)} changed nothing`);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A further part in the archive. */
export async function withPart(bytes: Uint8Array, path: string, content: string): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  zip.file(path, content, { date: new Date(Date.UTC(1980, 0, 1)), createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
