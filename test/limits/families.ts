// Rules that ask for much work with little text: each family by its size, so that sizes can be doubled.

export interface Family {
  readonly what: string;
  /** A size at which the least of it is measured: the family is tried at it, twice and four times it. */
  readonly size: number;
  readonly text: (size: number) => string;
}

const head = 'tariff t "T"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n';
const base = `${head}fact v0 : number, to 0.01, from 1 to 100\n`;
const each = (size: number, line: (index: number) => string): string =>
  Array.from({ length: size }, (_, index) => line(index)).join('');
const result = (formula: string): string => `amount fee = ${formula}\nresults fee\n`;

/** Each name is written from the one before. */
const chain = (
  what: string,
  size: number,
  line: (now: string, next: string, index: number) => string,
): Family => ({
  what,
  size,
  text: (count) =>
    base + each(count, (index) => line(`v${index}`, `v${index + 1}`, index)) + result(`v${count} * 1 EUR`),
});

/** What doubles digits, names or pieces where nothing holds it: all of these end in time in proportion to their size. */
export const chains: readonly Family[] = [
  chain('quotients of quotients', 20, (v, next) => `value ${next} = ${v} / (${v} + 1.37)\n`),
  chain('squares of squares', 16, (v, next) => `value ${next} = ${v} * ${v}\n`),
  chain('squares over sums', 16, (v, next) => `value ${next} = (${v} * ${v}) / (${v} + 1.5)\n`),
  chain('sums of inverses', 16, (v, next) => `value ${next} = ${v} + 1 / ${v}\n`),
  chain('differences of inverses', 16, (v, next) => `value ${next} = ${v} - 1 / (${v} + 7.3)\n`),
  chain('doubles of doubles', 40, (v, next) => `value ${next} = ${v} + ${v}\n`),
  chain(
    'cases within cases',
    20,
    (v, next, i) => `value ${next} = ${v} when ${v} is over ${i}, otherwise ${v} + 1\n`,
  ),
  chain('lower of two', 20, (v, next) => `value ${next} = lower of (${v}; ${v} * 1.01)\n`),
  chain('remainders', 20, (v, next) => `value ${next} = remainder of (${v} * 7.3) in blocks of 3.7\n`),
  chain(
    'tables that square',
    16,
    (v, next, i) =>
      `table t${i} by ${v} gives ${next}\n| x | y |\n| up to 5 | ${v} + 1 |\n| over 5 | ${v} * ${v} |\n`,
  ),
  {
    what: 'scales of scales',
    size: 32,
    text: (size) =>
      `${head}fact v0 : EUR, to 0.01, from 0 to 1 000 000\nscale sc on EUR\n| base | rate |\n| up to 100 EUR | 3 % |\n` +
      `| then the rest | 50.7 % |\n${each(size, (i) => `value v${i + 1} = sc(v${i}) + sc(v${i} * 2)\n`)}${result(`v${size}`)}`,
  },
  {
    what: 'sums over sums of a list',
    // A sheet of 5 000 combinations of items for each: two seconds apiece.
    size: 6,
    text: (size) =>
      `${head}list l, up to 1 000\nfact s0 of l : number, to 0.01, from 0 to 100\n${each(
        size,
        (i) => `value s${i + 1} of l = sum of s${i} over l where s${i} is up to s${i} of this one\n`,
      )}${result(`(sum of s${size} over l) * 1 EUR`)}`,
  },
];

/** What comes to more than anybody could check: refused by name, and before it costs anything. */
export const beyond: readonly (Family & { readonly code: string })[] = [
  {
    what: 'functions that use one another twice',
    code: 'E541',
    size: 20,
    text: (size) =>
      `${base}function f0(x in number) = x * 2\n${each(
        size,
        (i) => `function f${i + 1}(x in number) = f${i}(x) + f${i}(x + 1)\n`,
      )}${result(`f${size}(v0) * 1 EUR`)}`,
  },
  {
    what: 'values under values replaced twice',
    code: 'E541',
    size: 16,
    text: (size) =>
      `${base}value w0 = v0 * 2\n${each(
        size,
        (i) => `value w${i + 1} = (w${i} with v0 (v0 + 1)) + (w${i} with v0 (v0 + 2))\n`,
      )}${result(`w${size} * 1 EUR`)}`,
  },
  {
    what: 'thousands of rows that cross one another',
    code: 'E542',
    size: 5_000,
    text: (size) =>
      `${head}fact a : number, whole, from 0 to 1 000 000\ntable tt by a gives p\n| a | p |\n${each(
        size,
        (i) => `| from ${3 * i} to ${3 * i + 2} | ${i + 1} EUR |\n`,
      )}| the rest | 1 EUR |\n${result('p')}`,
  },
  {
    what: 'more text than is read',
    code: 'E540',
    size: 20_000_001,
    text: (size) => `${base}${result('v0 * 1 EUR')}`.padEnd(size, '# '),
  },
];
