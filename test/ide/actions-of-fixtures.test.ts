// Every change that is offered for any mistake of the fixtures, applied: the mistake is gone, and no other has come.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../compiler/ide/actions/action.js';
import { actionsFor } from '../../compiler/ide/actions/actions.js';
import { type Snapshot, snapshotOf } from '../../compiler/ide/snapshot.js';
import { fixturesFolder } from '../check/compile-text.js';

const fixtures = readdirSync(fixturesFolder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/bad\/[EW]\d{3}-[^/]*\.bareme$/.test(path))
  .sort();
const codeOf = (path: string): string => /([EW]\d{3})-/.exec(path)?.[1] ?? '';

function opened(path: string, text: string): Snapshot {
  const folder = dirname(join(fixturesFolder, path));
  const read = (name: string) => {
    try {
      return { path: name, text: readFileSync(join(folder, name), 'utf8') };
    } catch {
      return undefined;
    }
  };
  return snapshotOf({ path: basename(path), text }, { document: read, load: read });
}

const applied = (text: string, { edits }: Action): string =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((all, { span, text: put }) => all.slice(0, span.start) + put + all.slice(span.end), text);

/** Left for the writer to fill in. */
const isOpen = ({ edits }: Action): boolean =>
  edits.some(({ text }) => text.replace('"…"', '').includes('…'));

interface Offered {
  readonly path: string;
  readonly code: string;
  readonly action: Action;
}

const all: readonly Offered[] = fixtures.flatMap((path) => {
  const text = readFileSync(join(fixturesFolder, path), 'utf8');
  const snapshot = opened(path, text);
  const code = codeOf(path);
  const own = snapshot.diagnostics.filter((one) => one.code === code && one.span.file === basename(path));
  return own.flatMap((diagnostic) =>
    actionsFor(diagnostic, snapshot).map((action) => ({ path, code, action })),
  );
});

describe('what is offered for the mistakes of the fixtures', () => {
  it.each(all.filter(({ action }) => !isOpen(action)))(
    '$path: $action.title.en',
    ({ path, code, action }) => {
      const text = readFileSync(join(fixturesFolder, path), 'utf8');
      const count = (snapshot: Snapshot, counted: (one: { code: string }) => boolean) =>
        snapshot.diagnostics.filter(counted).length;
      const before = opened(path, text);
      const after = opened(path, applied(text, action));
      const own = (one: { code: string }) => one.code === code;
      const isError = (one: { code: string }) => one.code.startsWith('E');
      expect(
        count(after, own),
        after.diagnostics.map(({ code, message }) => `${code} ${message.en}`).join('\n'),
      ).toBeLessThan(count(before, own));
      expect(count(after, isError)).toBeLessThanOrEqual(count(before, isError));
    },
  );

  it('is in both languages', () => {
    expect(all.filter(({ action }) => action.title.fr === action.title.en).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('is more than to allow it, for every other code', () => {
    const offered = all.filter(({ action }) => !/`allow [EW]|`admettre [EW]/.test(action.title.en));
    const codes = new Set(fixtures.map(codeOf));
    expect(new Set(offered.map(({ code }) => code)).size).toBeGreaterThan(codes.size * 0.5);
  });
});
