import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `apps/` may stand on: all that is pure. */
const everythingPure = [
  'source',
  'runtime',
  'diagnostics',
  'grammar',
  '1-resolve',
  '2-check',
  '3-model',
  '4-analyse',
  '5-lower',
  '6-emit',
  'revise',
  'pipeline',
];

/** Rooms from the ground up: a room imports only rooms that `mayImport` names, and itself. */
const rooms: readonly {
  readonly name: string;
  readonly at: RegExp;
  readonly mayImport: readonly string[];
}[] = [
  { name: 'runtime', at: /^compiler\/runtime\//, mayImport: [] },
  { name: 'source', at: /^compiler\/(source|languages|limits|sha256|from-main)\.ts$/, mayImport: [] },
  { name: 'diagnostics', at: /^compiler\/diagnostics\//, mayImport: ['source', 'runtime'] },
  { name: 'grammar', at: /^grammar\//, mayImport: ['source', 'runtime', 'diagnostics'] },
  {
    name: '1-resolve',
    at: /^compiler\/1-resolve\//,
    mayImport: ['source', 'runtime', 'diagnostics', 'grammar'],
  },
  {
    name: '2-check',
    at: /^compiler\/2-check\//,
    mayImport: ['source', 'runtime', 'diagnostics', 'grammar', '1-resolve'],
  },
  { name: '3-model', at: /^compiler\/3-model\//, mayImport: ['source', 'runtime', 'diagnostics', '2-check'] },
  {
    name: '4-analyse',
    at: /^compiler\/4-analyse\//,
    mayImport: ['source', 'runtime', 'diagnostics', '3-model'],
  },
  {
    name: '5-lower',
    at: /^compiler\/5-lower\//,
    mayImport: ['source', 'runtime', 'diagnostics', '3-model', '4-analyse'],
  },
  {
    name: '6-emit',
    at: /^compiler\/6-emit\//,
    mayImport: ['source', 'runtime', 'diagnostics', '3-model', '4-analyse', '5-lower'],
  },
  {
    name: 'revise',
    at: /^compiler\/revise\//,
    mayImport: ['source', 'runtime', 'diagnostics', '3-model', '4-analyse'],
  },
  {
    name: 'pipeline',
    at: /^compiler\/(pipeline|stages|prepare|provenance-of|index)\.ts$/,
    mayImport: [
      'source',
      'runtime',
      'diagnostics',
      'grammar',
      '1-resolve',
      '2-check',
      '3-model',
      '4-analyse',
      '5-lower',
      '6-emit',
    ],
  },
  { name: 'draft', at: /^compiler\/draft\//, mayImport: everythingPure },
  { name: 'server', at: /^apps\/server\//, mayImport: everythingPure },
  { name: 'ide', at: /^compiler\/ide\//, mayImport: everythingPure },
  { name: 'lsp', at: /^apps\/lsp\//, mayImport: [...everythingPure, 'ide'] },
  { name: 'studio', at: /^apps\/studio\//, mayImport: [...everythingPure, 'ide'] },
  { name: 'vscode', at: /^apps\/vscode\//, mayImport: ['grammar', 'ide'] },
  {
    name: 'cli',
    at: /^apps\/cli\//,
    mayImport: [...everythingPure, 'draft', 'server', 'ide', 'lsp', 'studio'],
  },
  { name: 'site', at: /^apps\/site\//, mayImport: [...everythingPure, 'cli'] },
];

/** Packages that reach the outside, or whose weight belongs to one room only. */
const packages: Readonly<Record<string, readonly string[]>> = {
  chevrotain: ['grammar'],
  exceljs: ['6-emit'],
  jszip: ['6-emit'],
  fflate: ['6-emit', 'studio', 'vscode'],
  vega: ['6-emit'],
  '@resvg/resvg-wasm': ['cli', 'site'],
  commander: ['cli'],
  fastify: ['server'],
  'prom-client': ['server'],
};

/** Back ends of `6-emit` that stand on another one: the suite calls the evaluator, the workbook shows the pictures. */
const backEndsBelow: Readonly<Record<string, readonly string[]>> = {
  'property-tests': ['typescript'],
  attack: ['typescript'],
  workbook: ['curves'],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

const files = [...sourceFiles('grammar'), ...sourceFiles('compiler'), ...sourceFiles('apps')];
const imports: Import[] = files.flatMap((from) =>
  ts.preProcessFile(readFileSync(join(root, from), 'utf8'), true, true).importedFiles.map(({ fileName }) => ({
    from,
    to: fileName.startsWith('.')
      ? posix.normalize(posix.join(dirname(from), fileName)).replace(/\.js$/, '.ts')
      : fileName,
  })),
);
const foldersAbove = (file: string): string[] => {
  const folder = dirname(file);
  return folder === '.' ? [] : [folder, ...foldersAbove(folder)];
};
const roomOf = (file: string) => rooms.find((room) => room.at.test(file));

describe('the house', () => {
  it('has no file outside its rooms', () => {
    expect(files.filter((file) => !roomOf(file))).toEqual([]);
  });

  it('imports in one direction, from later phases to earlier ones', () => {
    const wrong = imports.filter(({ from, to }) => {
      const home = roomOf(from);
      const target = roomOf(to);
      return home && target && home !== target && !home.mayImport.includes(target.name);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps back ends apart, and the wording that they share below them', () => {
    const backEnd = (file: string) => /^compiler\/6-emit\/([^/]+)\//.exec(file)?.[1];
    const wrong = imports.filter(({ from, to }) => {
      const home = backEnd(from);
      const target = backEnd(to);
      if (!home || !target || home === target || target === 'wording') return false;
      return !backEndsBelow[home]?.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  it('has no circle of files', () => {
    const targets = new Map<string, string[]>();
    for (const { from, to } of imports) {
      if (files.includes(to)) targets.set(from, [...(targets.get(from) ?? []), to]);
    }
    const done = new Set<string>();
    const circles: string[][] = [];
    const visit = (file: string, path: readonly string[]): void => {
      const again = path.indexOf(file);
      if (again >= 0) {
        circles.push([...path.slice(again), file]);
        return;
      }
      if (done.has(file)) return;
      for (const next of targets.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('has no circle of rooms in any folder', () => {
    const folders = new Set(files.flatMap((file) => foldersAbove(file)));
    const circles = [...folders].flatMap((folder) => {
      const roomIn = (file: string) => {
        const [room, ...inside] = file.startsWith(`${folder}/`)
          ? file.slice(folder.length + 1).split('/')
          : [];
        return inside.length > 0 ? room : undefined; // a file beside the rooms is held by the test of files
      };
      const above = new Map<string, Set<string>>();
      for (const { from, to } of imports) {
        const [home, target] = [roomIn(from), roomIn(to)];
        if (home === undefined || target === undefined || home === target) continue;
        above.set(home, (above.get(home) ?? new Set()).add(target));
      }
      const reached = (start: string, seen = new Set<string>()): ReadonlySet<string> => {
        for (const next of above.get(start) ?? []) if (!seen.has(next)) reached(next, seen.add(next));
        return seen;
      };
      return [...above.keys()].filter((room) => reached(room).has(room)).map((room) => `${folder}/${room}`);
    });
    expect(circles).toEqual([]);
  });

  it('has no room of more than sixteen files: a larger one has rooms of its own', () => {
    const sizes = new Map<string, number>();
    for (const file of files) sizes.set(dirname(file), (sizes.get(dirname(file)) ?? 0) + 1);
    expect([...sizes].filter(([, size]) => size > 16)).toEqual([]);
  });

  it('keeps doors for the public: the code itself imports files', () => {
    const throughDoors = imports.filter(
      ({ from, to }) => to.endsWith('/index.ts') && !from.endsWith('/index.ts'),
    );
    // The whole runtime is what a generated evaluator is given to run with.
    expect(throughDoors.map(({ from }) => from)).toEqual([
      'compiler/prepare.ts',
      'apps/cli/pricing/generated-evaluator.ts',
      'apps/cli/proving/scaled-evaluator.ts',
    ]);
  });

  it('touches the outside only in apps', () => {
    const outside = imports.filter(({ from, to }) => to.startsWith('node:') && !from.startsWith('apps/'));
    expect(outside).toEqual([]);
    const impure = files
      .filter((file) => !file.startsWith('apps/'))
      .filter((file) =>
        /\b(process\.|Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|console\.)/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
      );
    expect(impure).toEqual([]);
  });

  it('writes files in one way, which never lands on what a command reads; caches keep files of their own', () => {
    const mayWrite = [
      'apps/cli/process/output-files.ts',
      'apps/cli/process/start.ts',
      'apps/cli/rulesets/model-cache.ts',
      'apps/cli/proving/proof-cache.ts',
      // A folder of its own, for DuckDB to read.
      'apps/cli/parquet/text-table.ts',
    ];
    const writes =
      /\b(writeFile|writeSync|appendFile|createWriteStream|openSync|renameSync|copyFile|mkdirSync|truncate)/;
    const others = files.filter((file) => /^apps\/(cli|server)\//.test(file) && !mayWrite.includes(file));
    expect(others.filter((file) => writes.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('keeps each heavy package in its room', () => {
    const wrong = imports.filter(({ from, to }) => {
      const allowed = packages[to];
      return allowed && !allowed.includes(roomOf(from)?.name ?? '');
    });
    expect(wrong).toEqual([]);
  });

  it('lets what checks proofs share nothing with what finds them', () => {
    const shared = imports.filter(
      ({ from, to }) =>
        from.startsWith('compiler/4-analyse/certificate/') && to.startsWith('compiler/4-analyse/prover/'),
    );
    expect(shared).toEqual([]);
  });

  it('lets the second interpreter share nothing with the product but the syntax tree and its parser', () => {
    const folder = join(root, 'test/second');
    const compares = /^(?:agree|compare-random|in-engines|run-many)\.ts$|\.test\.ts$/;
    const shared = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !compares.test(name))
      .flatMap((name) =>
        [...readFileSync(join(folder, name), 'utf8').matchAll(/from '\.\.\/\.\.\/([^']+)'/g)].map(
          ([, to = '']) => ({ name, to }),
        ),
      )
      .filter(
        ({ to }) => !/^grammar\/(?:tree\/|parse\.js$|words\/(?:line-|contextual-)?keywords\.js$)/.test(to),
      );
    expect(shared).toEqual([]);
  });

  it('keeps every file under 350 lines', () => {
    const long = files
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 350);
    expect(long).toEqual([]);
  });
});
