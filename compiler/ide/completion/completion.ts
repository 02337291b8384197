// What may be written at the caret: beginnings of lines, keywords as the grammar goes on, names in scope, and in a cell
// exactly what its column takes.

import { type Caret, caretAt } from '../../../grammar/editing/caret.js';
import { lineBeginnings, usualPhrase } from '../../../grammar/editing/open-phrases.js';
import type { Concept } from '../../../grammar/words/keywords.js';
import type { Locale } from '../../diagnostics/diagnostic.js';
import { isAdjustable } from '../../diagnostics/topics.js';
import type { Snapshot } from '../snapshot.js';
import { cellWants } from './cell-wants.js';
import { namesInScope } from './names-in-scope.js';
import { type CompletionKind, optionsOf } from './options.js';
import { templates } from './templates.js';
import { unitsFor } from './units.js';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What it is, in a few words. */
  readonly detail: string;
  /** What takes the place of `start` to `end`; with `${1:…}` places where `isTemplate`. */
  readonly insert: string;
  readonly isTemplate: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * In the order in which they should be shown. `text` is the file as it stands now; `snapshot` the last state of it that was
 * compiled, which may be some keys behind: names come from there, places from the text.
 */
export function completionsAt(
  snapshot: Snapshot,
  file: string,
  text: string,
  offset: number,
): readonly Completion[] {
  const caret = caretAt(text, offset);
  const { word } = caret;
  const at = { start: word.start, end: word.end };
  const item = (
    label: string,
    kind: CompletionKind,
    detail = '',
    insert = label,
    start = at.start,
  ): Completion => ({
    label,
    kind,
    detail,
    insert,
    isTemplate: insert !== label && insert.includes('${'),
    start,
    end: at.end,
  });
  const offered = offers(snapshot, file, text, caret, item);
  const seen = new Set<string>();
  return offered.filter(({ label, insert }) => {
    if (!fold(label).startsWith(fold(word.text)) && !fold(insert).startsWith(fold(word.text))) {
      if (!label.includes(' ')) return false;
    }
    return !seen.has(`${label} ${insert}`) && seen.add(`${label} ${insert}`);
  });
}

type Item = (
  label: string,
  kind: CompletionKind,
  detail?: string,
  insert?: string,
  start?: number,
) => Completion;

function offers(
  snapshot: Snapshot,
  file: string,
  text: string,
  caret: Caret,
  item: Item,
): readonly Completion[] {
  switch (caret.setting) {
    case 'comment':
      return [];
    case 'text':
      return inText(snapshot, text, caret, item);
    case 'begin':
      return beginnings(caret, item);
    case 'row': {
      const wanted = cellWants(snapshot, caret);
      if (wanted?.only === true)
        return wanted.words.map(({ text: word, kind, detail }) => item(word, kind, detail));
      return [
        ...(wanted?.words.map(({ text: word, kind, detail }) => item(word, kind, detail)) ?? []),
        ...goingOn(snapshot, file, caret, item),
      ];
    }
    case 'head':
    case 'line':
      return goingOn(snapshot, file, caret, item);
  }
}

function beginnings({ locale, statement, word }: Caret, item: Item): readonly Completion[] {
  const { declarations, lines, steps } = lineBeginnings(locale);
  const isIndented = word.start > 0;
  const offered = (concept: string, phrase: string, kind: CompletionKind) =>
    item(phrase, kind, '', templates[concept]?.[locale] ?? `${phrase} `);
  const within = statement === undefined || !isIndented ? [] : [...lines, ...steps];
  return [
    ...within
      .filter(({ concept }) => linesOf(statement?.concept).has(concept))
      .map(({ concept, phrase }) => offered(concept, phrase, 'keyword')),
    ...declarations.map(({ concept, phrase }) => offered(concept, phrase, 'declaration')),
  ];
}

const stepLines = [
  'atLeast',
  'atMost',
  'times',
  'dividedBy',
  'plus',
  'less',
  'roundedUpTo',
  'rounded',
  'notRounded',
  'dueWhen',
];
const everywhere = ['quote', 'allow'];

