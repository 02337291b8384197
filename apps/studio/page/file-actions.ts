// Files of the page: saved only over what was opened, compared, taken anew where they were changed outside.

import { app, failed, mainFile } from './app.js';
import { showChanges } from './changes-pane.js';
import { button, fill, h, part } from './ground/elements.js';
import { proposal } from './ground/new-ruleset.js';
import { isDirty, type OpenFile, onDisk, opened, state } from './ground/state.js';
import { locale, say } from './ground/words.js';

export async function save(): Promise<void> {
  for (const file of state.files.values()) {
    if (!isDirty(file) || !file.writable) continue;
    const { text } = file;
    const saved = await app.store.save(file.path, onDisk(file, text), file.sha256);
    if (!saved.ok) {
      await conflict(file);
      return;
    }
    file.saved = text;
    file.sha256 = saved.sha256;
  }
  part('status').textContent = say('saved');
  app.showHeader();
}

/** The file is another one on the disk: both are shown, and the writer says which stays. */
async function conflict(file: OpenFile): Promise<void> {
  const theirs = (await app.store.files()).find(({ path }) => path === file.path);
  part('tab-changes').click();
  const host = part('pane-changes');
  const take = () => {
    if (theirs === undefined) return;
    state.files.set(file.path, opened(theirs.path, theirs.text, theirs.sha256, theirs.writable));
    app.openFile(file.path);
  };
  const keep = () => {
    file.sha256 = theirs?.sha256 ?? '';
    void save().catch(failed);
  };
  void showChanges(host, (theirs?.text ?? '').replaceAll('\r\n', '\n'), file.text, say(onDiskWord())).catch(
    failed,
  );
  host.prepend(
    h(
      'div',
      { class: 'stale', role: 'alert' },
      h('p', {}, say('conflict')),
      button(say('keepMine'), keep),
      button(say('takeTheirs'), take),
    ),
  );
}

export async function changes(against: 'disk' | 'head' = 'disk'): Promise<void> {
  const file = mainFile();
  const host = part('pane-changes');
  if (file === undefined) return;
  const old =
    against === 'disk' ? file.saved : (await app.store.committed(file.path))?.replaceAll('\r\n', '\n');
  void showChanges(host, old ?? '', file.text, say(against === 'head' ? 'atHead' : onDiskWord())).catch(
    failed,
  );
  host.prepend(
    h(
      'p',
      {},
      button(say(app.store.isShared ? 'compareDisk' : 'compareKept'), () => void changes('disk')),
      app.store.hasCommits && button(say('compareHead'), () => void changes('head')),
    ),
  );
}

const onDiskWord = () => (app.store.isShared ? 'onDisk' : 'asKept');

/** What was changed outside is taken where it was not changed here. */
export async function watch(): Promise<void> {
  const files = await app.store.files();
  let isOther = false;
  for (const { path, text, sha256, writable } of files) {
    const known = state.files.get(path);
    if (known?.sha256 === sha256 || (known !== undefined && isDirty(known))) continue;
    state.files.set(path, opened(path, text, sha256, writable));
    isOther = true;
    if (path === state.main) {
      const { offset } = app.editor;
      app.editor.open(mainFile()?.text ?? '');
      app.editor.go(offset, offset, false);
    }
  }
  if (isOther) {
    app.showHeader();
    app.soon();
  }
}

export async function download(output: string): Promise<void> {
  if ([...state.files.values()].some(isDirty)) {
    part('status').textContent = say('saveFirst');
    return;
  }
  const blob = await app.store.build(state.main, output);
  if (blob === undefined) part('status').textContent = say('notBuilt');
  else give(blob, output);
}

/** Gives a file to the browser to be put where its user keeps files. */
export function give(blob: Blob, name: string): void {
  const link = h('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function newRuleset(): void {
  const dialog = part('new-ruleset') as HTMLDialogElement;
  const name = h('input', { id: 'new-name', pattern: '[\\p{L}_][\\p{L}\\p{N}_]*', autocomplete: 'off' });
  const text = h('textarea', { id: 'new-text', rows: '12' });
  const refused = h('p', { role: 'alert', id: 'new-refused' });
  const refuse = (field: HTMLElement, why: string) => {
    refused.textContent = why;
    field.focus();
  };
  const create = async () => {
    const chosen = name.value.trim();
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(chosen)) {
      refuse(name, `${say('badName')} ${nameLike(chosen)}`);
      return;
    }
    if (text.value.trim() === '') {
      refuse(text, say('noText'));
      return;
    }
    const made = proposal(chosen, text.value, locale());
    if (app.store.begin !== undefined) {
      dialog.close();
      app.store.begin(made, `${chosen}.bareme`);
      return;
    }
    for (const { path, text: content } of made) {
      const saved = await app.store.save(path, content, '');
      if (!saved.ok) {
        refuse(name, say('nameTaken'));
        return;
      }
      state.files.set(path, opened(path, content, saved.sha256, true));
    }
    dialog.close();
    app.openFile(made.find(({ path }) => path.endsWith('.bareme'))?.path ?? state.main);
  };
  fill(
    dialog,
    h('h2', {}, say('newRuleset')),
    h('label', { for: 'new-name' }, say('nameOfRuleset')),
    name,
    h('label', { for: 'new-text' }, say('pasteDocument')),
    text,
    refused,
    h(
      'p',
      {},
      button(say('create'), () => void create().catch(failed)),
      button(say('cancel'), () => dialog.close()),
    ),
  );
  dialog.showModal();
}

/** The nearest name to what was given: `Vestiaire du théâtre` is `vestiaire_du_théâtre`. */
const nameLike = (given: string): string =>
  given
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^[\p{N}_]+|_+$/gu, '') || 'tarif';
