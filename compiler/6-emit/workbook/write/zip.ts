// The same parts always make the same bytes: sorted entries, one date, one level, no platform.

import JSZip from 'jszip';
import type { Locale } from '../../../languages.js';
import { validPart, withAlternatives } from './valid-parts.js';

const date = new Date(Date.UTC(1980, 0, 1));
const first = '[Content_Types].xml';

/**
 * Zips an xlsx file again so that its bytes depend on its parts only, each as the schemas want it. `alternatives`: what the pictures of
 * a part show, in their order; `language`: of the names of its styles.
 */
export async function rezip(
  file: Uint8Array,
  alternatives: ReadonlyMap<string, readonly string[]> = new Map(),
  language?: Locale,
): Promise<Uint8Array> {
  const given = await JSZip.loadAsync(file);
  const names = Object.values(given.files)
    .filter((entry) => !entry.dir)
    .map(({ name }) => name)
    .sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : a > b ? 1 : 0));
  const made = new JSZip();
  for (const name of names) {
    const entry = given.file(name);
    if (entry === null) continue;
    const content = validPart(name, await entry.async('uint8array'), language);
    const said = alternatives.get(name);
    made.file(name, said === undefined ? content : withAlternatives(content, said), {
      date,
      createFolders: false,
    });
  }
  return made.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'DOS',
  });
}
