// What the parts of a receipt need to know of the whole: the model, the case, the language.

import type { Quote } from '../../3-model/model.js';
import type { CaseView } from './case-view.js';
import type { Index } from './followed.js';
import type { Clause, ReceiptItem } from './receipt.js';
import type { Locale } from './written.js';

export interface Telling {
  readonly index: Index;
  readonly view: CaseView;
  readonly locale: Locale;
  readonly itemOf: (list: string | undefined, item: number | undefined) => ReceiptItem | undefined;
  readonly clauseOf: (section: string | undefined, quote: Quote | undefined) => Clause | undefined;
}
