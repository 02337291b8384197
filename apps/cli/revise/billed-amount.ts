// An amount as people and spreadsheets write it → a plain decimal, or why it is none. What could be two amounts is never guessed.

/** `empty`: nothing stands there. `two`: it could be two amounts, as 1.234. `none`: it is no amount. */
export type NoAmount = 'empty' | 'two' | 'none';

export type ReadAmount = { readonly amount: string } | { readonly not: NoAmount };

const sign = String.raw`[-+\u2212\u2013]`;
const money = String.raw`(?:[A-Z]{3}|\p{Sc}|euros?|Euros?|EUROS?|Fr\.?)`;
const apartFrom = new RegExp(
  `^(?:${money}\\s*)?(${sign}?)\\s*(?:${money}\\s*)?(.*?)\\s*(?:${money})?\\s*(${sign}?)$`,
  'u',
);
/** Marks that stand between groups of three digits and are never decimal. */
const space = String.raw`[\s\u00a0\u202f\u2009'\u2019]`;
const grouped = new RegExp(`^\\d{1,3}(?:${space}\\d{3})+(?:[.,]\\d+)?$`, 'u');
const groupedByMark = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/;

/** `decimals` are those of the amounts that it is compared with: with three of them, 1.234 is no thousand. */
export function readAmount(given: unknown, decimals = 2): ReadAmount {
  if (given === undefined || given === null) return { not: 'empty' };
  if (typeof given === 'number') return plain(String(Math.abs(given)), given < 0);
  if (typeof given !== 'string') return { not: 'none' };
  // Spreadsheets keep a number as text by ="1234" or by an apostrophe before it.
  const text = given
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .trim();
  if (text === '') return { not: 'empty' };
  const inside = /^(?:.{0,4}?)\((.*)\)(?:.{0,6}?)$/u.exec(text)?.[1];
  const [, before = '', body = '', behind = ''] = apartFrom.exec(inside ?? text) ?? [];
  const signs = `${before}${behind}`;
  if (signs.length > 1 || (inside !== undefined && signs !== '')) return { not: 'none' };
  const negative = inside !== undefined || (signs !== '' && signs !== '+');
  if (grouped.test(body)) return plain(body.replace(new RegExp(space, 'gu'), '').replace(',', '.'), negative);
  const mark = groupedByMark.exec(body)?.[1];
  if (mark !== undefined) {
    const other = mark === '.' ? ',' : '.';
    const several = body.includes(other) || body.split(mark).length > 2;
    if (several) return plain(body.split(mark).join('').replace(',', '.'), negative);
    // One mark and three digits: a thousand, or one and a bit.
    if (!body.startsWith('0') && !(mark === '.' && decimals >= 3)) return { not: 'two' };
  }
  return plain(body.replace(',', '.'), negative);
}

/** Undefined where it is no amount, or two. */
export const billedAmount = (given: unknown, decimals?: number): string | undefined => {
  const read = readAmount(given, decimals);
  return 'amount' in read ? read.amount : undefined;
};

const plain = (text: string, negative: boolean): ReadAmount =>
  /^\d+(?:\.\d+)?$/.test(text) ? { amount: negative ? `-${text}` : text } : { not: 'none' };
