// One fact as a JSON Schema: what it is in words, and exactly the values that an evaluator accepts.

import type { Model } from '../../3-model/model.js';
import { writeTime } from '../../runtime/exact/cycles.js';
import {
  add,
  compare,
  equals,
  formatDecimal,
  hundred,
  multiply,
  type Rational,
} from '../../runtime/exact/rational.js';
import { writeFact } from '../../runtime/facts/fact-messages.js';
import type { FactShape } from '../../runtime/facts/fact-shapes.js';
import { exactNumber, longestNumber, longestText } from '../../runtime/facts/fact-values.js';
import { datePattern } from './date-pattern.js';
import { decimalPattern, type Limits } from './decimal-pattern.js';

export type Schema = { readonly [keyword: string]: unknown };

/** What the schema of a value accepts, without its words. */
export function valueSchema(shape: FactShape, limits: Limits | undefined): Schema {
  switch (shape.kind) {
    case 'yes-no':
      return { type: 'boolean' };
    case 'text':
      return { type: 'string', maxLength: longestText };
    case 'choice':
      return {
        enum: shape.options.flatMap(({ name, code }) => (code === undefined ? [name] : [name, code])),
      };
    case 'date': {
      const days = limits && { from: Number(limits.from.n), to: Number(limits.to.n) };
      return { type: 'string', format: 'date', pattern: datePattern(days?.from, days?.to) };
    }
    case 'time':
      return { type: 'string', pattern: timePattern(limits) };
    case 'quantity':
      return limits === undefined ? anyDecimal : { ...decimalSchema(limits), ...amongSchema(shape) };
    default:
      return shape.kind satisfies never;
  }
}

/** Every time of the domain; hours with or without a nought before them. */
function timePattern(limits: Limits | undefined): string {
  if (limits === undefined) return '^\\d{1,2}:[0-5]\\d$';
  const byHour = new Map<string, string[]>();
  for (let time = limits.from; compare(time, limits.to) <= 0; time = add(time, limits.step)) {
    const [hours = '', minutes = ''] = writeTime(time).split(':');
    byHour.set(hours, [...(byHour.get(hours) ?? []), minutes]);
  }
  const hoursOf = new Map<string, string[]>();
  for (const [hours, minutes] of byHour) {
    const all =
      minutes.length === 60 ? '[0-5]\\d' : minutes.length === 1 ? minutes[0] : `(?:${minutes.join('|')})`;
    hoursOf.set(`${all}`, [
      ...(hoursOf.get(`${all}`) ?? []),
      hours.startsWith('0') ? `0?${hours[1]}` : hours,
    ]);
  }
  const parts = [...hoursOf].map(([minutes, hours]) => `(?:${hours.join('|')}):${minutes}`);
  return parts.length === 0 ? '(?!)' : `^(?:${parts.join('|')})$`;
}

const anyDecimal: Schema = {
  type: ['number', 'string'],
  pattern: '^[+-]?\\d+(?:\\.\\d+)?$',
  maxLength: longestNumber,
};

/** Numbers by their limits and step, texts by a pattern that says the same. */
function decimalSchema(limits: Limits): Schema {
  const { pattern } = decimalPattern(limits) ?? { pattern: '(?!)' };
  return {
    type: ['number', 'string'],
    minimum: double(limits.from, 1),
    maximum: double(limits.to, -1),
    multipleOf: Number(formatDecimal(limits.step) ?? Number(limits.step.n) / Number(limits.step.d)),
    pattern,
    maxLength: longestNumber,
  };
}

/** `one of 13, 20, 25 mm`: no other number, as a number or a text. */
function amongSchema({ domain, percent }: FactShape): Schema {
  if (domain?.values === undefined) return {};
  const texts = domain.values.map((value) => formatDecimal(percent ? multiply(value, hundred) : value) ?? '');
  const anyOf = texts.map((text) => {
    const ending = text.includes('.') ? '0*' : '(?:\\.0+)?';
    return `[+]?0*${text.replace('.', '\\.')}${ending}`;
  });
  return { anyOf: [{ enum: texts.map(Number) }, { type: 'string', pattern: `^(?:${anyOf.join('|')})$` }] };
}

