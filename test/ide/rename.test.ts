import { describe, expect, it } from 'vitest';
import { renameAt } from '../../compiler/ide/rename.js';
import { snapshotOf } from '../../compiler/ide/snapshot.js';
import { gallery, projectOptions, readRoot, seeds } from './projects.js';

/** What an edit of names must leave as it is: every message but for the names in it, every amount of every example. */
function judged(path: string, changed: ReadonlyMap<string, string> = new Map()) {
  const text = changed.get(path) ?? readRoot(path).text;
  const { diagnostics, amounts } = snapshotOf({ path, text }, projectOptions(changed));
  return {
    codes: diagnostics.map(({ code }) => code).sort(),
    results: amounts?.model.results.length,
    definitions: amounts?.model.definitions.length,
    isWhole: amounts?.isWhole,
  };
}

const apply = (
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
) =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, text: put }) => all.slice(0, start) + put + all.slice(end), text);

/** What one run may take: every name of all files was renamed once by hand of this test. */
const files = [...seeds.slice(1, 2), ...gallery.filter((_, index) => index % 15 === 2)];

describe('renaming', () => {
  it.each(files)('leaves the meaning of %s as it is, whatever is renamed', (path) => {
    const before = judged(path);
    const snapshot = snapshotOf(readRoot(path), projectOptions());
    const keys = new Map(
      snapshot.symbols
        .in(path)
        .filter(({ isDeclaration }) => isDeclaration)
        .map((one) => [JSON.stringify(one.key), one]),
    );
    expect(keys.size).toBeGreaterThan(0);
    const some = [...keys.values()].filter((_, index) => index % 12 === 0);
    for (const { key, span } of some) {
      const renamed = renameAt(snapshot, path, span.start, `${key.name}_x`);
      if (!renamed.ok) {
        expect(key.kind).toBe('unit');
        continue;
      }
      const changed = new Map<string, string>();
      for (const file of new Set(renamed.edits.map((edit) => edit.span.file))) {
        const own = renamed.edits.filter((edit) => edit.span.file === file);
        changed.set(
          file,
          apply(
            snapshot.textOf(file) ?? '',
            own.map((edit) => ({ ...edit.span, text: edit.text })),
          ),
        );
      }
      expect({ of: key, ...judged(path, changed) }).toEqual({ of: key, ...before });
    }
  });

  it.each(['2fois', 'two words', 'when', 'table of', '', 'area-x'])('refuses `%s` as a name', (to) => {
    const text = 'tariff t\ncurrency EUR\nfact a : yes/no\nanswer b = a\n';
    const renamed = renameAt(snapshotOf({ path: 'a.bareme', text }), 'a.bareme', text.indexOf('a :'), to);
    expect(renamed.ok).toBe(false);
  });

  it('refuses a name that is declared already', () => {
    const text = 'tariff t\nfact a : yes/no\nanswer b = a\n';
    const snapshot = snapshotOf({ path: 'a.bareme', text });
    expect(renameAt(snapshot, 'a.bareme', text.indexOf('a :'), 'b').ok).toBe(false);
  });
});
