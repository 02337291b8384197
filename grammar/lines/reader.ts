// What every part of the front end knows while it reads one file: where it is, in which language, whom to tell.

import type { Locale, Report } from '../../compiler/diagnostics/diagnostic.js';
import type { Span } from '../../compiler/source.js';
import type { Taken } from './names-in-file.js';
import type { Range } from './statements.js';

export interface Reader {
  readonly file: string;
  readonly text: string;
  /** Language of the keywords that are being read. */
  readonly locale: Locale;
  readonly report: Report;
  /** What the file declares. */
  readonly names: ReadonlySet<string>;
  /** Words of the language that the file declares as names. */
  readonly taken: Taken;
  /** Labels of its options, folded. */
  readonly labels: ReadonlySet<string>;
}

export const spanOf = (reader: Reader, range: Range): Span => ({
  file: reader.file,
  start: range.start,
  end: range.end,
});
