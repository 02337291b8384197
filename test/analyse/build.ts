// Hand-made models for the tests of the analyses: facts, tables, definitions and promises in a few words.

import type {
  Definition,
  Domain,
  Expression,
  Fact,
  Match,
  Model,
  Property,
  Rational,
  Reading,
  Scale,
  Table,
  Type,
} from '../../compiler/3-model/model.js';
import { date, e, type Formula, plain, q, span, yesNo } from './expressions.js';

export * from './expressions.js';

const domain = (lo: string | number, hi: string | number, step: string | number = 1): Domain => ({
  from: q(lo),
  to: q(hi),
  step: q(step),
});

const fullFact = (name: string, type: Type, more: Partial<Fact>): Fact => ({
  name,
  label: name,
  type,
  list: undefined,
  domain: undefined,
  presence: { kind: 'always' },
  synthetic: false,
  section: undefined,
  quote: undefined,
  span,
  ...more,
});
export const number = (
  name: string,
  lo: string | number,
  hi: string | number,
  step: string | number = 1,
  more: Partial<Fact> = {},
): Fact => fullFact(name, plain, { domain: domain(lo, hi, step), ...more });
export const percent = (name: string, lo: string, hi: string, step: string): Fact =>
  fullFact(name, { ...plain, percent: true } as Type, { domain: domain(lo, hi, step) });
export const flag = (name: string, more: Partial<Fact> = {}): Fact => fullFact(name, yesNo, more);
export const choice = (name: string, options: readonly string[], more: Partial<Fact> = {}): Fact =>
  fullFact(
    name,
    { kind: 'choice', set: { name, options: options.map((option) => ({ name: option, label: option })) } },
    more,
  );
export const dated = (name: string, lo: number, hi: number, more: Partial<Fact> = {}): Fact =>
  fullFact(name, date, { domain: domain(lo, hi), ...more });

/** A band from words: `<=10`, `>10`, `>=5 <8`, `=3`. */
function band(words: string): Match {
  if (words === '*') return { kind: 'any' };
  let lower: { value: Rational; inclusive: boolean } | undefined;
  let upper: { value: Rational; inclusive: boolean } | undefined;
  for (const part of words.split(' ')) {
    const [, operator = '', value = ''] = /^([<>=]+)(.+)$/.exec(part) ?? [];
    const bound = { value: q(value), inclusive: operator.includes('=') };
    if (operator.startsWith('>') || operator === '=') lower = bound;
    if (operator.startsWith('<') || operator === '=') upper = bound;
  }
  return { kind: 'band', from: lower, to: upper };
}

export const options = (...names: string[]): Match => ({ kind: 'options', options: names });

export function table(id: string, ...rows: readonly (readonly [...(string | Match)[], Formula])[]): Table {
  const keyCount = (rows[0]?.length ?? 1) - 1;
  return {
    id,
    origin: id,
    label: id,
    keys: Array.from({ length: keyCount }, (_, index) => ({ heading: `key ${index + 1}`, type: plain })),
    columns: [{ heading: id, name: id, type: plain }],
    loops: [],
    rows: rows.map((row, index) => ({
      matches: row.slice(0, -1).map((match) => (typeof match === 'string' ? band(match) : (match as Match))),
      cells: [e(row[row.length - 1] as Formula)],
      printedRow: index,
      printedColumn: undefined,
      printed: row.map((cell) => (typeof cell === 'string' ? cell : '…')),
      span,
    })),
    section: undefined,
    quote: undefined,
    span,
    version: undefined,
  };
}

export function scale(id: string, ...bands: { to?: number; rate?: Formula; once?: Formula }[]): Scale {
  let start = 0;
  return {
    id,
    origin: id,
    label: id,
    inputType: plain,
    resultType: plain,
    loops: [],
    variants: [
      {
        option: undefined,
        bands: bands.map(({ to, rate, once }) => {
          const from = q(start);
          start = to ?? start;
          return {
            from,
            to: to === undefined ? undefined : q(to),
            reachedAtFrom: from.n === 0n,
            once: once === undefined ? undefined : e(once),
            rate: rate === undefined ? undefined : e(rate),
            started: undefined,
            printed: [],
            span,
          };
        }),
      },
    ],
    section: undefined,
    quote: undefined,
    span,
    version: undefined,
  };
}

export const readingOf = (name: string, chosen: string, ...options: string[]): Reading => ({
  name,
  label: name,
  set: { name, options: options.map((option) => ({ name: option, label: option })) },
  options: options.map((option) => ({ name: option, label: option, because: 'so', formula: '' })),
  chosen,
  section: undefined,
  span,
});

export const definition = (id: string, body: Formula, more: Partial<Definition> = {}): Definition => ({
  id,
  owner: id.split('/')[0] ?? id,
  final: !id.includes('/'),
  label: id,
  role: 'formula',
  list: undefined,
  loops: more.list === undefined ? [] : [{ id: more.list, list: more.list }],
  type: e(body).type,
  body: e(body),
  formula: id,
  section: undefined,
  quote: undefined,
  span,
  counterfactual: undefined,
  ...more,
});

/** A model of facts and definitions; every final definition that belongs to no list is a result. */
export function model(parts: Partial<Model> & { readonly definitions: readonly Definition[] }): Model {
  return {
    name: 'made',
    label: 'made',
    language: 'en',
    files: ['made.bareme'],
    documents: [],
    currency: undefined,
    currencies: [],
    units: [],
    versions: [{ name: undefined, from: undefined, to: undefined, span }],
    dating: { kind: 'none' },
    sections: [],
    facts: [],
    lists: [],
    readings: [],
    tables: [],
    scales: [],
    results: parts.definitions
      .filter((one) => one.final)
      .map((one) => ({
        name: one.owner,
        label: one.owner,
        definition: one.id,
        kind: 'value' as const,
        type: one.type,
        decimals: 0,
        list: one.list,
        listed: true,
      })),
    notices: [],
    requirements: [],
    properties: [],
    examples: [],
    notModelled: [],
    quotes: [],
    numbers: [],
    ...parts,
  };
}

export const neverDecreases = (subject: Expression, name: string, condition?: Expression): Property => ({
  id: `never-decreases ${name}`,
  text: `never decreases in ${name}`,
  kind: 'monotone',
  direction: 'never-decreases',
  subject,
  fact: name,
  when: condition,
  section: undefined,
  span,
});
export const always = (condition: Expression, guard?: Expression): Property => ({
  id: 'always',
  text: 'always',
  kind: 'always',
  condition,
  when: guard,
  section: undefined,
  span,
});
