// The language server as an editor meets it, over standard input and output: the same answers as `ide` on the same offsets.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionsFor } from '../../compiler/ide/actions/actions.js';
import { completionsAt } from '../../compiler/ide/completion/completion.js';
import { referencesAt } from '../../compiler/ide/references.js';
import { snapshotOf } from '../../compiler/ide/snapshot.js';
import { lineStarts, positionAt } from '../../compiler/source.js';
import { projectOptions, readRoot, seeds } from '../ide/projects.js';
import { Editor, uriOf } from './editor.js';

const path = seeds[1] ?? '';
const source = readRoot(path);
const uri = uriOf(path);
const starts = lineStarts(source.text);
const at = (offset: number) => {
  const { line, column } = positionAt(starts, offset);
  return { line: line - 1, character: column - 1 };
};
const offsetOf = (text: string) => source.text.indexOf(text);

describe('the language server', () => {
  let editor: Editor;
  let capabilities: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    editor = new Editor();
    ({ capabilities } = await editor.start('fr-FR'));
    await editor.open(uri, source.text);
  });
  afterAll(async () => expect(await editor.stop()).toBe(0));

  it('says what it can do, in UTF-16 positions', () => {
    expect(capabilities.positionEncoding).toBe('utf-16');
    for (const provider of [
      'hover',
      'definition',
      'references',
      'documentSymbol',
      'foldingRange',
      'documentFormatting',
    ])
      expect(capabilities[`${provider}Provider`], provider).toBe(true);
  });

  it('finds modules and documents on disk: a right file has no messages', async () => {
    expect((await editor.messages(uri, 1)).diagnostics).toEqual([]);
  });

  it('finds where a name of a module is declared', async () => {
    const position = at(offsetOf('device_fee(kiosks'));
    const found = await editor.ask<{ uri: string }[]>('textDocument/definition', uri, { position });
    expect(found.map((one) => one.uri)).toEqual([uriOf('rulesets/shared/sacem-devices.bareme')]);
  });

  it('names every use', async () => {
    const offset = offsetOf('hours_factor');
    const snapshot = snapshotOf(source, projectOptions());
    const found = await editor.ask<unknown[]>('textDocument/references', uri, {
      position: at(offset),
      context: { includeDeclaration: true },
    });
    expect(found).toHaveLength(referencesAt(snapshot, path, offset).length);
    expect(found.length).toBeGreaterThan(3);
  });

  it('offers what `ide` offers', async () => {
    const offset = offsetOf('area is above') + 'area is '.length;
    const found = await editor.ask<{ label: string }[]>('textDocument/completion', uri, {
      position: at(offset),
    });
    const own = completionsAt(snapshotOf(source, projectOptions()), path, source.text, offset);
    expect(found.map(({ label }) => label)).toEqual(own.map(({ label }) => label));
  });

  it('says what a name is, and shows an outline, folds and words', async () => {
    const hover = await editor.ask<{ contents: { value: string } }>('textDocument/hover', uri, {
      position: at(offsetOf('weighted_area "')),
    });
    expect(hover.contents.value).toContain('Surface pondérée à retenir');
    const symbols = await editor.ask<{ name: string }[]>('textDocument/documentSymbol', uri);
    expect(symbols.map(({ name }) => name)).toContain('DEFINITIONS');
    const { data } = await editor.ask<{ data: number[] }>('textDocument/semanticTokens/full', uri);
    expect(data.length % 5).toBe(0);
    expect(data.length).toBeGreaterThan(5_000);
    expect((await editor.ask<unknown[]>('textDocument/foldingRange', uri)).length).toBeGreaterThan(50);
  });

  it('renames in all files, and refuses a keyword in the language of the editor', async () => {
    const position = at(offsetOf('device_fee(kiosks'));
    const { changes } = await editor.ask<{ changes: Record<string, { newText: string }[]> }>(
      'textDocument/rename',
      uri,
      { position, newName: 'fee_of_devices' },
    );
    expect(Object.keys(changes)).toContain(uriOf('rulesets/shared/sacem-devices.bareme'));
    expect(Object.keys(changes)).toContain(uri);
    await expect(editor.ask('textDocument/rename', uri, { position, newName: 'when' })).rejects.toThrow(
      /mot-clé/,
    );
  });

  it('tells mistakes in French at their place, with a change for each', async () => {
    const text = source.text.replace('23 700 XPF/device', '23 701 XPF/device');
    await editor.change(uri, 2, text);
    const { diagnostics } = await editor.messages(uri, 2);
    const [told] = diagnostics.filter(({ code }) => code === 'W905');
    expect(told?.message).toContain("aucun document source n'a le nombre `23 701");
    const start = told?.range.start;
    const actions = await editor.ask<
      { title: string; isPreferred: boolean; edit: { changes: Record<string, { newText: string }[]> } }[]
    >('textDocument/codeAction', uri, { range: { start, end: start }, context: { diagnostics: [] } });
    const snapshot = snapshotOf({ path, text }, projectOptions());
    const own = snapshot.diagnostics
      .filter(({ code }) => code === 'W905')
      .flatMap((one) => actionsFor(one, snapshot));
    expect(actions.map(({ title }) => title)).toEqual(
      expect.arrayContaining(own.map(({ title }) => title.fr)),
    );
    expect(actions.find(({ isPreferred }) => isPreferred)?.edit.changes[uri]?.[0]?.newText).toBe('23 700');
  });

  it('answers for the newest version only, whatever is sent at once', async () => {
    const answers: Promise<unknown>[] = [];
    for (let version = 3; version < 23; version++) {
      await editor.change(uri, version, `${source.text}# ${version}\namount last_${version} = total\n`);
      answers.push(
        editor.ask<{ name: string; children: { name: string }[] }[]>('textDocument/documentSymbol', uri).then(
          (symbols) =>
            symbols
              .flatMap(({ name, children }) => [name, ...children.map((child) => child.name)])
              .filter((name) => name.startsWith('last_')),
          (error: { code: number }) => error.code,
        ),
      );
    }
    const told = await Promise.all(answers);
    expect(told.at(-1)).toEqual(['last_22']);
    // An older question has the answer to its own version, or none.
    for (const [index, answer] of told.entries())
      expect([JSON.stringify([`last_${index + 3}`]), '-32801']).toContain(JSON.stringify(answer));
    await editor.messages(uri, 22);
    const versions = editor.published.filter((one) => one.uri === uri).map(({ version }) => version ?? 0);
    expect([...versions].sort((a, b) => a - b)).toEqual(versions);
  });

  it('gives the receipt of an example', async () => {
    const receipt = await editor.connection.sendRequest('workspace/executeCommand', {
      command: 'bareme.receiptOfExample',
      arguments: [uri, at(offsetOf('example "')).line],
    });
    expect(receipt).toContain('XPF');
  });

  it('counts lines as the protocol does, by a CR alone too', async () => {
    await editor.change(uri, 90, '# a\r# b\r\n# c\r  amount x = (\n');
    const symbols = await editor.ask<{ range: { start: object } }[]>('textDocument/documentSymbol', uri);
    expect(symbols.map(({ range }) => range.start)).toEqual([{ line: 3, character: 2 }]);
  });

  it('leaves a file with syntax errors as it is when asked to format it', async () => {
    await editor.change(uri, 100, `${source.text}\namount x = (`);
    expect(await editor.ask('textDocument/formatting', uri, { options: {} })).toEqual([]);
    await editor.change(uri, 101, 'tariff   t\nfact a:yes/no\nanswer b=a\n');
    expect(
      await editor.ask<{ newText: string }[]>('textDocument/formatting', uri, { options: {} }),
    ).toMatchObject([{ newText: 'tariff t\nfact a : yes/no\nanswer b = a\n' }]);
  });
});
