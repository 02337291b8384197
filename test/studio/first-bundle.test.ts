// What the page loads before the first message is small, and what comes later comes when it is asked for.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CallName, Calls, Told } from '../../apps/studio/engine/messages.js';
import { divisorMayBeZero } from '../../compiler/diagnostics/catalogue/analysis/analysis.js';
import { entryOf } from '../../compiler/diagnostics/catalogue/entries.js';

/** Kilobytes, gzipped, each file once: the page and its worker share some. */
const most = 400;

const folder = mkdtempSync(join(tmpdir(), 'bareme-studio-'));
afterAll(() => {
  // Other files share this process, and packages look for it.
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true });
});
let outputs: Metafile['outputs'] = {};

beforeAll(async () => {
  const { studioBundle }: { readonly studioBundle: (folder: string) => BuildOptions } = await import(
    new URL('../../scripts/bundle-studio.js', import.meta.url).href
  );
  const { metafile } = await build({ ...studioBundle(folder), outExtension: { '.js': '.mjs' } });
  outputs = Object.fromEntries(
    Object.entries(metafile?.outputs ?? {}).map(([path, output]) => [basename(path), output]),
  );
}, 120_000);

/** With all that is loaded with it. */
function loaded(entries: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const load = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { path, kind } of outputs[name]?.imports ?? [])
      if (kind === 'import-statement') load(basename(path));
  };
  for (const entry of entries) load(entry);
  return seen;
}

it(`is less than ${most} kB before the first message`, () => {
  const files = [...loaded(['page.mjs', 'worker.mjs'])];
  const bytes = files.map((name) => gzipSync(readFileSync(join(folder, name))).length);
  expect(bytes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThan(most);
  expect(files.length).toBeGreaterThan(3);
});

it('leaves for later what no first message needs', () => {
  const first = [...loaded(['page.mjs', 'worker.mjs'])];
  const takenIn = first.flatMap((name) => Object.keys(outputs[name]?.inputs ?? {}));
  for (const late of [
    'apps/studio/engine/explanations.ts',
    'apps/studio/engine/proofs.ts',
    'compiler/4-analyse/prover/prove.ts',
    'compiler/3-model/evaluate/interpreter.ts',
    'compiler/ide/actions/actions.ts',
    'apps/studio/page/side-panes.ts',
    'apps/studio/engine/draw-curve.ts',
    'apps/studio/page/search-and-completion.ts',
    'compiler/6-emit/receipt/make-receipt.ts',
  ])
    expect(takenIn).not.toContain(late);
});

/** The worker as the browser runs it. */
async function worker() {
  const told = new Map<number, (told: Told) => void>();
  const self: { onmessage?: (event: { data: unknown }) => void; postMessage: (answer: Told) => void } = {
    postMessage: (answer) => told.get(answer.id)?.(answer),
  };
  vi.stubGlobal('self', self);
  await import(pathToFileURL(join(folder, 'worker.mjs')).href);
  let next = 0;
  return async <K extends CallName>(call: K, asked: Calls[K]['asked']): Promise<Calls[K]['told']> => {
    const id = next++;
    const answer = new Promise<Told>((done) => told.set(id, done));
    self.onmessage?.({ data: { id, call, asked } });
    return (await answer).told as Calls[K]['told'];
  };
}

it('still says what a code means, prices, proves and draws', { timeout: 60_000 }, async () => {
  const ask = await worker();
  const file = 'demo.bareme';
  const text = `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
fact area "Area" : m2, whole, from 0 to 100
amount fee "Fee" = 2 EUR/m2 * area
  allow W612 because "The document says so."
results fee
check fee never decreases in area
`;
  // What takes the prover is told once that is there.
  const divided = text.replace('2 EUR/m2 * area', '2 EUR * (area / (area - 5 m2))');
  await ask('files', [{ path: file, text: divided }]);
  const first = await ask('check', { main: file, file, version: 0, locale: 'en' });
  await ask('loadRest', {});
  const proved = await ask('check', { main: file, file, version: 0, locale: 'en' });
  const told = ({ messages }: typeof first) => messages.map(({ code }) => code);
  expect([first.isWhole, proved.isWhole]).toEqual([false, true]);
  expect(told(first)).not.toContain(divisorMayBeZero.entry.code);
  expect(told(proved)).toContain(divisorMayBeZero.entry.code);

  await ask('files', [{ path: file, text }]);
  const { messages } = await ask('check', { main: file, file, version: 1, locale: 'en' });
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  for (const locale of ['en', 'fr'] as const)
    expect(await ask('hover', { file, offset: text.indexOf('W612') + 1, locale })).toEqual([
      'W612',
      entryOf('W612')?.explanation[locale],
    ]);
  const priced = await ask('price', { facts: { area: '3' }, readings: {}, locale: 'en' });
  expect(JSON.stringify(priced)).toContain('6.00');
  expect(await ask('prove', { locale: 'en' })).toMatchObject([{ verdict: 'proved' }]);
  const curve = await ask('curve', { facts: {}, readings: {}, locale: 'en', result: 'fee', fact: 'area' });
  expect(curve?.points.length).toBeGreaterThan(1);
});
