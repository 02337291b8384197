// What differs from another state of the file, line by line, and what it does to the examples.

import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { fill, h } from './ground/elements.js';
import { say } from './ground/words.js';

const plain = (label: string) => [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({
    'aria-label': label,
    tabindex: '0',
    role: 'textbox',
    'aria-readonly': 'true',
  }),
];

/** The view of both is loaded when there is something to compare. */
export async function showChanges(
  host: HTMLElement,
  before: string,
  after: string,
  label: string,
): Promise<void> {
  if (before === after) {
    fill(host, h('p', { role: 'status' }, `${label} : ${say('noDifference')}`));
    return;
  }
  const place = h('div', { class: 'changes' });
  fill(host, h('p', {}, label), place);
  const root = place.attachShadow({ mode: 'open' });
  const { MergeView } = await import('@codemirror/merge');
  const merge = new MergeView({
    a: { doc: before, extensions: plain(label) },
    b: { doc: after, extensions: plain(say('rules')) },
    parent: root as unknown as HTMLElement,
    root,
    collapseUnchanged: { margin: 2 },
  });
  for (const view of [merge.a, merge.b]) view.scrollDOM.tabIndex = 0;
}
