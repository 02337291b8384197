// Characters that nobody sees, pasted from a document or a web page: where a line cannot be read, they are why.

import { invisibleCharacter } from '../../compiler/diagnostics/catalogue/syntax/syntax-signs.js';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import type { SourceFile, Span } from '../../compiler/source.js';

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;
const word = /[\p{L}\p{M}\d_\u00ad\u200b-\u200d\u2060\ufeff]+/gu;

/** The first word with such a character on the line of a mistake, texts in quotes left out. */
export function invisibleIn({ path, text }: SourceFile, { start }: Span): Diagnostic | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const end = text.indexOf('\n', start);
  const line = text.slice(from, end < 0 ? text.length : end);
  if (line.length > 10_000 || !invisible.test(line)) return undefined;
  const outside = line.replace(/"[^"]*"|«[^»]*»|#.*$/g, (quoted) => ' '.repeat(quoted.length));
  const found = [...outside.matchAll(word)].find(([written]) => invisible.test(written));
  if (!found) return undefined;
  const [written] = found;
  const visible = [...written].filter((character) => !invisible.test(character)).join('');
  const span = { file: path, start: from + found.index, end: from + found.index + written.length };
  const title = { en: `write \`${visible}\` anew`, fr: `écrire \`${visible}\` à nouveau` };
  return invisibleCharacter(span, { word: visible }, { fix: { title, edits: [{ span, text: visible }] } });
}
