// Files of a work in and out of the browser: rule files and documents, one by one or in a zip.

import type { WorkFile } from './shared-work.js';

const isKnown = (path: string) => /\.(?:bareme|txt)$/.test(path) && !path.split('/').includes('..');
const textOf = (bytes: Uint8Array) =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');

export async function zipped(files: readonly WorkFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const { strToU8, zipSync } = await import('fflate');
  return new Uint8Array(zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)]))));
}

/** Rule files and documents among what was chosen; what is in a zip stands by its path in it. */
export async function filesIn(chosen: readonly File[]): Promise<readonly WorkFile[]> {
  const found: WorkFile[] = [];
  for (const file of chosen) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (file.name.endsWith('.zip')) {
      const { unzipSync } = await import('fflate');
      const entries = unzipSync(bytes, {
        filter: ({ name, originalSize }) => isKnown(name) && originalSize < 5_000_000,
      });
      for (const [path, content] of Object.entries(entries)) found.push({ path, text: textOf(content) });
    } else if (isKnown(file.name)) found.push({ path: file.name, text: textOf(bytes) });
  }
  return found;
}
