// The same parts always make the same bytes: sorted entries, one date, one level, no platform.

import JSZip from 'jszip';
import { validPart } from './valid-parts.js';

const date = new Date(Date.UTC(1980, 0, 1));
const first = '[Content_Types].xml';

/** Zips an xlsx file again so that its bytes depend on its parts only, each as the schemas want it. */
export async function rezip(file: Uint8Array): Promise<Uint8Array> {
  const given = await JSZip.loadAsync(file);
  const names = Object.values(given.files)
    .filter((entry) => !entry.dir)
    .map(({ name }) => name)
    .sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : a > b ? 1 : 0));
  const made = new JSZip();
  for (const name of names) {
    const entry = given.file(name);
    if (entry === null) continue;
    made.file(name, validPart(name, await entry.async('uint8array')), { date, createFolders: false });
  }
  return made.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'DOS',
  });
}
