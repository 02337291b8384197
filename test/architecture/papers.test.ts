import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

const foldersOf = (path: string): readonly string[] =>
  readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && entry.name !== 'node_modules' ? [entry.name] : [],
  );

/** Folders by which a path of the papers may begin where the text around it says in which folder it is. */
const bases = ['', 'compiler', 'compiler/6-emit/workbook', 'grammar', 'test/fixtures'];
const isThere = (path: string): boolean => bases.some((base) => existsSync(join(root, base, path)));

describe('the papers', () => {
  it('name only files and folders that there are', () => {
    const named = [architecture, contributing].flatMap((text) =>
      // Between backticks, with a slash, what is to be filled in is left out.
      [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].flatMap(([, path]) =>
        path === undefined || /[A-Z]{4}|…|\.\./.test(path) ? [] : [path],
      ),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });

  it('have the six places of a table row, each a file', () => {
    const rows = [
      ...architecture.matchAll(
        /^\| (parsed|typed|lowered|priced|printed to Excel|told in a receipt) \| (.*) \|$/gm,
      ),
    ];
    expect(rows.length).toBe(6);
    for (const [, , places = ''] of rows) {
      const [first = ''] = [...places.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '');
      expect(readFileSync(join(root, first), 'utf8').length, first).toBeGreaterThan(0);
    }
  });

  it('have a place for every room at the top, and within those of the compiler', () => {
    const rooms = [
      ...['apps', 'compiler', 'grammar'].flatMap(foldersOf),
      ...foldersOf('compiler').flatMap((room) => foldersOf(`compiler/${room}`)),
      ...['apps', 'bench', 'compiler', 'docs', 'examples', 'generated', 'grammar', 'rulesets', 'test'],
    ];
    const drawn = architecture.slice(0, architecture.indexOf('## One row of a table'));
    expect(rooms.filter((room) => !drawn.includes(`${room}/`))).toEqual([]);
  });
});
