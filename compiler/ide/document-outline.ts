// The declarations of a file under the sections they stand in, and what can be folded away.

import { outlineOf } from '../../grammar/editing/outline.js';

export interface OutlineEntry {
  readonly start: number;
  readonly end: number;
  /** Keyword, as written. */
  readonly keyword: string;
  readonly concept: string | undefined;
  readonly name: string;
  readonly label: string;
  /** Where the name stands, or the keyword. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly children: readonly OutlineEntry[];
}

interface OpenEntry extends OutlineEntry {
  readonly children: OutlineEntry[];
  end: number;
}

/** Declarations under their section; those above the first section stand for themselves. */
export function documentOutline(text: string): readonly OutlineEntry[] {
  const entries: OpenEntry[] = [];
  let section: OpenEntry | undefined;
  for (const statement of outlineOf(text).statements) {
    const { concept, keyword, name, label, start, end } = statement;
    const place = name ?? label ?? keyword;
    const firstLine = text.slice(keyword.end, lineEnd(text, keyword.end)).trim();
    const entry: OpenEntry = {
      start,
      end,
      keyword: text.slice(keyword.start, keyword.end),
      concept,
      name: name?.text ?? (concept === 'section' ? firstLine.replaceAll('"', '') : firstLine.slice(0, 80)),
      label: label?.text ?? '',
      nameStart: place.start,
      nameEnd: place.end,
      children: [],
    };
    if (concept === 'section') {
      section = entry;
      entries.push(entry);
    } else if (section === undefined) entries.push(entry);
    else {
      section.children.push(entry);
      section.end = end;
    }
  }
  return entries;
}

export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'region' | 'comment' | 'section';
}

/** Sections, declarations of several lines, and comments that stand together. */
export function folds(text: string): readonly Fold[] {
  const { statements, comments } = outlineOf(text);
  const found: Fold[] = [];
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  for (const { start, end } of statements) {
    if (text.slice(start, end).includes('\n')) found.push({ start, end, kind: 'region' });
  }
  const sections = statements.filter(({ concept }) => concept === 'section');
  for (const [index, { start }] of sections.entries()) {
    const next = sections[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const end = statements.findLast((one) => one.start < next)?.end ?? start;
    if (text.slice(start, end).includes('\n')) found.push({ start, end, kind: 'section' });
  }
  let block: { start: number; end: number; line: number } | undefined;
  const close = () => {
    if (block && text.slice(block.start, block.end).includes('\n'))
      found.push({ start: block.start, end: block.end, kind: 'comment' });
  };
  for (const { start, end } of comments) {
    const line = lineOf(start);
    if (block && line === block.line + 1) block = { ...block, end, line };
    else {
      close();
      block = { start, end, line };
    }
  }
  close();
  return found.sort((a, b) => a.start - b.start);
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};
