// Texts of the rules as they may stand in code: literals, comments, names. The only file here that may look into a text by
// patterns, and the texts are those of the rules, never code.

import { withoutMarks } from './marks.js';

/** A JavaScript string literal in single quotes. */
export function quote(text: string): string {
  const json = JSON.stringify(withoutMarks(text)).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'");
  return `'${json.replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029')}'`;
}

/** Text that is safe inside a block comment and stays on its line. */
export const commentText = (text: string): string =>
  withoutMarks(text).replace(/\*\//g, '*\u200b/').replace(/\s+/g, ' ').trim();

const identifierPattern = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** A property name as it stands in an object literal or a type; computed where it would mean the prototype. */
export function propertyName(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return identifierPattern.test(name) ? name : JSON.stringify(name);
}

/** `.name` or `["name"]`. */
export const access = (name: string): string =>
  identifierPattern.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;

/** As close to the text as an identifier can be. */
export const identifierFor = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\p{ID_Continue}$]+/gu, '_')
    .replace(/^(?![\p{ID_Start}_$])/u, '_');

/** A word that TSDoc or Markdown would take for its own where it begins a line. */
export const beginsMarkup = (word: string): boolean => /^[@#>*+-]|^\d+[.)]/.test(word);
