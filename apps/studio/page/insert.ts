// What other panes put into the rules: quotes, numbers that are not used, the case as an example.

import type { Locale } from '../../../compiler/languages.js';
import { app, lineAt } from './app.js';
import { exampleOf } from './ground/example-text.js';
import { state } from './ground/state.js';

function insertLine(text: string): void {
  const { end } = lineAt(app.editor.offset);
  app.editor.apply([{ start: end, end, text: `\n${text}` }]);
  app.editor.go(end + 1 + text.length, end + 1 + text.length, true);
}

const words = {
  en: { quote: 'quote', notUsed: 'not used', because: 'because' },
  fr: { quote: 'citation', notUsed: 'non utilisé', because: 'car' },
} as const satisfies Readonly<Record<Locale, unknown>>;
/** Of the language of the file. */
const own = () => words[state.checked?.locale ?? 'en'];
const quoted = (text: string) => (text.includes('"') ? `« ${text} »` : `"${text}"`);

export function insertQuote(text: string): void {
  if (text !== '') insertLine(`  ${own().quote} ${quoted(text)}`);
}

export function insertNotUsed(text: string): void {
  if (text === '') return;
  const { notUsed, because } = own();
  insertLine(`${notUsed} ${quoted(text)} ${because} "…"`);
  const at = app.editor.text.lastIndexOf('…', app.editor.offset);
  app.editor.go(at, at + 1, true);
}

export function insertExample(): void {
  const { checked, priced } = state;
  if (checked === undefined || priced === undefined) return;
  const text = exampleOf(checked, priced, state.facts, state.readings);
  const end = app.editor.text.trimEnd().length;
  app.editor.apply([{ start: end, end: app.editor.text.length, text: `\n\n${text}\n` }]);
  // Its name is the writer's to say.
  const at = end + 2 + text.indexOf('…');
  app.editor.go(at, at + 1, true);
}
