// What the editor gets once the first message is there: search and completion.

import {
  autocompletion,
  type CompletionContext,
  type Completion as Offered,
  snippet,
} from '@codemirror/autocomplete';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import type { Completion } from '../../../compiler/ide/completion/completion.js';

/** What may stand at this offset of the text. */
export type Complete = (text: string, offset: number) => Promise<readonly Completion[]>;

export const searchAndCompletion = (complete: Complete): Extension => [
  highlightSelectionMatches(),
  keymap.of(searchKeymap),
  autocompletion({ override: [(context) => offered(context, complete)] }),
];

async function offered(context: CompletionContext, complete: Complete) {
  const before = context.matchBefore(/[\p{L}\p{N}_|:]/u);
  if (before === null && !context.explicit) return null;
  const all = await complete(context.state.doc.toString(), context.pos);
  if (all.length === 0 || context.aborted) return null;
  return {
    from: Math.min(...all.map(({ start }) => start)),
    filter: false,
    options: all.map(
      ({ label, detail, insert, isTemplate, start, end }, index): Offered => ({
        label,
        detail,
        boost: -index,
        apply: isTemplate
          ? (view, offer) => snippet(insert)(view, offer, start, end)
          : (view) =>
              view.dispatch({
                changes: { from: start, to: end, insert },
                selection: { anchor: start + insert.length },
              }),
      }),
    ),
  };
}
