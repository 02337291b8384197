// `not used "…" because "…"` for numbers of a document that no rule has, with the words around them.

import { findAll, readSource } from '../../../2-check/documents/find-quote.js';
import { numberUnused } from '../../../diagnostics/catalogue/rules/sources.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import type { ActionMaker } from '../action.js';
import { at, becauseIn, newline, quoted, wordIn } from '../places.js';

export const explainNumbers: ActionMaker = ({ code, span }, snapshot): readonly Fix[] => {
  if (code !== numberUnused.entry.code) return [];
  const text = snapshot.textOf(span.file);
  const [main] = snapshot.compilation.resolved.files;
  if (text === undefined || main === undefined) return [];
  const passage = passageAround(text, span.start, span.end);
  const word = wordIn('notUsed', main.locale);
  const line = `${word} ${quoted(passage)} ${becauseIn(main.locale)} "…"`;
  const last = main.declarations.findLast(({ kind }) => kind !== 'example' && kind !== 'check');
  const end = last?.span.end ?? main.text.length;
  const gap = newline(main.text);
  return [
    {
      title: {
        en: `say why no rule has it: \`${line}\``,
        fr: `dire pourquoi aucune règle ne l'a : \`${line}\``,
      },
      edits: [{ span: at(main.path, end), text: `${gap}${line}` }],
    },
  ];
};

/** Whole words of the line around a range, as few as stand only once in the text. */
export function passageAround(text: string, start: number, end: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const found = text.indexOf('\n', end);
  const lineEnd = found < 0 ? text.length : found;
  const source = readSource(text);
  const words = [...text.slice(lineStart, lineEnd).matchAll(/\S+/gu)].map((match) => ({
    start: lineStart + match.index,
    end: lineStart + match.index + match[0].length,
  }));
  let first = words.findLastIndex((word) => word.start <= start);
  let last = words.findIndex((word) => word.end >= end);
  if (first < 0 || last < 0) return text.slice(start, end);
  const slice = () => text.slice(words[first]?.start ?? start, words[last]?.end ?? end);
  while (findAll(source, slice()).length !== 1 && (first > 0 || last < words.length - 1)) {
    if (last < words.length - 1) last++;
    if (first > 0) first--;
  }
  return slice().replace(/\s+/g, ' ').replaceAll('|', '').trim();
}
