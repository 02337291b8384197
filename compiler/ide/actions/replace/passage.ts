// The passage of the document that comes closest to a quote that is not in it.

import { findQuote } from '../../../2-check/documents/find-quote.js';
import { passageNotFound, quoteNotFound } from '../../../diagnostics/catalogue/rules/sources.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import type { ActionMaker } from '../action.js';
import { quoted } from '../places.js';

export const takePassage: ActionMaker = ({ code, span }, snapshot): readonly Fix[] => {
  if (code !== quoteNotFound.entry.code && code !== passageNotFound.entry.code) return [];
  const written = snapshot.textOf(span.file)?.slice(span.start, span.end);
  const inner = written === undefined ? undefined : /^["«]\s*(.*?)\s*["»]$/su.exec(written)?.[1];
  // Where parts are left out, the closest words of one part are not the whole.
  if (inner === undefined || /\[\s*(?:…|\.\.\.)\s*\]/u.test(inner)) return [];
  for (const { text } of snapshot.compilation.documents) {
    const search = findQuote(text, inner);
    if (search.found || search.nearest === undefined) continue;
    const passage = search.nearest.text;
    if (/[»"|]/u.test(passage) && /[»|]/u.test(passage)) continue;
    return [
      {
        title: { en: `quote the document: \`${passage}\``, fr: `citer le document : \`${passage}\`` },
        edits: [{ span, text: quoted(passage) }],
      },
    ];
  }
  return [];
};
