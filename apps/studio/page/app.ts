// What the parts of the page share: the engine, the files, the editor, and what one part asks of the others.

import type { Span } from '../../../compiler/source.js';
import type { Message } from '../engine/messages.js';
import type { Editor } from './editor.js';
import { part } from './ground/elements.js';
import { EngineClient } from './ground/engine-client.js';
import { type OpenFile, state } from './ground/state.js';
import type { Store } from './ground/store.js';

export type Edits = Message['actions'][number]['edits'];

interface App {
  readonly engine: EngineClient;
  store: Store;
  editor: Editor;
  /** Asks the engine about what is there now, after a pause. */
  soon: () => void;
  /** Prices the case of the form. */
  price: () => void;
  /** Shows a place of the rules in every pane. */
  show: (span: Span, focus?: boolean) => void;
  openFile: (path: string) => void;
  mend: (edits: Edits) => void;
  showHeader: () => void;
}

const unset = (): never => {
  throw new Error('the page has not begun');
};

/** Filled by `main` before anything is asked. */
export const app: App = {
  engine: new EngineClient(),
  store: undefined as unknown as Store,
  editor: undefined as unknown as Editor,
  soon: unset,
  price: unset,
  show: unset,
  openFile: unset,
  mend: unset,
  showHeader: unset,
};

export const mainFile = (): OpenFile | undefined => state.files.get(state.main);

export const failed = (error: unknown): void => {
  part('status').textContent = error instanceof Error ? error.message : String(error);
};

/** The line of the rules at an offset. */
export function lineAt(offset: number): Span {
  const { text } = app.editor;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { file: state.main, start, end: end < 0 ? text.length : end };
}
