// The page: files into the engine, its answers into the panes, one selection through all of them.

import { isLocale, otherLocale } from '../../../compiler/languages.js';
import type { Span } from '../../../compiler/source.js';
import { app, failed, lineAt, mainFile } from './app.js';
import { showAmounts, showForm } from './case-pane.js';
import { lightDocument, showDocument } from './document-pane.js';
import { Editor } from './editor.js';
import { download, newRuleset, save, watch } from './file-actions.js';
import { button, fill, h, part } from './ground/elements.js';
import { isDirty, opened, state } from './ground/state.js';
import type { Store, StoredFile } from './ground/store.js';
import { type Locale, locale, say, speak, type Word } from './ground/words.js';
import { insertNotUsed, insertQuote } from './insert.js';
import { mend, mendHere, nextMessage, showMessages } from './messages-pane.js';
import { caseEvents, forgetWork, openTab, showSide, tabList } from './tabs.js';

/** Where the files of the page come from, and what stands in its head beside the usual. */
export interface Surroundings {
  readonly store: Store;
  /** The rule file to begin with, where one is wished. */
  readonly main?: string | undefined;
  readonly case?: Pick<typeof state, 'facts' | 'readings'> | undefined;
  /** Said once the page stands. */
  readonly notice?: string | undefined;
  readonly head?: () => readonly Node[];
}

const pause = 120;
let timer: number | undefined;
let surroundings: Surroundings | undefined;

async function check(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const version = ++state.version;
  const files = [...state.files.values()].map(({ path, text }) => ({ path, text }));
  await app.engine.ask('files', files);
  const checked = await app.engine.ask('check', {
    main: state.main,
    file: state.main,
    version,
    locale: locale(),
  });
  // What was typed meanwhile is asked about again.
  if (checked.version !== state.version) return;
  state.checked = checked;
  if (checked.amounts === 'whole') state.wholeAt = new Date();
  app.editor.tokens(checked.tokens);
  app.editor.messages(
    checked.messages.filter(({ span }) => span.file === state.main),
    mend,
  );
  showMessages();
  showDocument(part('document'), checked.documents, { show, quote: insertQuote, notUsed: insertNotUsed });
  showForm(part('form'), caseEvents);
  await price();
  document.body.dataset.told = String(version);
  await showSide();
  // Fixes, examples and the prover come behind the first messages.
  if (!checked.isWhole) {
    await app.engine.ask('loadRest', {});
    if (version === state.version) await check();
    return;
  }
  // Told only where everything that was typed is answered: whoever drives the page waits for it.
  if (timer === undefined) document.body.dataset.ready = String(version);
}

async function price(): Promise<void> {
  const { facts, readings } = state;
  const priced = await app.engine.ask('price', { facts, readings, locale: locale() });
  if (priced !== undefined) state.priced = priced;
  showAmounts(part('amounts'), caseEvents);
  for (const element of part('form').querySelectorAll<HTMLElement>('[data-fact]')) {
    element.classList.toggle('missing', priced?.missing.includes(element.dataset.fact ?? '') === true);
  }
}

const soon = () => {
  delete document.body.dataset.ready;
  clearTimeout(timer);
  timer = window.setTimeout(() => void check().catch(failed), pause);
};

function show(span: Span, focus = true): void {
  if (span.file !== state.main && state.files.has(span.file)) {
    if (span.file.endsWith('.bareme')) openFile(span.file);
    else return;
  }
  app.editor.go(span.start, span.end, focus);
  light(span);
}

function light(span: Span): void {
  lightDocument(part('document'), span);
  for (const line of part('amounts').querySelectorAll<HTMLElement>('[data-file]')) {
    const isLit =
      line.dataset.file === span.file &&
      Number(line.dataset.start) < span.end &&
      span.start < Number(line.dataset.end);
    line.classList.toggle('lit', isLit);
    if (isLit) line.closest('details')?.setAttribute('open', '');
  }
}

function openFile(path: string): void {
  state.main = path;
  const file = mainFile();
  if (file === undefined) return;
  forgetWork();
  app.editor.open(file.text);
  showHeader();
  soon();
}

function showHeader(): void {
  const files = [...state.files.keys()].filter((path) => path.endsWith('.bareme'));
  const select = h(
    'select',
    { id: 'file', 'data-key': 'file', onchange: () => openFile(select.value) },
    ...files.map((path) => h('option', { value: path }, path)),
  );
  select.value = state.main;
  const dirty = [...state.files.values()].some(isDirty);
  document.title = `${dirty ? '• ' : ''}${state.main} – bareme studio`;
  fill(
    part('header'),
    h('h1', {}, say('title')),
    h('label', { for: 'file' }, say('file')),
    select,
    h('span', { id: 'saved' }, say(dirty ? 'unsaved' : 'saved')),
    button(say('save'), () => void save().catch(failed), { 'data-key': 'save' }),
    button(say('format'), () => void formatFile().catch(failed), { 'data-key': 'format' }),
    button(say('newRuleset'), newRuleset, { 'data-key': 'new' }),
    ...(['workbook.xlsx', 'evaluator.ts', 'facts.schema.json'] as const).map((output, index) =>
      button(
        `${say('downloads')} : ${say((['workbook', 'evaluator', 'schema'] as const)[index] ?? 'workbook')}`,
        () => void download(output).catch(failed),
        { 'data-key': output },
      ),
    ),
    ...(surroundings?.head?.() ?? []),
    button(say('language'), () => setLocale(otherLocale[locale()]), { 'data-key': 'language' }),
  );
}

