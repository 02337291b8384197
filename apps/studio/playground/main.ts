// The playground: the same page with its files in the browser. What it opens stands in the fragment of its address.

import { failed } from '../page/app.js';
import { give } from '../page/file-actions.js';
import { button, fill, h, part } from '../page/ground/elements.js';
import { isDirty, state } from '../page/ground/state.js';
import { say } from '../page/ground/words.js';
import { type Surroundings, startPage } from '../page/page.js';
import { BrowserStore } from './browser-store.js';
import { forget, keptNames, keptWork } from './kept-works.js';
import { longLink, packed, unpacked, type Work, workIn } from './shared-work.js';
import { filesIn, zipped } from './work-files.js';

interface Example {
  readonly name: string;
  readonly label: string;
}

let store: BrowserStore;
let examples: readonly Example[] = [];
let kept: readonly string[] = [];
let example = '';

const theCase = () => ({ facts: { ...state.facts }, readings: { ...state.readings } });
const tell = (text: string) => {
  part('status').textContent = text;
};
/** As it stands in the page. */
const work = (): Work => ({
  main: state.main,
  files: [...state.files.values()].map(({ path, text }) => ({ path, text })),
  ...theCase(),
});

async function json(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

async function surround(parameters: URLSearchParams): Promise<Surroundings> {
  examples = ((await json('examples/index.json')) as readonly Example[]) ?? [];
  const names = await keptNames();
  kept = names ?? [];
  const shared = parameters.get('share');
  const wanted = parameters.get('kept') ?? (parameters.size === 0 ? kept.at(-1) : undefined);
  const fromLink = shared === null ? undefined : await unpacked(shared);
  const fromKept = wanted === undefined ? undefined : await keptWork(wanted);
  let opened: (Work & { readonly name: string; readonly revision: number }) | undefined;
  let notice = names === undefined ? say('noStorage') : undefined;
  if (fromLink !== undefined) {
    opened = { ...fromLink, name: nameOf(fromLink.main), revision: 0 };
    notice ??= say('fromLink');
  } else if (fromKept !== undefined) opened = fromKept;
  else {
    if (shared !== null) notice = say('badLink');
    example =
      examples.find(({ name }) => name === parameters.get('example'))?.name ?? examples[0]?.name ?? '';
    const found = workIn(await json(`examples/${example}.json`));
    if (found !== undefined) opened = { ...found, name: example, revision: 0 };
  }
  opened ??= { main: '', files: [], facts: {}, readings: {}, name: 'playground', revision: 0 };
  store = new BrowserStore(opened, {
    case: theCase,
    say: tell,
    begin: (files, main) => void begin(files, main).catch(failed),
  });
  return { store, main: opened.main, case: opened, notice, head };
}

const nameOf = (path: string) => (path.split('/').at(-1) ?? path).replace(/\.bareme$/, '');

/** Opening something is going to an address: the browser asks before unsaved work is left. */
const go = (parameters: Readonly<Record<string, string>>) => {
  location.hash = new URLSearchParams({ ...parameters, lang: document.documentElement.lang }).toString();
};

const begin = async (files: Work['files'], main: string) =>
  go({ share: await packed({ main, files, facts: {}, readings: {} }) });

function head(): readonly Node[] {
  const select = h(
    'select',
    {
      id: 'work',
      'data-key': 'work',
      onchange: () => {
        const [kind = '', ...name] = select.value.split(' ');
        if (kind !== 'this') go({ [kind]: name.join(' ') });
      },
    },
    !store.isKept && h('option', { value: 'this' }, `${store.name} ${say('notKept')}`),
    h(
      'optgroup',
      { label: say('kept') },
      ...[...new Set([...kept, ...(store.isKept ? [store.name] : [])])].map((name) =>
        h('option', { value: `kept ${name}` }, name),
      ),
    ),
    h(
      'optgroup',
      { label: say('gallery') },
      ...examples.map(({ name, label }) => h('option', { value: `example ${name}` }, label)),
    ),
  );
  select.value = store.isKept ? `kept ${store.name}` : 'this';
  const files = h('input', {
    type: 'file',
    multiple: true,
    accept: '.bareme,.txt,.zip',
    hidden: true,
    onchange: () => void openFiles([...(files.files ?? [])]).catch(failed),
  });
  return [
    h('label', { for: 'work' }, say('work')),
    select,
    button(say('share'), () => void share().catch(failed), { 'data-key': 'share' }),
    button(say('openFiles'), () => files.click(), { 'data-key': 'open-files' }),
    files,
    button(say('zip'), () => void giveZip().catch(failed), { 'data-key': 'zip' }),
    ...(store.isKept
      ? [button(say('forget'), () => void forgetThis().catch(failed), { 'data-key': 'forget' })]
      : []),
  ];
}

async function share(): Promise<void> {
  const { origin, pathname } = location;
  const fragment = new URLSearchParams({ share: await packed(work()), lang: document.documentElement.lang });
  const link = `${origin}${pathname}#${fragment}`;
  const dialog = part('new-ruleset') as HTMLDialogElement;
  const text = h('textarea', { id: 'link', rows: '6', readonly: true, 'aria-label': say('share') }, link);
  const said = h('span', { role: 'status' });
  const copy = async () => {
    text.select();
    await navigator.clipboard.writeText(link);
    said.textContent = say('copied');
  };
  fill(
    dialog,
    h('h2', {}, say('share')),
    h('p', {}, say('shareSays')),
    text,
    h('p', { class: 'quiet' }, `${link.length} ${say('linkLength')}`),
    link.length > longLink && h('p', {}, say('longLink')),
    h(
      'p',
      {},
      button(say('copyLink'), () => void copy().catch(() => text.select())),
      button(say('zip'), () => void giveZip().catch(failed)),
      button(say('close'), () => dialog.close()),
      ' ',
      said,
    ),
  );
  dialog.showModal();
}

async function giveZip(): Promise<void> {
  give(new Blob([await zipped(work().files)], { type: 'application/zip' }), `${store.name}.zip`);
}

async function openFiles(chosen: readonly File[]): Promise<void> {
  const files = await filesIn(chosen);
  const main =
    files.find(({ path, text }) => path.endsWith('.bareme') && /^(?:tariff|tarif) /m.test(text)) ??
    files.find(({ path }) => path.endsWith('.bareme'));
  if (main !== undefined) await begin(files, main.path);
  else tell(say('noRules'));
}

async function forgetThis(): Promise<void> {
  if (!confirm(say('forgetSure'))) return;
  await forget(store.name);
  for (const file of state.files.values()) file.saved = file.text;
  go(example === '' ? { example: examples[0]?.name ?? '' } : { example });
}

addEventListener('hashchange', () => {
  if (![...state.files.values()].some(isDirty) || confirm(say('leaveUnsaved'))) {
    for (const file of state.files.values()) file.saved = file.text;
    location.reload();
  }
});

void startPage(new URLSearchParams(location.hash.slice(1)), surround).catch(failed);
