// What a cell takes: the options of its column's choice, yes or no, boundaries in the unit of its key.

import type { Caret } from '../../../grammar/editing/caret.js';
import { usualPhrase } from '../../../grammar/editing/open-phrases.js';
import type { Concept } from '../../../grammar/words/keywords.js';
import type { Type } from '../../2-check/types/types.js';
import type { Snapshot } from '../snapshot.js';
import { type CompletionKind, optionsOf } from './options.js';
import { typeOfName, unitOf } from './units.js';

interface WantedWord {
  readonly text: string;
  readonly kind: CompletionKind;
  readonly detail: string;
}

export interface Wanted {
  readonly words: readonly WantedWord[];
  /** Nothing else can stand there. */
  readonly only: boolean;
}

const boundaries: readonly Concept[] = ['upTo', 'below', 'above', 'from', 'rest'];

/** Undefined where the column does not say. */
export function cellWants(snapshot: Snapshot, caret: Caret): Wanted | undefined {
  const { statement, row } = caret;
  if (row === undefined) return undefined;
  switch (statement?.concept) {
    case 'table':
      return row.index === 0 ? undefined : inTable(snapshot, caret, row.column);
    case 'example':
      return row.index === 0 ? undefined : inExample(snapshot, caret, row.column);
    case 'reading':
      return undefined;
    default:
      statement?.concept satisfies
        | undefined
        | 'function'
        | 'tariff'
        | 'module'
        | 'language'
        | 'use'
        | 'source'
        | 'currency'
        | 'unit'
        | 'conversion'
        | 'valid'
        | 'version'
        | 'removed'
        | 'everyVersion'
        | 'datedBy'
        | 'roundingEachUpTo'
        | 'roundingEach'
        | 'roundingNone'
        | 'results'
        | 'section'
        | 'fact'
        | 'list'
        | 'require'
        | 'choice'
        | 'scale'
        | 'amount'
        | 'value'
        | 'answer'
        | 'notice'
        | 'check'
        | 'notUsed'
        | 'notModelled';
      return undefined;
  }
}

/** The keys of a table stand behind `by`, in the order of the first columns. */
function keysOf({ headWords, locale }: Caret): readonly string[] {
  const by = ['by', 'selon', 'par'];
  const across = usualPhrase('across', locale) ?? 'across';
  const from = headWords.findIndex(({ text }) => by.includes(text));
  if (from < 0) return [];
  const keys: string[] = [];
  for (const { text } of headWords.slice(from + 1)) {
    if (text.startsWith(across) || text === 'gives' || text === 'donne') break;
    if (text !== ',' && !text.startsWith('"')) keys.push(text);
  }
  return keys;
}

function inTable(snapshot: Snapshot, caret: Caret, column: number): Wanted | undefined {
  const key = keysOf(caret)[column];
  const type = key === undefined ? undefined : typeOfName(snapshot.compilation.checked, key);
  if (type === undefined) return undefined;
  const rest = usualPhrase('rest', caret.locale) ?? '';
  switch (type.kind) {
    case 'choice':
      return options(snapshot, type, [{ text: rest, kind: 'keyword', detail: '' }]);
    case 'yes-no':
      return { only: true, words: [...yesNo(caret), { text: rest, kind: 'keyword', detail: '' }] };
    case 'quantity':
    case 'date':
      if (caret.before.at(-1)?.kind === 'number') return unit(snapshot, type);
      return caret.before.length > 0
        ? undefined
        : { only: true, words: boundaries.flatMap((concept) => keyword(concept, caret)) };
    case 'text':
      return undefined;
  }
}

function inExample(snapshot: Snapshot, caret: Caret, column: number): Wanted | undefined {
  const name = caret.headings[column];
  const { checked } = snapshot.compilation;
  const reading = checked.readings.find((one) => one.name === name);
  if (reading !== undefined)
    return {
      only: true,
      words: reading.set.options.map(({ name: option, label }) => ({
        text: option,
        kind: 'option',
        detail: label,
      })),
    };
  const type = name === undefined ? undefined : typeOfName(checked, name);
  if (type === undefined) return undefined;
  switch (type.kind) {
    case 'choice':
      return options(snapshot, type, []);
    case 'yes-no':
      return { only: true, words: yesNo(caret) };
    case 'quantity':
      return caret.before.at(-1)?.kind === 'number' ? unit(snapshot, type) : { only: true, words: [] };
    case 'date':
    case 'text':
      return { only: true, words: [] };
  }
}

function options(
  { compilation }: Snapshot,
  type: Extract<Type, { kind: 'choice' }>,
  more: readonly WantedWord[],
): Wanted {
  const own = optionsOf(compilation.checked, type.set.name);
  const all = own.length > 0 ? own : type.set.options;
  return {
    only: true,
    words: [
      ...all.map(({ name, label }) => ({ text: name, kind: 'option' as const, detail: label })),
      ...more,
    ],
  };
}

const yesNo = (caret: Caret): readonly WantedWord[] => [...keyword('yes', caret), ...keyword('no', caret)];

function keyword(concept: Concept, { locale }: Caret): readonly WantedWord[] {
  const phrase = usualPhrase(concept, locale);
  return phrase === undefined ? [] : [{ text: phrase, kind: 'keyword', detail: '' }];
}

function unit({ compilation }: Snapshot, type: Type): Wanted {
  const written = unitOf(compilation, type);
  return { only: true, words: written === '' ? [] : [{ text: written, kind: 'unit', detail: '' }] };
}
