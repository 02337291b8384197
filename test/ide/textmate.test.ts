// The colours of editors against the lexer, on every rule file: Microsoft's own engine reads the grammar.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { scopes, textMateGrammar } from '../../apps/vscode/textmate-grammar.js';
import { highlight, type WordKind } from '../../grammar/editing/highlight.js';
import { root } from './projects.js';

const require = createRequire(import.meta.url);

const kindOfScope = new Map<string, keyof typeof scopes>(
  Object.entries(scopes).map(([kind, scope]) => [scope, kind as keyof typeof scopes]),
);

const files = ['rulesets', 'examples'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.bareme'))
    .map((name) => join(folder, name)),
);

/** What is used of vscode-textmate. */
interface IGrammar {
  readonly tokenizeLine: (
    line: string,
    stack: unknown,
  ) => {
    readonly tokens: readonly { startIndex: number; endIndex: number; scopes: readonly string[] }[];
    readonly ruleStack: unknown;
  };
}

describe('the TextMate grammar', () => {
  let grammar: IGrammar;
  beforeAll(async () => {
    const { loadWASM, createOnigScanner, createOnigString } = require('vscode-oniguruma');
    const { INITIAL, Registry, parseRawGrammar } = require('vscode-textmate');
    await loadWASM(readFileSync(join(root, 'node_modules/vscode-oniguruma/release/onig.wasm')).buffer);
    const registry = new Registry({
      onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
      loadGrammar: async () => parseRawGrammar(JSON.stringify(textMateGrammar()), 'bareme.json'),
    });
    const loaded = await registry.loadGrammar('source.bareme');
    if (!loaded) throw new Error('it loads');
    grammar = loaded;
    initial = INITIAL;
  });
  let initial: unknown;

  /** What stands at each offset of the text. */
  function coloured(text: string): readonly (keyof typeof scopes | undefined)[] {
    const at = new Array<keyof typeof scopes | undefined>(text.length);
    let offset = 0;
    let stack = initial;
    for (const line of text.split('\n')) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      for (const { startIndex, endIndex, scopes: own } of tokens) {
        const kind = kindOfScope.get(own.at(-1) ?? '');
        at.fill(kind, offset + startIndex, Math.min(offset + endIndex, text.length));
      }
      offset += line.length + 1;
    }
    return at;
  }

  /** What needs no knowledge of names is coloured as the lexer reads it; a name that is a word of the language elsewhere is not told. */
  const sure: ReadonlySet<WordKind> = new Set([
    'comment',
    'text',
    'number',
    'date',
    'unit',
    'bar',
    'declaration',
  ]);

  it('colours every comment, text, number, date, unit, bar and declaration as the lexer reads them', () => {
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8');
      const at = coloured(text);
      const wrong = highlight(text)
        .filter(({ kind }) => sure.has(kind))
        .filter(({ start, end, kind }) => at[start] !== kind || at[end - 1] !== kind)
        .map(({ start, end, kind }) => [kind, at[start] ?? 'name', text.slice(start, end)]);
      expect([file, wrong]).toEqual([file, []]);
    }
  });

  it('takes names and other words for each other in one of twenty at most, and never for a text', () => {
    let words = 0;
    let wrong = 0;
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8');
      const at = coloured(text);
      for (const { start, end, kind } of highlight(text)) {
        if (kind !== 'name' && kind !== 'keyword') continue;
        words++;
        const told = at[start];
        expect([told, text.slice(start, end)]).not.toEqual(['text', text.slice(start, end)]);
        if ((told ?? 'name') !== kind) wrong++;
      }
    }
    expect(wrong / words).toBeLessThan(1 / 20);
  });
});
