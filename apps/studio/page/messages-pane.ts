// Messages in words with what mends them, and the keys that walk through them.

import type { Span } from '../../../compiler/source.js';
import type { Message } from '../engine/messages.js';
import { app, type Edits, lineAt } from './app.js';
import { button, fill, h, part } from './ground/elements.js';
import { state } from './ground/state.js';
import { locale, say } from './ground/words.js';

let messageAt = -1;

export function showMessages(): void {
  const messages = state.checked?.messages ?? [];
  const count = (severity: Message['severity']) => messages.filter((one) => one.severity === severity).length;
  part('counts').textContent = (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, number: count(severity) }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => `${number} ${say(severity)}${number > 1 ? 's' : ''}`)
    .join(' · ');
  fill(
    part('messages'),
    messages.length === 0 && h('p', { class: 'quiet' }, say('noMessages')),
    h(
      'ol',
      {},
      ...messages.map(({ severity, message, help, span, code, actions }, index) =>
        h(
          'li',
          { class: severity, 'data-code': code },
          button(`${say(severity)} ${code}, ${placeOf(span)} : ${message[locale()]}`, () => app.show(span), {
            class: 'plain',
            'data-key': `message-${index}`,
          }),
          help !== undefined && h('div', { class: 'quiet' }, help[locale()]),
          ...actions.map(({ title, edits }) => button(title[locale()], () => mend(edits))),
        ),
      ),
    ),
  );
}

function placeOf({ file, start }: Span): string {
  const text = state.files.get(file)?.text ?? '';
  const line = `${say('line')} ${text.slice(0, start).split('\n').length}`;
  return file === state.main ? line : `${file}, ${line}`;
}

export function mend(edits: Edits): void {
  const own = edits.filter(({ span }) => span.file === state.main);
  for (const file of new Set(edits.map(({ span }) => span.file))) {
    const other = file === state.main ? undefined : state.files.get(file);
    if (other === undefined) continue;
    const sorted = edits.filter(({ span }) => span.file === file).sort((a, b) => b.span.start - a.span.start);
    for (const { span, text } of sorted)
      other.text = other.text.slice(0, span.start) + text + other.text.slice(span.end);
  }
  app.editor.apply(own.map(({ span, text }) => ({ start: span.start, end: span.end, text })));
  // A reason is the writer's to say.
  const open = own.find(({ text }) => text.includes('…'));
  if (open !== undefined) {
    const at = app.editor.text.indexOf('…', open.span.start);
    app.editor.go(at, at + 1, true);
  } else app.editor.view.focus();
  app.soon();
}

/** The usual change for the message at the caret, or the nearest one on its line. */
export function mendHere(): boolean {
  const { start, end } = lineAt(app.editor.offset);
  const messages = (state.checked?.messages ?? []).filter(
    ({ span, actions }) =>
      span.file === state.main && span.start <= end && start <= span.end && actions.length > 0,
  );
  const [found] = messages.sort((a, b) => distance(a) - distance(b));
  const action = found?.actions.find(({ preferred }) => preferred) ?? found?.actions[0];
  if (action === undefined) return false;
  mend(action.edits);
  return true;
}

const distance = ({ span }: Message): number => Math.abs(span.start - app.editor.offset);

export function nextMessage(): void {
  const messages = (state.checked?.messages ?? []).filter(({ span }) => span.file === state.main);
  if (messages.length === 0) return;
  messageAt = (messageAt + 1) % messages.length;
  const next = messages[messageAt];
  if (next === undefined) return;
  app.show(next.span);
  part('status').textContent = next.message[locale()];
}
