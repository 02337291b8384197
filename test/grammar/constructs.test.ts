import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { print } from '../../grammar/format/print.js';
import { constructs } from './constructs.js';
import { meaning, read, said, withoutPositions } from './read.js';

describe.each(constructs)('%s', (_name, english, french) => {
  it('reads without a mistake in English', () => {
    expect(said(english)).toEqual([]);
    expect(read(english).tree.declarations.map(({ kind }) => kind)).not.toContain('broken');
    expect(read(english).tree.locale).toBe('en');
  });

  it('reads without a mistake in French', () => {
    expect(said(french)).toEqual([]);
    expect(read(french).tree.locale).toBe('fr');
  });

  it('means the same in both languages', () => {
    expect(meaning(read(french).tree.declarations)).toEqual(meaning(read(english).tree.declarations));
  });

  it.each([english, french])('prints to a text that reads as the same tree', (text) => {
    const { tree } = read(text);
    const printed = print(tree);
    expect(said(printed)).toEqual([]);
    expect(withoutPositions(read(printed).tree.declarations)).toEqual(withoutPositions(tree.declarations));
    expect(print(read(printed).tree)).toBe(printed);
  });
});

describe('the reference', () => {
  const reference = readFileSync(new URL('../../grammar/README.md', import.meta.url), 'utf8');
  const blocks = [...reference.matchAll(/^```(?:bareme)?\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);

  it('has a block for every construct', () => {
    expect(blocks.length).toBeGreaterThan(12);
  });

  it.each(blocks)('has a block that reads, and prints to the same tree: %#', (block) => {
    expect(said(block)).toEqual([]);
    const { tree } = read(block);
    const printed = print(tree);
    expect(withoutPositions(read(printed).tree.declarations)).toEqual(withoutPositions(tree.declarations));
  });
});
