// A fix that writes one thing in place of another.

import type { Details } from '../compiler/diagnostics/define.js';
import type { Localized } from '../compiler/diagnostics/diagnostic.js';
import type { Span } from '../compiler/source.js';

export const replaceTitle = (text: string): Localized => ({
  en: `write \`${text}\``,
  fr: `écrire \`${text}\``,
});

/** Nothing where there is nothing sure to write. */
export const replacing = (span: Span, text: string | undefined): Details =>
  text === undefined ? {} : { fix: { title: replaceTitle(text), edits: [{ span, text }] } };
