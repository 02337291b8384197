// What a code of a message means, at length. In the bundle of the page these texts stand here and nowhere else
// (scripts/without-explanations.js), and are loaded when somebody points at a code.

import { entryOf } from '../../../compiler/diagnostics/catalogue/entries.js';
import type { Locale } from '../../../compiler/languages.js';

export const explanationOf = (code: string, locale: Locale): string =>
  entryOf(code)?.explanation[locale] ?? '';