/** Lines that may stand below a declaration. */
function linesOf(concept: string | undefined): ReadonlySet<string> {
  switch (concept) {
    case 'amount':
    case 'value':
    case 'answer':
    case 'function':
      return new Set([...stepLines, ...everywhere]);
    case 'reading':
      return new Set(['chosen', ...everywhere]);
    case 'example':
      return new Set(['given', 'expect', ...everywhere]);
    default:
      return new Set(everywhere);
  }
}

/** The grammar's own continuations, with the names, units and codes that they call for. */
function goingOn(snapshot: Snapshot, file: string, caret: Caret, item: Item): readonly Completion[] {
  const { expected, phrases, before, locale, line, statement, headWords } = caret;
  const last = before.at(-1);
  const keywords = [...expected.concepts].flatMap((concept: Concept) => {
    const phrase = usualPhrase(concept, locale);
    return phrase === undefined ? [] : [item(phrase, 'keyword')];
  });
  const open = phrases.map(({ phrase, start }) => item(phrase, 'keyword', '', phrase, start));
  if (line === 'allow' && before.length === 0) return codes(snapshot, file, locale, item);
  const options = optionsBehind(snapshot, caret).map((option) => item(option.name, 'option', option.label));
  if (options.length > 0) return [...options, ...open, ...keywords];
  const units =
    last?.kind === 'number' || (expected.unit && last?.text === ':')
      ? unitsFor(snapshot, caret).map((unit) => item(unit, 'unit'))
      : [];
  if (last?.kind === 'number') return [...units, ...open, ...keywords];
  // A declaration's own name is the writer's to choose.
  const isNaming = headWords.length === 0 && statement?.concept !== undefined && caret.setting === 'head';
  const isReference = !isNaming || referring.has(statement?.concept ?? '');
  const names =
    expected.name && isReference
      ? namesInScope(snapshot, statement?.concept, line).map(({ name, detail }) => item(name, 'name', detail))
      : [];
  return [...open, ...units, ...names, ...keywords];
}

/** Declarations whose line begins with a name that is declared elsewhere. */
const referring = new Set(['results', 'removed', 'datedBy', 'check', 'require', 'language', 'currency']);

/** The options of what stands before `is`, `for`, `=` in a chosen or given line. */
function optionsBehind({ symbols, compilation }: Snapshot, { before, line, statement, headWords }: Caret) {
  const owner = ((): string | undefined => {
    if (line === 'chosen') return statement && headWords[0]?.text;
    const words = before.filter(({ kind, concepts }) => kind === 'name' || concepts.length > 0);
    const [subject, joint] = words.slice(-2);
    if (subject === undefined || joint === undefined) return undefined;
    const isJoint = joint.concepts.some((concept) => concept === 'is' || concept === 'isNot');
    return isJoint && before.at(-1) === joint ? subject.text : undefined;
  })();
  const choice = owner === undefined ? undefined : symbols.sets.ownerOf(owner);
  if (choice === undefined) return [];
  return optionsOf(compilation.checked, choice);
}

function codes({ diagnostics }: Snapshot, file: string, locale: Locale, item: Item): readonly Completion[] {
  const because = usualPhrase('because', locale) ?? 'because';
  return diagnostics
    .filter(({ code, span }) => span.file === file && isAdjustable(code))
    .map(({ code, message }) => item(code, 'keyword', message[locale], `${code} ${because} "\${1:…}"`));
}

/** Within the quotes of `use` and `source`: the files that are known. */
function inText({ compilation }: Snapshot, text: string, { word, statement }: Caret, item: Item) {
  if (statement?.concept !== 'source' && statement?.concept !== 'use') return [];
  const quote = Math.max(text.lastIndexOf('"', word.start - 1), text.lastIndexOf('«', word.start - 1));
  const known =
    (statement.concept satisfies 'use' | 'source') === 'source'
      ? compilation.documents.map(({ path }) => path.split('/').at(-1) ?? path)
      : compilation.files.slice(1).map(({ path }) => path);
  return known.map((name) => item(name, 'text', '', name, quote + 1));
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
