// What a message says to write, where it stands in a sentence: a missing word, a closing mark, a limit, a unit, a step.

import { usualPhrase } from '../../../../grammar/editing/open-phrases.js';
import { reservedKeywords, wordsOf } from '../../../../grammar/words/keywords.js';

import { percentAsFraction } from '../../../diagnostics/catalogue/analysis/analysis-names.js';
import { dueForNothing } from '../../../diagnostics/catalogue/analysis/analysis-steps.js';
import { noSuchItem } from '../../../diagnostics/catalogue/analysis/analysis-values.js';
import { boundaryAgainstDocument } from '../../../diagnostics/catalogue/rules/sources.js';
import { emptyCell } from '../../../diagnostics/catalogue/rules/tables.js';
import { typeUnknown } from '../../../diagnostics/catalogue/rules/types.js';
import { roundingNotMoney } from '../../../diagnostics/catalogue/syntax/statements.js';
import { missingWord } from '../../../diagnostics/catalogue/syntax/syntax.js';
import { unclosedText } from '../../../diagnostics/catalogue/syntax/syntax-signs.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import { replaceTitle } from '../../../diagnostics/replacing.js';
import { punctuation } from '../../../languages.js';
import { codesIn, type Offer, offersOf, type Place } from '../by-code.js';
import { at, newline } from '../places.js';

const write = ({ span }: Pick<Place, 'span'>, text: string): Fix => ({
  title: replaceTitle(text),
  edits: [{ span, text }],
});

const added = ({ file }: Place, offset: number, text: string): Fix => ({
  title: { en: `add \`${text.trim()}\``, fr: `ajouter \`${text.trim()}\`` },
  edits: [{ span: at(file.path, offset), text }],
});

/** The word that the message misses, before what stands in its place. */
const word: Offer = (place) => {
  const [missing] = codesIn(place.diagnostic.message, place.file.locale);
  return missing === undefined ? [] : [added(place, place.span.start, `${missing} `)];
};

/** A label ends before the sign that follows labels, a text of a row before its cell ends; any other at the end of its line. */
const closing: Offer = (place) => {
  const { file, span } = place;
  const end = file.text.indexOf('\n', span.start);
  const rest = file.text.slice(span.start + 1, end < 0 ? file.text.length : end);
  const isRow = file.text
    .slice(file.text.lastIndexOf('\n', span.start) + 1)
    .trimStart()
    .startsWith('|');
  const [inside = ''] = (isRow ? /^[^|]*/u : /^.*?(?=\s[=:](?:\s|$)|$)/u).exec(rest) ?? [];
  const offset = span.start + 1 + inside.trimEnd().length;
  return [added(place, offset, place.written.startsWith('«') ? ' »' : '"')];
};

/** `(not given in EUR)`, as the help has it. */
const withUnit: Offer = (place) =>
  codesIn(place.diagnostic.help, place.file.locale)
    .slice(0, 1)
    .map((code) => write(place, code));

/** The smallest coin. */
const toCent: Offer = (place) => {
  const { currency } = place.snapshot.compilation.checked;
  if (currency === undefined) return [];
  const step = `0.01 ${currency.code}`.replace('.', punctuation[place.file.locale].decimal);
  return [write(place, step)];
};

/** Percentages are written of a hundred. */
const ofHundred: Offer = (place) => {
  const { declaration, file } = place;
  if (declaration?.kind !== 'fact' || declaration.range === undefined) return [];
  const { span } = declaration.range;
  const written = file.text.slice(span.start, span.end);
  return [write({ span }, written.replace(/\d+(?:[.,]\d+)?(?=\s*%?$)/u, '100'))];
};

/** As many items as the rule speaks of. */
const moreItems: Offer = (place) => {
  const [name] = codesIn(place.diagnostic.message, place.file.locale);
  return place.file.declarations.flatMap((one): readonly Fix[] => {
    if (one.kind !== 'list' || one.name.text !== name || one.capacity === undefined) return [];
    const { span } = one.capacity;
    const title = {
      en: `let \`${name}\` have up to ${place.written} items`,
      fr: `admettre jusqu'à ${place.written} éléments dans \`${name}\``,
    };
    return [{ title, edits: [{ span, text: place.written }] }];
  });
};

const due: Offer = (place) => {
  const { declaration, diagnostic, file } = place;
  const [line] = codesIn(diagnostic.help, file.locale);
  if (declaration === undefined || line === undefined) return [];
  return [added(place, declaration.span.end, `${newline(file.text)}  ${line}`)];
};

/** Words that leave the value itself on the other side. */
const otherSide = [
  ['above', 'from'],
  ['from', 'above'],
  ['below', 'upTo'],
  ['upTo', 'below'],
] as const;

/** Every band of the table that ends or begins there, so that rows still follow one another. */
const asInDocument: Offer = (place) => {
  const { declaration, file, written } = place;
  if (declaration === undefined) return [];
  const text = file.text.slice(declaration.span.start, declaration.span.end);
  const edits = otherSide.flatMap(([concept, other]) => {
    const instead = usualPhrase(other, file.locale);
    return wordsOf(reservedKeywords[concept], file.locale).flatMap((phrase) =>
      [...text.matchAll(new RegExp(`(?<=\\|\\s*)${phrase}\\s*${written}(?=\\s*\\|)`, 'gu'))].flatMap(
        ({ index }) => {
          const start = declaration.span.start + index;
          const span = { file: file.path, start, end: start + phrase.length };
          return instead === undefined ? [] : [{ span, text: instead }];
        },
      ),
    );
  });
  const own = edits.find(({ span }) => span.start <= place.span.start && place.span.start - span.end <= 1);
  if (own === undefined) return [];
  const now = `${own.text} ${written}`;
  const title = {
    en: `${replaceTitle(now).en}, as the document has it`,
    fr: `${replaceTitle(now).fr}, comme le document`,
  };
  return [{ title, edits }];
};

export const writeWhatIsSaid = offersOf({
  [missingWord.entry.code]: word,
  [unclosedText.entry.code]: closing,
  [typeUnknown.entry.code]: withUnit,
  [emptyCell.entry.code]: (place) => {
    const open = usualPhrase('notGiven', place.file.locale);
    return open === undefined || place.written.trim() !== ''
      ? []
      : [added(place, place.span.start, `${open} `)];
  },
  [roundingNotMoney.entry.code]: toCent,
  [percentAsFraction.entry.code]: ofHundred,
  [noSuchItem.entry.code]: moreItems,
  [dueForNothing.entry.code]: due,
  [boundaryAgainstDocument.entry.code]: asInDocument,
});
