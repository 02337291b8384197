// JSON of values as they were read: with the digits that were given.

import { JsonNumber } from './json.js';

export function exactJson(value: unknown): string {
  if (value instanceof JsonNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(exactJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return `{${Object.entries(value)
    .map(([name, inner]) => `${JSON.stringify(name)}:${exactJson(inner)}`)
    .join(',')}}`;
}

/** A value that names a case, as a cell or a word: a text as it is, anything else as JSON writes it. */
export const keyText = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : exactJson(value);
