// Single mistakes that a person could make while typing a ruleset: every place where each kind could happen, and a seeded draw.

import { type Random, randomFrom } from '../../compiler/4-analyse/cases/random.js';
import { visible } from './visible.js';

export const kinds = ['digit', 'boundary word', 'unit', 'column', 'name', 'deleted row'] as const;
export type Kind = (typeof kinds)[number];

/** One text with one change. */
export interface Mutation<K extends string = Kind> {
  readonly kind: K;
  readonly path: string;
  /** One-based line of the change. */
  readonly line: number;
  /** What stood there, and what stands there now. */
  readonly before: string;
  readonly after: string;
  readonly text: string;
}

/** A place that can be changed, and what it can be changed to. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly to: readonly string[];
}

const number = /(?<![\p{L}\p{N}_.,/-])\d[\d \u00a0_]*(?:[.,]\d+)?/gu;
const dates = /\d{4}-\d{2}-\d{2}/g;

// Words by longest first, so that "up to" is one word and "to" is none.
const boundaryWords: Readonly<Record<string, readonly string[]>> = {
  'up to': ['below', 'from'],
  below: ['up to', 'above'],
  above: ['from', 'up to'],
  from: ['above'],
  'at least': ['at most'],
  'at most': ['at least'],
  'is from': ['is above'],
};
const units = ['EUR', 'XPF', 'm2', 'hours', 'days', 'devices', '%', 'months', 'places', 'persons'];

const digits: Draw = (text) => {
  const shown = visible(text, { quotes: true });
  return [...shown.matchAll(number), ...shown.matchAll(dates)].flatMap((match) =>
    [...match[0]].flatMap((digit, index): Place[] =>
      /\d/.test(digit)
        ? [
            {
              start: match.index + index,
              end: match.index + index + 1,
              to: [...'0123456789'].filter((one) => one !== digit),
            },
          ]
        : [],
    ),
  );
};

const boundaries: Draw = (text) =>
  [
    ...visible(text).matchAll(
      /(?<=[|(]\s*|\b(?:is|when|and|or|then)\s+|^\s*|\d \S{1,9} )(?:up to|below|above|from|at least|at most)(?= )/gmu,
    ),
  ].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    to: boundaryWords[match[0]] ?? [],
  }));

const unitsAfterNumbers: Draw = (text) =>
  [...visible(text).matchAll(/(?<=\d )(?:[\p{L}][\p{L}\d]*(?:\/\p{L}[\p{L}\d]*)*|%)/gu)].flatMap((match) => {
    const unit = match[0];
    if (/^(?:to|up|and|or|when|below|at|in|less|plus|times|with|otherwise)$/.test(unit)) return [];
    const [first = '', ...rest] = unit.split('/');
    const others = units
      .filter((one) => one !== first && `${one}s` !== first && one !== `${first}s`)
      .map((one) => [one, ...rest].join('/'));
    const shorter = rest.length > 0 ? [[first, ...rest.slice(0, -1)].join('/')] : [];
    return [{ start: match.index, end: match.index + unit.length, to: [...others, ...shorter, ...shorter] }];
  });

/** Two neighbouring cells of one row exchanged. */
const columns: Draw = (text) =>
  rowsOf(text).flatMap(({ start, line }) => {
    const cells = line.split('|');
    const first = cells[0] ?? '';
    let at = start + first.length + 1;
    return cells.slice(1, -2).flatMap((cell, index): Place[] => {
      const next = cells[index + 2] ?? '';
      const place = { start: at, end: at + cell.length + 1 + next.length, to: [`${next}|${cell}`] };
      at += cell.length + 1;
      return cell.trim() === next.trim() ? [] : [place];
    });
  });

const deletedRows: Draw = (text) =>
  rowsOf(text).map(({ start, line }) => ({ start, end: start + line.length + 1, to: [''] }));

const declared = /^(?:fact|value|amount|answer|table|reading|choice|function|scale)\s+(\p{L}[\p{L}\d_]*)/gmu;

/** Another name of the same file, or the name with a letter left out. */
const names: Draw = (text) => {
  const known = [...text.matchAll(declared)].map((match) => match[1] ?? '');
  const places = [...visible(text).matchAll(/(?<![\p{L}\d_])\p{L}[\p{L}\d_]*/gu)];
  return places.flatMap((match): Place[] => {
    const name = match[0];
    if (!known.includes(name)) return [];
    const misspelled = `${name.slice(0, -2)}${name.slice(-1)}`;
    const near = known.filter((other) => other !== name && alike(other, name));
    const others = near.length > 0 ? near : known.filter((other) => other !== name);
    return [{ start: match.index, end: match.index + name.length, to: [...others.slice(0, 6), misspelled] }];
  });
};

/** Names that share a word are those that get mixed up. */
const alike = (left: string, right: string): boolean => {
  const words = left.split('_');
  return right.split('_').some((word) => word.length > 3 && words.includes(word));
};

type Draw = (text: string) => readonly Place[];
const draws: Readonly<Record<Kind, Draw>> = {
  digit: digits,
  'boundary word': boundaries,
  unit: unitsAfterNumbers,
  column: columns,
  name: names,
  'deleted row': deletedRows,
};

function rowsOf(text: string): readonly { readonly start: number; readonly line: string }[] {
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const row = { start, line };
    start += line.length + 1;
    return /^\s*\|.*\|\s*$/.test(line) ? [row] : [];
  });
}

// Examples are tests themselves: a change in one makes no amount wrong.
function placesOf(text: string, kind: Kind): readonly Place[] {
  const examples = text.search(/^(?:example|exemple)\b/mu);
  return draws[kind](text).filter(({ start }) => examples < 0 || start < examples);
}

/** Every digit of the rules and quotes, each changed once. */
export function everyDigit(texts: ReadonlyMap<string, string>, seed: number): readonly Mutation[] {
  const random = randomFrom(seed);
  return [...texts].flatMap(([path, text]) =>
    placesOf(text, 'digit').map((place) => mutated('digit', path, text, place, random.pick(place.to))),
  );
}

/** `count` different changes of one kind, the same for the same seed. */
export function mutationsOf(
  texts: ReadonlyMap<string, string>,
  kind: Kind,
  count: number,
  seed: number,
): readonly Mutation[] {
  const random: Random = randomFrom(seed);
  const places = [...texts].flatMap(([path, text]) =>
    placesOf(text, kind).map((place) => ({ ...place, path, text })),
  );
  const seen = new Set<string>();
  const found: Mutation[] = [];
  for (let attempt = 0; found.length < count && attempt < count * 30 && places.length > 0; attempt++) {
    const { start, end, to, path, text } = random.pick(places);
    if (to.length === 0) continue;
    const put = random.pick(to);
    const key = `${path} ${start} ${kind === 'digit' ? '' : put}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(mutated(kind, path, text, { start, end }, put));
  }
  return found;
}

/** The text with a passage replaced, and the line of it before and after; empty where nothing is put. */
export function mutated<K extends string>(
  kind: K,
  path: string,
  text: string,
  { start, end }: Pick<Place, 'start' | 'end'>,
  put: string,
): Mutation<K> {
  const changed = text.slice(0, start) + put + text.slice(end);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineOf = (whole: string) => whole.slice(lineStart).split('\n', 1)[0]?.trim() ?? '';
  return {
    kind,
    path,
    line: text.slice(0, start).split('\n').length,
    before: lineOf(text),
    after: put === '' ? '' : lineOf(changed),
    text: changed,
  };
}
