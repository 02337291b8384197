// Lines that the head of a file lacks: its name, a rounding, a conversion, the date that counts; a document that is not held.

import { usualPhrase } from '../../../../grammar/editing/open-phrases.js';
import { nothingUses } from '../../../diagnostics/catalogue/analysis/analysis-names.js';
import { noTariffLine } from '../../../diagnostics/catalogue/rules/modules.js';
import { documentMissing } from '../../../diagnostics/catalogue/rules/sources.js';
import {
  amountNotRounded,
  datedConversion,
  noConversion,
} from '../../../diagnostics/catalogue/rules/types.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import { codesIn, type Offer, offersOf, type Place } from '../by-code.js';
import { at, newline, wordIn } from '../places.js';

const headKinds = new Set(['tariff', 'module', 'language', 'source', 'currency', 'unit', 'rounding']);

/** A line below the head of the file. */
function inHead({ file }: Place, line: string): Fix {
  const last = file.declarations.filter(({ kind }) => headKinds.has(kind)).at(-1);
  const gap = newline(file.text);
  return {
    title: { en: `add the line \`${line}\``, fr: `ajouter la ligne \`${line}\`` },
    edits: [
      last === undefined
        ? { span: at(file.path, 0), text: `${line}${gap}` }
        : { span: at(file.path, last.span.end), text: `${gap}${line}` },
    ],
  };
}

const saidLines: Offer = (place) =>
  codesIn(place.diagnostic.help, place.file.locale).map((line) => inHead(place, line));

const firstLine: Offer = ({ file }) => {
  const stem =
    file.path
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]*$/u, '') ?? '';
  const name = stem.replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, '_').replace(/^(?=\d)/u, 't_') || 't';
  const label = stem.replaceAll(/[_-]+/gu, ' ').replace(/^./u, (first) => first.toUpperCase());
  const line = `${wordIn('tariff', file.locale)} ${name} "${label}"`;
  return [
    {
      title: { en: `add the line \`${line}\``, fr: `ajouter la ligne \`${line}\`` },
      edits: [{ span: at(file.path, 0), text: `${line}${newline(file.text)}` }],
    },
  ];
};

/** `dated by` each date of the case. */
const dated: Offer = (place) =>
  place.file.declarations.flatMap((one) =>
    one.kind === 'fact' && one.type?.kind === 'date' && one.list === undefined
      ? [inHead(place, `${wordIn('datedBy', place.file.locale)} ${one.name.text}`)]
      : [],
  );

const notHeld: Offer = ({ file, declaration }) => {
  if (declaration?.kind !== 'source') return [];
  const words = ` ${usualPhrase('notHeld', file.locale) ?? 'not held'}`;
  return [
    {
      title: {
        en: `say that it is not held: \`${words.trim()}\``,
        fr: `dire qu'il n'est pas détenu : \`${words.trim()}\``,
      },
      edits: [{ span: at(file.path, declaration.document.span.end), text: words }],
    },
  ];
};

/** A value that nothing uses may be one that callers ask for. */
const asResult: Offer = ({ file, declaration }) => {
  if (declaration === undefined || !('name' in declaration) || declaration.name === undefined) return [];
  const name = declaration.name.text;
  const results = file.declarations.find(({ kind }) => kind === 'results');
  const last = results?.kind === 'results' ? results.names.at(-1) : undefined;
  if (last === undefined) return [];
  return [
    {
      title: { en: `add \`${name}\` to the results`, fr: `ajouter \`${name}\` aux résultats` },
      edits: [{ span: at(file.path, last.rounding?.span.end ?? last.name.span.end), text: `, ${name}` }],
    },
  ];
};

export const addLine = offersOf({
  [noTariffLine.entry.code]: firstLine,
  [amountNotRounded.entry.code]: saidLines,
  [noConversion.entry.code]: saidLines,
  [datedConversion.entry.code]: dated,
  [documentMissing.entry.code]: notHeld,
  [nothingUses.entry.code]: asResult,
});
