// Lines of JSON, or one JSON value, into cases.

import type { Localized } from '../../runtime/localized.js';
import { decodeUtf8 } from '../read-text.js';
import { type CaseSource, type IncomingCase, unreadableCase } from './case-source.js';
import { parseJson } from './json.js';
import { type Line, linesOf, NotUtf8 } from './text-stream.js';

const tooLong: Localized = { en: 'the line is too long', fr: 'la ligne est trop longue' };

/** One case a line. */
export function ndjsonCases(bytes: AsyncIterable<Uint8Array>): CaseSource {
  return { shape: 'many', cases: casesOf(linesOf(bytes)) };
}

async function* casesOf(lines: AsyncIterable<Line>): AsyncGenerator<IncomingCase> {
  let number = 1;
  for await (const line of lines) yield caseOfLine(line, number++);
}

function caseOfLine(line: Line, number: number): IncomingCase {
  const place = { number, line: line.number };
  if (!('text' in line)) {
    return { ...place, error: unreadableCase(line.unread === 'too-long' ? tooLong : NotUtf8.reason) };
  }
  const json = parseJson(line.text);
  return json.ok
    ? { ...place, facts: json.value }
    : { ...place, error: unreadableCase(json.message, json.path) };
}

/** A whole `.json` file: one case, or a list of cases. */
export function jsonCases(bytes: Uint8Array): CaseSource {
  const text = decodeUtf8(bytes);
  const only = (found: { facts: unknown } | { error: ReturnType<typeof unreadableCase> }): CaseSource => ({
    shape: 'one',
    cases: inOrder([{ number: 1, line: undefined, ...found }]),
  });
  if (text === undefined) return only({ error: unreadableCase(NotUtf8.reason) });
  const json = parseJson(text);
  if (!json.ok) return only({ error: unreadableCase(json.message, json.path.replace(/^\[\d+\]\.?/, '')) });
  if (!Array.isArray(json.value)) return only({ facts: json.value });
  const list: readonly unknown[] = json.value;
  return {
    shape: 'many',
    cases: inOrder(list.map((facts, index) => ({ number: index + 1, line: undefined, facts }))),
  };
}

async function* inOrder(cases: readonly IncomingCase[]): AsyncGenerator<IncomingCase> {
  yield* cases;
}

/**
 * Standard input: lines of JSON when the first line is a whole JSON object (or nothing that JSON begins with), otherwise
 * one JSON value over several lines. Lines are streamed; a value is read whole.
 */
export async function streamedCases(bytes: AsyncIterable<Uint8Array>): Promise<CaseSource> {
  const lines = linesOf(bytes);
  const first = await lines.next();
  if (first.done === true) return { shape: 'many', cases: inOrder([]) };
  const line = first.value;
  const begins = 'text' in line ? line.text.trimStart()[0] : undefined;
  const whole = 'text' in line && parseJson(line.text).ok;
  if (begins === '{' ? whole : begins !== '[') {
    const second = await lines.next();
    if (second.done === true) return { shape: 'one', cases: casesOf(join([line], lines)) };
    return { shape: 'many', cases: casesOf(join([line, second.value], lines)) };
  }
  const all: Line[] = [line];
  for await (const next of lines) all.push(next);
  const text = all.map((each) => ('text' in each ? each.text : '\u0000')).join('\n');
  const value = jsonCases(Buffer.from(text));
  // A first line that is broken is one refused case among lines, not a refusal of all of them.
  if (begins === '{' && all.length > 1 && !parseJson(text).ok) {
    return { shape: 'many', cases: casesOf(join(all, lines)) };
  }
  return value;
}

async function* join(first: readonly Line[], rest: AsyncIterable<Line>): AsyncGenerator<Line> {
  yield* first;
  yield* rest;
}
