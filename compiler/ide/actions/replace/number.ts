// The number that the document has, in place of one that it has not.

import { nearestNumber } from '../../../2-check/documents/near-numbers.js';
import { unusedNumbers } from '../../../2-check/documents/number-ledger.js';
import type { SourceNumber } from '../../../2-check/documents/source-numbers.js';
import { numberNotInSource } from '../../../diagnostics/catalogue/rules/sources.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import { replaceTitle } from '../../../diagnostics/replacing.js';
import { punctuation } from '../../../languages.js';
import type { ActionMaker } from '../action.js';

const figure = /^\d[\d \u00a0\u202f_]*(?:[.,]\d+)?/u;

export const takeNumber: ActionMaker = ({ code, span }, snapshot): readonly Fix[] => {
  if (code !== numberNotInSource.entry.code) return [];
  const { checked, documents, resolved } = snapshot.compilation;
  const use = checked.numbers.find((one) => one.span.file === span.file && one.span.start === span.start);
  const file = resolved.files.find(({ path }) => path === span.file);
  const written = file && figure.exec(file.text.slice(span.start, span.end))?.[0].trimEnd();
  if (use === undefined || file === undefined || written === undefined) return [];
  // Only what no rule has yet: another number may stand elsewhere for itself.
  const unused = documents.flatMap(({ text }) => unusedNumbers(text, checked));
  const near = nearestNumber(use, unused);
  if (near === undefined || near.percent !== use.percent) return [];
  const text = inHand(near, written, file.locale);
  const edit = { span: { ...span, end: span.start + written.length }, text };
  return [
    {
      title: {
        en: `${replaceTitle(text).en}, as the document has it`,
        fr: `${replaceTitle(text).fr}, comme le document`,
      },
      edits: [edit],
    },
  ];
};

/** With the decimal sign of the file, and groups where the old number had them. */
function inHand({ text }: SourceNumber, written: string, locale: 'en' | 'fr'): string {
  const sign = written.includes(',') ? ',' : written.includes('.') ? '.' : punctuation[locale].decimal;
  const [whole = '', decimals] = text.split(/[.,](?=\d+$)/);
  const digits = whole.replace(/\D/g, '');
  const grouped = digits.length > 3 ? digits.replace(/\B(?=(\d{3})+$)/g, ' ') : digits;
  return decimals === undefined ? grouped : `${grouped}${sign}${decimals}`;
}