/** The number that stands for a limit; where none does exactly, the nearest on its inner side. */
function double(limit: Rational, inwards: 1 | -1): number {
  let number = Number(formatDecimal(limit) ?? Number(limit.n) / Number(limit.d));
  for (let steps = 0; steps < 4; steps++) {
    const value = exactNumber(number);
    if (value === undefined || equals(value, limit) || compare(value, limit) * inwards > 0) break;
    number += inwards * Math.max(Math.abs(number) * Number.EPSILON, Number.MIN_VALUE);
  }
  return number;
}

/** The domain of a fact in the scale in which it is written: 47 for 47 %. */
export function writtenLimits(shape: FactShape): Limits | undefined {
  const { domain, percent } = shape;
  if (domain === undefined) return undefined;
  const scaled = (value: Rational) => (percent ? multiply(value, hundred) : value);
  return { from: scaled(domain.from), to: scaled(domain.to), step: scaled(domain.step) };
}

interface FactWords {
  readonly percent: (unit: string) => string;
  readonly unit: (unit: string) => string;
  readonly limits: (from: string, to: string) => string;
  readonly among: (values: string) => string;
  readonly step: (step: string) => string;
  readonly needed: (because: string) => string;
}

const factWords = {
  en: {
    percent: (unit) => `in %${unit} (47 for 47 %)`,
    unit: (unit) => `in ${unit}`,
    limits: (from, to) => `from ${from} to ${to}`,
    among: (values) => `one of ${values}`,
    step: (step) => `in steps of ${step}`,
    needed: (because) => `needed when: ${because}`,
  },
  fr: {
    percent: (unit) => `en %${unit} (47 pour 47 %)`,
    unit: (unit) => `en ${unit}`,
    limits: (from, to) => `de ${from} à ${to}`,
    among: (values) => `parmi ${values}`,
    step: (step) => `par pas de ${step}`,
    needed: (because) => `nécessaire quand : ${because}`,
  },
} satisfies Readonly<Record<Model['language'], FactWords>>;

/** Title and description: label, unit, domain, when it is needed, and the clause. */
export function wordsOf(shape: FactShape, model: Model): Schema {
  const fact = model.facts.find(({ name }) => name === shape.name);
  const section = model.sections.find(({ id }) => id === fact?.section);
  const say = factWords[model.language];
  const words: string[] = [];
  if (shape.percent) words.push(say.percent(shape.unit));
  else if (shape.unit !== '') words.push(say.unit(shape.unit));
  if (shape.domain !== undefined) {
    const [from, to] = [writeFact(shape, shape.domain.from), writeFact(shape, shape.domain.to)];
    const among = shape.domain.values?.map((value) => writeFact(shape, value));
    words.push(among ? say.among(among.join(', ')) : say.limits(from, to));
    if (shape.kind === 'quantity' && among === undefined) {
      const step = writeFact(shape, shape.domain.step);
      words.push(say.step(step));
    }
  }
  if (shape.kind === 'choice') {
    words.push(
      shape.options.map(({ name, label }) => (name === label ? name : `${name}: ${label}`)).join('; '),
    );
  }
  if (shape.because !== undefined) {
    words.push(say.needed(shape.because));
  }
  const clause = section && [section.number, section.title].filter((part) => part !== '').join(' ');
  const sentences = [
    words.join(', '),
    clause ?? '',
    fact?.quote === undefined ? '' : `« ${fact.quote.text} »`,
  ];
  const description = sentences.filter((part) => part !== '').join('. ');
  return { title: shape.label, ...(description === '' ? {} : { description }) };
}
