// What says nothing and can go: a line, a row, a word too many.

import { reservedKeywords, wordsOf } from '../../../../grammar/words/keywords.js';
import * as analysis from '../../../diagnostics/catalogue/analysis/analysis.js';
import { nothingUses } from '../../../diagnostics/catalogue/analysis/analysis-names.js';
import { cannotBeAllowed, nothingToAllow } from '../../../diagnostics/catalogue/rules/allowances.js';
import { neverAbsent } from '../../../diagnostics/catalogue/rules/model.js';
import { saidTwice as lineTwice, onlyInTariff } from '../../../diagnostics/catalogue/rules/modules.js';
import { rowNeverApplies } from '../../../diagnostics/catalogue/rules/tables.js';
import { factQualifier, notRoundedMisplaced } from '../../../diagnostics/catalogue/syntax/statements.js';
import { saidTwice } from '../../../diagnostics/catalogue/syntax/syntax.js';
import { strayParenthesis, unclosedParenthesis } from '../../../diagnostics/catalogue/syntax/syntax-signs.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import { type Offer, offersOf, type Place } from '../by-code.js';
import { newline } from '../places.js';

/** The words of a file that go; what is left of its line keeps no blanks at its end. */
function without({ file, span }: Place, from: number, to: number): Fix {
  const gone = file.text.slice(from, to).trim().replace(/\s+/gu, ' ');
  const shown = gone.length > 60 ? `${gone.slice(0, 57)}…` : gone;
  return {
    title: { en: `delete \`${shown}\``, fr: `supprimer \`${shown}\`` },
    edits: [{ span: { file: span.file, start: from, end: to }, text: '' }],
  };
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
}

/** The lines that hold a range, where nothing else stands on them. */
function wholeLines(place: Place, start: number, end: number): readonly Fix[] {
  const { text } = place.file;
  const [from, to] = [lineStart(text, start), lineEnd(text, end)];
  const others = text.slice(from, start) + text.slice(end, to);
  return others.trim() === '' ? [without(place, from, to)] : [];
}

const words: Offer = (place) => [without(place, place.span.start, place.span.end)];
const lines: Offer = (place) => wholeLines(place, place.span.start, place.span.end);
/** The line of an `allow`, whatever its reason. */
const allowance: Offer = (place) => {
  const { text } = place.file;
  return [without(place, lineStart(text, place.span.start), lineEnd(text, place.span.end))];
};
/** A declaration with the lines that belong to it. */
const declared: Offer = (place) => {
  const { declaration, file } = place;
  if (declaration === undefined) return [];
  const [shown = ''] = file.text
    .slice(declaration.span.start, declaration.span.end)
    .split(newline(file.text));
  return wholeLines(place, declaration.span.start, declaration.span.end).map(({ edits }) => ({
    title: { en: `delete it: \`${shown}\``, fr: `la supprimer : \`${shown}\`` },
    edits,
  }));
};
/** With the comma or the word before it. */
const withBefore =
  (before: RegExp): Offer =>
  (place) => {
    const { file, span } = place;
    const found = before.exec(file.text.slice(lineStart(file.text, span.start), span.start));
    return found === null ? [] : [without(place, span.start - found[0].length, span.end)];
  };

/** What stands in, with its `otherwise` or `or`. */
const standIn: Offer = (place) => {
  const { locale } = place.file;
  const words = [reservedKeywords.otherwise, reservedKeywords.or].flatMap((known) => wordsOf(known, locale));
  return withBefore(new RegExp(`,?\\s*(?:${words.join('|')})\\s+$`, 'u'))(place);
};

export const takeOut = offersOf({
  [strayParenthesis.entry.code]: words,
  [unclosedParenthesis.entry.code]: words,
  [saidTwice.entry.code]: lines,
  [lineTwice.entry.code]: lines,
  [onlyInTariff.entry.code]: declared,
  [notRoundedMisplaced.entry.code]: lines,
  [rowNeverApplies.entry.code]: lines,
  [analysis.rowNeverApplies.entry.code]: lines,
  [nothingToAllow.entry.code]: allowance,
  [cannotBeAllowed.entry.code]: allowance,
  [analysis.factWithoutEffect.entry.code]: declared,
  [nothingUses.entry.code]: declared,
  [factQualifier.entry.code]: withBefore(/,\s*$/u),
  [neverAbsent.entry.code]: standIn,
});
