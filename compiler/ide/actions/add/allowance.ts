// `allow CODE because "…"` below the declaration that a message is about: it stays as it is, and says why.

import { entryOf } from '../../../diagnostics/catalogue/entries.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import { isAdjustable } from '../../../diagnostics/topics.js';
import type { ActionMaker } from '../action.js';
import { at, becauseIn, declarationAround, newline, wordIn } from '../places.js';

export const allowIt: ActionMaker = ({ code, span }, snapshot): readonly Fix[] => {
  if (!isAdjustable(code) || entryOf(code)?.isMendedElsewhere === true) return [];
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
