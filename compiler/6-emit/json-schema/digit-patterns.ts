// Regular expressions for limits on numbers as text: they compare digit by digit, as people do.

const range = (from: number, to: number): string =>
  from > to ? '' : from === to ? String(from) : from === 0 && to === 9 ? '\\d' : `[${from}-${to}]`;

const anyOf = (alternatives: readonly string[]): string => {
  const kept = alternatives.filter((alternative) => alternative !== '');
  return kept.length === 1 ? (kept[0] ?? '') : `(?:${kept.join('|')})`;
};

const repeat = (count: number): string => (count === 0 ? '' : count === 1 ? '\\d' : `\\d{${count}}`);

/** Texts of as many digits that are at most `limit`; `first` is the lowest first digit. */
function sameLengthUpTo(limit: string, first: number): string {
  if (limit === '') return '';
  const digit = Number(limit[0]);
  const rest = limit.slice(1);
  if (/^9*$/.test(rest)) return `${range(first, digit)}${repeat(rest.length)}`;
  const below = range(first, digit - 1);
  return anyOf([below === '' ? '' : `${below}${repeat(rest.length)}`, `${digit}${sameLengthUpTo(rest, 0)}`]);
}

/** Texts of as many digits that are at least `limit`. */
function sameLengthFrom(limit: string): string {
  if (limit === '') return '';
  const digit = Number(limit[0]);
  const rest = limit.slice(1);
  if (/^0*$/.test(rest)) return `${range(digit, 9)}${repeat(rest.length)}`;
  const above = range(digit + 1, 9);
  return anyOf([above === '' ? '' : `${above}${repeat(rest.length)}`, `${digit}${sameLengthFrom(rest)}`]);
}

/** Whole numbers from 0 to `limit`, without leading zeros; undefined for a negative limit. */
export function wholeUpTo(limit: bigint): string | undefined {
  if (limit < 0n) return undefined;
  const text = limit.toString();
  if (text.length === 1) return range(0, Number(text));
  const shorter = text.length === 2 ? '[1-9]' : `[1-9]\\d{0,${text.length - 2}}`;
  return anyOf(['0', shorter, sameLengthUpTo(text, 1)]);
}

/** Whole numbers from `limit` on, without leading zeros. */
export function wholeFrom(limit: bigint): string {
  if (limit <= 0n) return '(?:0|[1-9]\\d*)';
  const text = limit.toString();
  return anyOf([`[1-9]\\d{${text.length},}`, sameLengthFrom(text)]);
}

/** Decimals behind the point (any number of them) that are at most those of `limit`; none at all is zero. */
export function fractionUpTo(limit: string): string {
  if (limit === '') return '0*';
  const digit = Number(limit[0]);
  const below = range(0, digit - 1);
  const equal = `${digit}${fractionUpTo(limit.slice(1))}`;
  return `${anyOf([below === '' ? '' : `${below}\\d*`, equal])}?`;
}

/** Decimals behind the point that are at least those of `limit`. */
export function fractionFrom(limit: string): string {
  if (/^0*$/.test(limit)) return '\\d*';
  const digit = Number(limit[0]);
  const above = range(digit + 1, 9);
  return anyOf([above === '' ? '' : `${above}\\d*`, `${digit}${fractionFrom(limit.slice(1))}`]);
}

/** Texts of one length, digits and dashes, that do not come after `limit`. */
export function textUpTo(limit: string): string {
  if (limit === '') return '';
  const [character = ''] = limit;
  const rest = limit.slice(1);
  if (character === '-') return `-${textUpTo(rest)}`;
  const below = range(0, Number(character) - 1);
  return anyOf([below === '' ? '' : `${below}.*`, `${character}${textUpTo(rest)}`]);
}

/** Texts of one length, digits and dashes, that do not come before `limit`. */
export function textFrom(limit: string): string {
  if (limit === '') return '';
  const [character = ''] = limit;
  const rest = limit.slice(1);
  if (character === '-') return `-${textFrom(rest)}`;
  const above = range(Number(character) + 1, 9);
  return anyOf([above === '' ? '' : `${above}.*`, `${character}${textFrom(rest)}`]);
}