async function formatFile(): Promise<void> {
  const text = await app.engine.ask('format', { file: state.main });
  if (text !== undefined && text !== app.editor.text)
    app.editor.apply([{ start: 0, end: app.editor.text.length, text }]);
}

function rename(): boolean {
  const to = prompt(say('renameTo'));
  if (to === null || to === '') return true;
  void app.engine
    .ask('rename', { file: state.main, offset: app.editor.offset, to })
    .then((renamed) => {
      if ('edits' in renamed) mend(renamed.edits);
      else part('status').textContent = renamed.refused[locale()];
    })
    .catch(failed);
  return true;
}

function define(): boolean {
  void app.engine
    .ask('define', { file: state.main, offset: app.editor.offset })
    .then(([first]) => first && show(first))
    .catch(failed);
  return true;
}

function setLocale(wanted: Locale): void {
  speak(wanted);
  document.documentElement.lang = wanted;
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]'))
    element.textContent = say(element.dataset.word as Word);
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]'))
    element.setAttribute('aria-label', say(element.dataset.label as Word));
  tabList();
  openTab('case');
  showHeader();
  if (state.main !== '') soon();
}

const panes = ['document', 'rules', 'messages', 'side'];

function nextPane(back: boolean): void {
  const now = panes.findIndex((id) => part(id).contains(document.activeElement));
  const next = panes[(now + (back ? panes.length - 1 : 1)) % panes.length] ?? 'rules';
  if (next === 'rules') app.editor.view.focus();
  else part(next).focus();
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'F6') nextPane(event.shiftKey);
  else if (event.key === 'F8') nextMessage();
  else if (event.key === 's' && (event.ctrlKey || event.metaKey)) void save().catch(failed);
  else return;
  event.preventDefault();
});
addEventListener('beforeunload', (event) => {
  if ([...state.files.values()].some(isDirty)) event.preventDefault();
});

/** Begins with the parameters of the address, and with the files that `surround` finds. */
export async function startPage(
  parameters: URLSearchParams,
  surround: (parameters: URLSearchParams) => Promise<Surroundings>,
): Promise<void> {
  Object.assign(app, { soon, show, openFile, mend, showHeader, price: () => void price().catch(failed) });
  const asked = parameters.get('lang') ?? (navigator.language.startsWith('fr') ? 'fr' : 'en');
  app.editor = new Editor(part('editor'), {
    changed: (text) => {
      const file = mainFile();
      if (file !== undefined) file.text = text;
      showHeader();
      soon();
    },
    moved: (offset) => light(lineAt(offset)),
    complete: (text, offset) => app.engine.ask('complete', { file: state.main, text, offset }),
    hover: (offset) => app.engine.ask('hover', { file: state.main, offset, locale: locale() }),
    mend: mendHere,
    rename,
    define,
    tablePasted: (rows) => {
      part('status').textContent = `${rows} ${say('rowsPasted')}`;
    },
  });
  app.editor.reachable();
  setLocale(isLocale(asked) ? asked : 'en');
  // The engine is made ready while files are read.
  void app.engine.ask('files', []);
  let files: readonly StoredFile[];
  try {
    surroundings = await surround(parameters);
    app.store = surroundings.store;
    files = await app.store.files();
  } catch (error) {
    failed(error);
    return;
  }
  for (const { path, text, sha256, writable } of files)
    state.files.set(path, opened(path, text, sha256, writable));
  if (surroundings.case !== undefined) {
    state.facts = { ...surroundings.case.facts };
    state.readings = { ...surroundings.case.readings };
  }
  const rules = files.filter(({ path }) => path.endsWith('.bareme'));
  const wanted = surroundings.main ?? parameters.get('file');
  const first =
    rules.find(({ path }) => path === wanted) ??
    rules.find(({ writable, text }) => writable && /^(?:tariff|tarif) /m.test(text)) ??
    rules[0];
  if (first !== undefined) openFile(first.path);
  else newRuleset();
  if (app.store.isShared) setInterval(() => void watch().catch(() => undefined), 2_000);
  if (surroundings.notice !== undefined) part('status').textContent = surroundings.notice;
}
