// The text of a rule file: CodeMirror in a shadow root, so that a strict policy for styles holds.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintGutter, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint';
import {
  Compartment,
  EditorState,
  type Extension,
  RangeSet,
  StateEffect,
  StateField,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { SemanticToken } from '../../../compiler/ide/semantic-tokens.js';
import type { Message } from '../engine/messages.js';
import { locale, say } from './ground/words.js';
import type { Complete } from './search-and-completion.js';
import { tableClipboard } from './table-clipboard.js';

export interface EditorEvents {
  readonly changed: (text: string) => void;
  readonly moved: (offset: number) => void;
  readonly complete: Complete;
  readonly hover: (offset: number) => Promise<readonly string[]>;
  readonly mend: () => boolean;
  readonly rename: () => boolean;
  readonly define: () => boolean;
  /** A table of the clipboard became so many rows. */
  readonly tablePasted: (rows: number) => void;
}

const setTokens = StateEffect.define<readonly SemanticToken[]>();
const setLit = StateEffect.define<readonly { readonly start: number; readonly end: number }[]>();

const decorated = <T extends { readonly start: number; readonly end: number }>(
  effect: ReturnType<typeof StateEffect.define<readonly T[]>>,
  classOf: (one: T) => string,
) =>
  StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(value, transaction) {
      let now = value.map(transaction.changes);
      for (const one of transaction.effects) {
        if (!one.is(effect)) continue;
        const { length } = transaction.state.doc;
        now = RangeSet.of(
          one.value
            .filter(({ start, end }) => start < end && end <= length)
            .map((token) => Decoration.mark({ class: classOf(token) }).range(token.start, token.end)),
          true,
        );
      }
      return now;
    },
    provide: (field) => EditorView.decorations.from(field),
  });

/** Rows of a table never wrap: their bars stand below each other. */
const rows = StateField.define<DecorationSet>({
  create: (state) => rowLines(state),
  update: (value, transaction) => (transaction.docChanged ? rowLines(transaction.state) : value),
  provide: (field) => EditorView.decorations.from(field),
});

function rowLines(state: EditorState): DecorationSet {
  const found = [];
  for (let number = 1; number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    if (line.text.trimStart().startsWith('|'))
      found.push(Decoration.line({ class: 'row-line' }).range(line.from));
  }
  return RangeSet.of(found);
}

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: 'var(--paper)', color: 'var(--ink)' },
  '.cm-scroller': { fontFamily: 'ui-monospace, Consolas, monospace', lineHeight: '1.5' },
  // Prose wraps to the width of the pane; rows go beyond it and are scrolled to.
  '.cm-content': { minWidth: '0', maxWidth: '100%' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--quiet)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--active)' },
  '.cm-line.row-line': { whiteSpace: 'pre' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.t-declaration': { color: 'var(--key)', fontWeight: '600' },
  '.t-keyword': { color: 'var(--key)' },
  '.t-number, .t-date': { color: 'var(--number)' },
  '.t-text': { color: 'var(--string)' },
  '.t-comment': { color: 'var(--quiet)', fontStyle: 'italic' },
  '.t-fact, .t-parameter': { color: 'var(--fact)' },
  '.t-option, .t-unit': { color: 'var(--option)' },
  '.lit': { backgroundColor: 'var(--lit)', outline: '1px solid var(--lit-line)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    maxWidth: '44rem',
  },
});

export class Editor {
  readonly view: EditorView;
  readonly #complete: Complete;
  /** Search and completion: nobody waits for them before the first message. */
  readonly #later = new Compartment();
  #hasLater = false;
  readonly #extensions: Extension;

  constructor(host: HTMLElement, events: EditorEvents) {
    this.#complete = events.complete;
    const root = host.attachShadow({ mode: 'open' });
    const tokens = decorated<SemanticToken>(setTokens, ({ kind }) => `t-${kind}`);
    const lit = decorated<{ start: number; end: number }>(setLit, () => 'lit');
    this.#extensions = [
      lineNumbers(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      lintGutter(),
      EditorView.lineWrapping,
      tableClipboard(events.tablePasted),
      // In the language that is spoken now.
      EditorView.contentAttributes.of(() => ({ 'aria-label': say('rules'), spellcheck: 'false' })),
      keymap.of([
        { key: 'Alt-Enter', run: events.mend },
        { key: 'F2', run: events.rename },
        { key: 'F12', run: events.define },
        ...defaultKeymap,
        ...historyKeymap,
      ]),
      this.#later.of([]),
      hoverTooltip(async (_, pos) => {
        const lines = await events.hover(pos);
        if (lines.length === 0) return null;
        return {
          pos,
          create: () => {
            const dom = document.createElement('div');
            for (const line of lines)
              dom.append(Object.assign(document.createElement('p'), { textContent: line }));
            return { dom };
          },
        };
      }),
      rows,
      tokens,
      lit,
      theme,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) events.changed(this.text);
        if (update.selectionSet || update.docChanged) events.moved(this.offset);
      }),
    ];
    this.view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({ extensions: this.#extensions }),
    });
  }

  /** What scrolls can be reached by the keyboard. */
  reachable(): void {
    this.view.scrollDOM.tabIndex = 0;
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  get offset(): number {
    return this.view.state.selection.main.head;
  }

  /** Another file: nothing of the one before can be undone into it, so that its history ends here. */
  open(text: string): void {
    const later = this.#later.get(this.view.state) ?? [];
    this.view.setState(EditorState.create({ doc: text, extensions: this.#extensions }));
    this.view.dispatch({ effects: this.#later.reconfigure(later) });
  }

  apply(edits: readonly { readonly start: number; readonly end: number; readonly text: string }[]): void {
    this.view.dispatch({
      changes: edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
    });
  }

  tokens(all: readonly SemanticToken[]): void {
    this.view.dispatch({ effects: setTokens.of(all) });
  }

  light(places: readonly { readonly start: number; readonly end: number }[]): void {
    this.view.dispatch({ effects: setLit.of(places) });
  }

  messages(all: readonly Message[], mend: (edits: Message['actions'][number]['edits']) => void): void {
    const { length } = this.view.state.doc;
    const marks = all.map(
      ({ span, severity, message, code, actions }): Mark => ({
        from: Math.min(span.start, length),
        to: Math.min(Math.max(span.end, span.start), length),
        severity,
        message: `${message[locale()]} (${code})`,
        actions: actions.map(({ title, edits }) => ({ name: title[locale()], apply: () => mend(edits) })),
      }),
    );
    this.view.dispatch(setDiagnostics(this.view.state, marks));
    void this.#loadLater();
  }

  async #loadLater(): Promise<void> {
    if (this.#hasLater) return;
    this.#hasLater = true;
    const { searchAndCompletion } = await import('./search-and-completion.js');
    this.view.dispatch({ effects: this.#later.reconfigure(searchAndCompletion(this.#complete)) });
  }

  go(start: number, end: number, focus: boolean): void {
    const { length } = this.view.state.doc;
    this.view.dispatch({
      selection: { anchor: Math.min(start, length), head: Math.min(end, length) },
      effects: EditorView.scrollIntoView(Math.min(start, length), { y: 'center' }),
    });
    if (focus) this.view.focus();
  }
}
