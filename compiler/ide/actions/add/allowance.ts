// `allow CODE because "…"` below the declaration that a message is about: it stays as it is, and says why.

import type { Fix } from '../../../diagnostics/diagnostic.js';
import { isAdjustable } from '../../../diagnostics/settle.js';
import type { ActionMaker } from '../action.js';
import { at, becauseIn, declarationAround, newline, wordIn } from '../places.js';

/** What these say is mended by other lines: a missing document, a line that allows nothing. */
const notToAllow = new Set(['W904', 'E903', 'I902']);

export const allowIt: ActionMaker = ({ code, span }, snapshot): readonly Fix[] => {
  if (!isAdjustable(code) || notToAllow.has(code)) return [];
  const place = declarationAround(snapshot, span);
  if (place === undefined || place.declaration.kind === 'broken') return [];
  const { file, declaration } = place;
  const line = `${wordIn('allow', file.locale)} ${code} ${becauseIn(file.locale)} "…"`;
  const text = `${newline(file.text)}  ${line}`;
  return [
    {
      title: { en: `keep it, and say why: \`${line}\``, fr: `le garder, et dire pourquoi : \`${line}\`` },
      edits: [{ span: at(file.path, declaration.span.end), text }],
    },
  ];
};
