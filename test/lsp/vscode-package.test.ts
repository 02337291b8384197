// The .vsix without an editor: what its manifest names is in it, in both languages, and its server serves from there.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBareme } from '../../apps/vscode/find-bareme.js';
import { packageExtension } from '../../apps/vscode/package-extension.js';
import { Editor } from './editor.js';

describe('the extension as a package', () => {
  let folder: string;
  let parts: Readonly<Record<string, Uint8Array>>;
  const text = (path: string) => strFromU8(parts[`extension/${path}`] ?? new Uint8Array());
  const json = (path: string) => JSON.parse(text(path));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vsix-'));
    parts = unzipSync((await packageExtension()).bytes);
    for (const [path, content] of Object.entries(parts)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has every file that its manifest names, and no source', () => {
    const manifest = json('package.json');
    const { languages, grammars, snippets } = manifest.contributes;
    const named: readonly string[] = [
      manifest.main,
      `${manifest.l10n}/bundle.l10n.fr.json`,
      languages[0].configuration,
      grammars[0].path,
      snippets[0].path,
    ];
    for (const path of named) expect([path, `extension/${path.slice(2)}` in parts]).toEqual([path, true]);
    expect(Object.keys(parts)).toContain('extension.vsixmanifest');
    expect(Object.keys(parts).filter((path) => /\.ts$|node_modules|\.map$/.test(path))).toEqual([]);
    const types = strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array());
    for (const path of Object.keys(parts))
      if (path !== '[Content_Types].xml') expect(types).toContain(`Extension=".${path.split('.').at(-1)}"`);
  });

  it('says everything in both languages', () => {
    const keys = [...text('package.json').matchAll(/%([\w.]+)%/g)].map(([, key]) => key);
    expect(keys.length).toBeGreaterThan(4);
    for (const name of ['package.nls.json', 'package.nls.fr.json'])
      expect(Object.keys(json(name)).sort()).toEqual([...new Set(keys)].sort());
    const source = readFileSync('apps/vscode/extension.ts', 'utf8');
    const said = [...source.matchAll(/l10n\s*\.t\(\s*'([^']*)'/g)].map(([, sentence]) => sentence);
    expect(Object.keys(json('l10n/bundle.l10n.fr.json')).sort()).toEqual([...new Set(said)].sort());
    expect(said.length).toBeGreaterThan(3);
  });

  it('serves an editor from where it is unpacked', async () => {
    // The client says how it talks once more, and adds its process.
    const words = ['lsp', '--stdio', '--stdio', `--clientProcessId=${process.pid}`];
    const editor = new Editor([join(folder, 'extension/server/main.js'), ...words], folder);
    await editor.start('fr');
    const uri = 'untitled:a.bareme';
    await editor.open(uri, 'tariff a "A"\ncurrency EURR\n');
    expect((await editor.messages(uri, 1)).diagnostics.map(({ message }) => message).join()).toContain(
      'EURR',
    );
    expect(await editor.stop()).toBe(0);
  });

  it('checks and proves without anything installed', () => {
    const rules = join(folder, 'a.bareme');
    writeFileSync(
      rules,
      [
        'tariff a "A"',
        'currency EUR',
        'rounding no amount',
        'fact n "N" : number, whole, from 0 to 9',
        'amount total "Total" = n * 1 EUR',
        'check total never decreases in n',
        '',
      ].join('\n'),
    );
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(folder, 'extension/server/main.js'), 'prove', rules, '--lang', 'en'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('proved');
  });
});

describe('which bareme serves a folder', () => {
  const own = '/extension/server/main.js';
  it('is that of its project, above it; never where the folder is not trusted', () => {
    const project = mkdtempSync(join(tmpdir(), 'found-'));
    const installed = join(project, 'node_modules/bareme/bin/bareme.js');
    mkdirSync(dirname(installed), { recursive: true });
    writeFileSync(installed, '');
    const below = join(project, 'tariffs/2026');
    const trusted = { set: '', isTrusted: true };
    expect(findBareme(below, own, trusted)).toEqual({ path: installed, isOwn: false });
    expect(findBareme(below, own, { set: '', isTrusted: false })).toEqual({ path: own, isOwn: true });
    expect(findBareme(below, own, { set: '/x.js', isTrusted: false })).toEqual({ path: own, isOwn: true });
    expect(findBareme(below, own, { set: '/x.js', isTrusted: true })).toEqual({
      path: '/x.js',
      isOwn: false,
    });
    expect(findBareme('/nowhere', own, trusted)).toEqual({ path: own, isOwn: true });
    expect(findBareme(undefined, own, trusted)).toEqual({ path: own, isOwn: true });
    rmSync(project, { recursive: true });
  });
});
