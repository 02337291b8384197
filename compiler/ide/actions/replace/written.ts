// Other words in place of those that a message points at: what its entry says, and limits that stand the wrong way round.

import { usualPhrase } from '../../../../grammar/editing/open-phrases.js';
import { neverRounded } from '../../../diagnostics/catalogue/analysis/analysis-steps.js';
import { wrongPeriod } from '../../../diagnostics/catalogue/rules/modules.js';
import { emptyBand, scaleInput, unknownHeading } from '../../../diagnostics/catalogue/rules/tables.js';
import { lateStart } from '../../../diagnostics/catalogue/rules/times.js';
import { amountNotMoney, wrongType } from '../../../diagnostics/catalogue/rules/types.js';
import { wrongDomain } from '../../../diagnostics/catalogue/syntax/statements.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import { replaceTitle } from '../../../diagnostics/replacing.js';
import { daysFromIso, isoFromDays } from '../../../runtime/exact/calendar.js';
import type { ActionMaker } from '../action.js';
import { codesIn, type Offer, offersOf, type Place } from '../by-code.js';
import { notRoundedIn, wordIn } from '../places.js';

/** What the catalogue offers in place of the span. */
export const writeInstead: ActionMaker = ({ instead, span }, snapshot): readonly Fix[] => {
  const file = snapshot.compilation.resolved.files.find(({ path }) => path === span.file);
  if (file === undefined) return [];
  return (instead ?? []).map((words) => write({ span }, words[file.locale]));
};

const write = ({ span }: Pick<Place, 'span'>, text: string): Fix => ({
  title: replaceTitle(text),
  edits: [{ span, text }],
});

const dates = /\d{4}-\d{2}-\d{2}/gu;
const times = /\d{1,2}:\d{2}|\d{1,2}\s?h(?:\s?\d{2})?/gu;
const figures = /(?<![\p{L}\d])\d[\d \u00a0\u202f_]*(?:[.,]\d+)?(?<!\s)/gu;

/** The two limits of a range, each in the other's place. */
const exchanged: Offer = (place) => {
  const { written } = place;
  for (const limit of [dates, times, figures]) {
    const found = [...written.matchAll(limit)];
    if (found.length === 0) continue;
    const [first, second] = found;
    if (first === undefined || second === undefined || found.length > 2) return [];
    const between = written.slice(first.index + first[0].length, second.index);
    const after = written.slice(second.index + second[0].length);
    return [write(place, written.slice(0, first.index) + second[0] + between + first[0] + after)];
  }
  return [];
};

/** A period that begins before the one before it has ended begins on the day after. */
function nextDay(place: Place): readonly Fix[] {
  const [other] = place.diagnostic.related;
  const [begins] = place.written.match(dates) ?? [];
  if (other === undefined || begins === undefined) return [];
  const ends = place.snapshot.textOf(other.span.file)?.slice(other.span.start, other.span.end).match(dates);
  const end = ends?.[1] === undefined ? undefined : daysFromIso(ends[1]);
  return end === undefined ? [] : [write(place, place.written.replace(begins, isoFromDays(end + 1)))];
}

const comparison: Offer = (place) =>
  codesIn(place.diagnostic.help, place.file.locale)
    .filter((code) => code.startsWith(`${place.written} `))
    .map((code) => write(place, code));

/** An amount that is a step on the way is a value, of which nothing is said about rounding. */
const valueInstead: Offer = ({ declaration, file }) => {
  if (declaration?.kind !== 'amount') return [];
  const { start } = declaration.span;
  const [word = ''] = /^\S+/u.exec(file.text.slice(start)) ?? [];
  const place = { file: file.path, start, end: start + word.length };
  const value = write({ span: place }, wordIn('value', file.locale));
  return [{ ...value, edits: [...value.edits, { span: notRoundedIn(file, declaration.formula), text: '' }] }];
};

/** The column of an option, or of a value, that no other heading stands for. */
const columnFor: Offer = (place) => {
  const { declaration, diagnostic, file, span, written } = place;
  const header = declaration !== undefined && 'header' in declaration ? declaration.header : undefined;
  const placed = new Set(header?.cells.flatMap(({ text }) => text.split(/\s+/u)));
  const [, ...names] = codesIn(diagnostic.help, file.locale);
  const as = usualPhrase('as', file.locale) ?? 'as';
  const isNamed = file.text.slice(0, span.start).trimEnd().endsWith(` ${as}`);
  return names
    .filter((name) => !placed.has(name))
    .map((name) => write(place, isNamed ? name : `${written} ${as} ${name}`));
};

/** The currency of the file, for what must be a quantity. */
const currency: Offer = (place) => {
  const code = place.snapshot.compilation.checked.currency?.code;
  return code === undefined ? [] : [write(place, code)];
};

/** The day begins at nought. */
const fromNought: Offer = (place) => [write(place, place.written.replace(/24(?=\s?:|\s?h)/u, '0'))];

export const writeOtherwise = offersOf({
  [wrongDomain.entry.code]: exchanged,
  [emptyBand.entry.code]: exchanged,
  [wrongPeriod.entry.code]: (place) =>
    place.diagnostic.related.length === 0 ? exchanged(place) : nextDay(place),
  [unknownHeading.entry.code]: columnFor,
  [scaleInput.entry.code]: currency,
  [lateStart.entry.code]: fromNought,
  [wrongType.entry.code]: comparison,
  [amountNotMoney.entry.code]: valueInstead,
  [neverRounded.entry.code]: valueInstead,
});
