// Lines of JSON, or one JSON value, into cases.

import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import { decodeUtf8 } from '../process/read-text.js';
import { type CaseSource, sourceOf, sourceOfPieces } from './case-source.js';
import { type IncomingCase, reasonNames, unreadableCase } from './incoming-case.js';
import { parseFacts, parseJson } from './json.js';
import type { LinesPiece, PieceCases, Place } from './piece.js';
import { type Line, lineBytesOf, linesOf, NotUtf8 } from './text-stream.js';

const tooLong: Localized = { en: 'the line is too long', fr: 'la ligne est trop longue' };

/** What lines must know of the facts. */
export interface NamedFacts {
  /** Names of the facts. */
  readonly known: ReadonlySet<string>;
  /** Names that name a case and go with its results. */
  readonly keys?: readonly string[];
}

/** One case a line. */
export function ndjsonCases(bytes: AsyncIterable<Uint8Array>, { known, keys = [] }: NamedFacts): CaseSource {
  async function* pieces(): AsyncGenerator<LinesPiece> {
    for await (const lines of lineBytesOf(bytes)) yield { kind: 'lines', ...lines, known, keys };
  }
  const begin = { number: 1, line: 1 };
  return sourceOfPieces(pieces(), readLines, {
    begin: () => begin,
    heading: () => undefined,
    keys: () => undefined,
  });
}

/** The cases of whole lines. */
export function readLines(piece: LinesPiece, from: Place): PieceCases {
  const { lines, next } = linesOf(piece, from.line);
  return {
    cases: casesOfLines(lines, from.number, piece),
    end: () => ({ number: from.number + lines.length, line: next }),
  };
}

function* casesOfLines(lines: readonly Line[], from: number, facts: NamedFacts): Generator<IncomingCase> {
  let number = from;
  for (const line of lines) yield caseOfLine(line, number++, facts);
}

function caseOfLine(line: Line, number: number, named: NamedFacts): IncomingCase {
  if (!('text' in line)) {
    const reason = { 'too-long': tooLong, 'not-utf-8': NotUtf8.reason }[line.unread];
    return { number, line: line.number, error: unreadableCase(reason) };
  }
  const json = parseFacts(line.text);
  if (!json.ok) {
    return { number, line: line.number, written: line.text, error: unreadableCase(json.message, json.path) };
  }
  const facts = withoutReason(json.value, named.known);
  // Where no case is named, as over HTTP, nothing is made but this.
  if (named.keys === undefined || named.keys.length === 0) return { number, line: line.number, facts };
  return { number, line: line.number, ...keyedFacts(facts, named) };
}

/** The facts without what an earlier run wrote beside a refused case. */
function withoutReason(facts: unknown, known: ReadonlySet<string>): unknown {
  if (typeof facts !== 'object' || facts === null || !Object.hasOwn(facts, 'error_code')) return facts;
  for (const name of reasonNames) if (!known.has(name)) Reflect.deleteProperty(facts, name);
  return facts;
}

/** The facts without what only names the case, and that. */
function keyedFacts(
  facts: unknown,
  { known, keys = [] }: NamedFacts,
): { readonly facts: unknown; readonly key?: readonly unknown[] } {
  if (keys.length === 0 || typeof facts !== 'object' || facts === null) return { facts };
  const values = keys.map((name): unknown => (Object.hasOwn(facts, name) ? Reflect.get(facts, name) : null));
  for (const name of keys) if (!known.has(name)) Reflect.deleteProperty(facts, name);
  return { facts, key: values };
}

/** A whole `.json` file: one case, or a list of cases. */
export function jsonCases(bytes: Uint8Array, named: NamedFacts): CaseSource {
  const text = decodeUtf8(bytes);
  const only = (found: { facts: unknown } | { error: ReturnType<typeof unreadableCase> }): CaseSource =>
    sourceOf('one', atOnce([{ number: 1, line: undefined, ...found }]));
  if (text === undefined) return only({ error: unreadableCase(NotUtf8.reason) });
  const json = parseFacts(text);
  if (!json.ok) return only({ error: unreadableCase(json.message, json.path.replace(/^\[\d+\]\.?/, '')) });
  if (!Array.isArray(json.value)) return only(keyedFacts(json.value, named));
  const list: readonly unknown[] = json.value;
  return sourceOf(
    'many',
    atOnce(list.map((facts, index) => ({ number: index + 1, line: undefined, ...keyedFacts(facts, named) }))),
  );
}

async function* atOnce<T>(all: readonly T[]): AsyncGenerator<readonly T[]> {
  yield all;
}

/**
 * Standard input: lines of JSON when the first line is a whole JSON object (or nothing that JSON begins with), otherwise
 * one JSON value over several lines. Lines are streamed; a value is read whole.
 */
export async function streamedCases(
  bytes: AsyncIterable<Uint8Array>,
  facts: NamedFacts,
): Promise<CaseSource> {
  const batches = lineBatchesOf(bytes);
  const lines: Line[] = [];
  const more = async (): Promise<boolean> => {
    const next = await batches.next();
    if (next.done !== true) lines.push(...next.value);
    return next.done !== true;
  };
  while (lines.length === 0) if (!(await more())) return sourceOf('many', atOnce([]));
  const [line] = lines;
  const begins = line !== undefined && 'text' in line ? line.text.trimStart()[0] : undefined;
  const whole = line !== undefined && 'text' in line && parseJson(line.text).ok;
  const streamed = (shape: CaseSource['shape']) =>
    sourceOf(shape, casesOfBatches(join([lines], batches), facts));
  if (begins === '{' ? whole : begins !== '[') {
    while (lines.length < 2) if (!(await more())) return streamed('one');
    return streamed('many');
  }
  while (await more());
  const text = lines.map((each) => ('text' in each ? each.text : '\u0000')).join('\n');
  const value = jsonCases(Buffer.from(text), facts);
  // A first line that is broken is one refused case among lines, not a refusal of all of them.
  if (begins === '{' && lines.length > 1 && !parseJson(text).ok) return streamed('many');
  return value;
}

async function* lineBatchesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let number = 1;
  for await (const piece of lineBytesOf(bytes)) {
    const { lines, next } = linesOf(piece, number);
    yield lines;
    number = next;
  }
}

async function* casesOfBatches(
  batches: AsyncIterable<readonly Line[]>,
  facts: NamedFacts,
): AsyncGenerator<Iterable<IncomingCase>> {
  let number = 1;
  for await (const lines of batches) {
    yield casesOfLines(lines, number, facts);
    number += lines.length;
  }
}

async function* join<T>(first: readonly T[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}
