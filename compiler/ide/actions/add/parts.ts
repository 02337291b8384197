// Parts that a declaration lacks: limits and steps of facts, the size of a list, a reason, an option chosen, what else holds.

import { usualPhrase } from '../../../../grammar/editing/open-phrases.js';
import { neverRounded } from '../../../diagnostics/catalogue/analysis/analysis-steps.js';
import { resultWithoutEnd } from '../../../diagnostics/catalogue/analysis/analysis-values.js';
import { reasonMissing } from '../../../diagnostics/catalogue/rules/allowances.js';
import { noChosenOption } from '../../../diagnostics/catalogue/rules/names.js';
import { otherwiseMissing } from '../../../diagnostics/catalogue/rules/types.js';
import { listCapacity, rangeMissing, stepMissing } from '../../../diagnostics/catalogue/syntax/statements.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import { punctuation } from '../../../languages.js';
import { codesIn, type Offer, offersOf, type Place } from '../by-code.js';
import { at, becauseIn, newline, notRoundedIn, wordIn } from '../places.js';

const put = ({ file }: Place, offset: number, text: string): Fix => {
  const shown = text.trim().replace(/^,\s*/u, '');
  return {
    title: { en: `add \`${shown}\``, fr: `ajouter \`${shown}\`` },
    edits: [{ span: at(file.path, offset), text }],
  };
};

const decimal = (text: string, { file }: Place): string =>
  text.replace('.', punctuation[file.locale].decimal);

const range: Offer = (place) => {
  const { declaration, file } = place;
  if (declaration?.kind !== 'fact' || declaration.type === undefined) return [];
  const most = declaration.type.kind === 'percent' ? '100' : '1 000';
  const text = { en: `, from 0 to ${most}`, fr: `, de 0 à ${most}` }[file.locale];
  return [put(place, declaration.type.span.end, text)];
};

const step: Offer = (place) => {
  const { declaration, file } = place;
  if (declaration?.kind !== 'fact' || declaration.type === undefined) return [];
  const whole = declaration.whole ? [] : [`, ${usualPhrase('whole', file.locale) ?? 'whole'}`];
  const steps = `, ${usualPhrase('stepOf', file.locale) ?? 'in steps of'} ${decimal('0.01', place)}`;
  const end = declaration.type.span.end;
  return [...whole, steps].map((text) => put(place, end, text));
};

const capacity: Offer = (place) => {
  const { declaration, file } = place;
  if (declaration?.kind !== 'list') return [];
  const upTo = usualPhrase('upTo', file.locale) ?? 'up to';
  const words = `, ${upTo}${upTo.endsWith("'") ? '' : ' '}40`;
  return [put(place, (declaration.label ?? declaration.name).span.end, words)];
};

const chosen: Offer = (place) => {
  const { declaration, file } = place;
  if (declaration?.kind !== 'reading') return [];
  return declaration.rows.map(({ name }) =>
    put(place, declaration.span.end, `${newline(file.text)}  ${wordIn('chosen', file.locale)} ${name.text}`),
  );
};

const otherwise: Offer = (place) => {
  const { locale } = place.file;
  const word = usualPhrase('otherwise', locale) ?? 'otherwise';
  const open = usualPhrase('notGiven', locale) ?? 'not given';
  return [put(place, place.span.end, `, ${word} ${open}`)];
};

const lastStep: Offer = (place) => {
  const { declaration, file, diagnostic } = place;
  const [words] = codesIn(diagnostic.help, file.locale);
  if (declaration?.kind !== 'amount' || words === undefined) return [];
  return [
    {
      title: { en: `add \`${words}\``, fr: `ajouter \`${words}\`` },
      edits: [{ span: notRoundedIn(file, declaration.formula), text: `${newline(file.text)}  ${words}` }],
    },
  ];
};

/** The precision of a result stands on the line of results. */
const precision: Offer = (place) => {
  const [line] = codesIn(place.diagnostic.help, place.file.locale);
  for (const declaration of place.file.declarations) {
    if (declaration.kind !== 'results' || line === undefined) continue;
    const result = declaration.names.find(({ name }) => line.includes(` ${name.text} `));
    if (result === undefined) continue;
    const words = line.slice(line.indexOf(` ${result.name.text} `) + result.name.text.length + 1);
    return [put(place, result.name.span.end, words)];
  }
  return [];
};

export const addPart = offersOf({
  [rangeMissing.entry.code]: range,
  [stepMissing.entry.code]: step,
  [listCapacity.entry.code]: capacity,
  [noChosenOption.entry.code]: chosen,
  [otherwiseMissing.entry.code]: otherwise,
  [reasonMissing.entry.code]: (place) => [put(place, place.span.end, ` ${becauseIn(place.file.locale)} "…"`)],
  [neverRounded.entry.code]: lastStep,
  [resultWithoutEnd.entry.code]: precision,
});
