// A fix that writes one thing in place of another.

import type { Span } from '../source.js';
import type { Details } from './define.js';
import type { Localized } from './diagnostic.js';

export const replaceTitle = (text: string): Localized => ({
  en: `write \`${text}\``,
  fr: `écrire \`${text}\``,
});

/** Nothing where there is nothing sure to write. */
export const replacing = (span: Span, text: string | undefined): Details =>
  text === undefined ? {} : { fix: { title: replaceTitle(text), edits: [{ span, text }] } };
