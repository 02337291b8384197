// No output of any command lands on what the command reads: every command × every output × every input, by name and by links.

import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programFor } from '../../apps/cli/program.js';
import { folder } from './bareme.js';

const there = folder();
const at = (name: string): string => join(there.path, name);
const texts: Readonly<Record<string, string>> = {
  'fee/fee.bareme': `tariff fee "Fee"
source "prices.txt" in English
currency EUR
rounding each amount half up to 0.01 EUR
use "../shared/prices.bareme" taking price
fact n "Visits" : number, whole, from 0 to 1 000
table part "Part" by n
  | n           | part |
  | up to 10    | 5 %  |
  | up to 100   | 10 % |
  | up to 500   | 15 % |
  | the rest    | 20 % |
amount fee "Fee" = price * n * part
  quote "The fee is 2.50 EUR."
check fee never decreases in n
`,
  'fee/prices.txt': 'The fee is 2.50 EUR. Parts: 5 %, 10 %, 15 %, 20 %; up to 10, 100, 500..\n',
  'shared/prices.bareme': 'module prices "Prices"\nvalue price "Price" = 2.50 EUR\n',
  'facts.csv': 'n\n4\n-1\n',
  'bills.csv': 'n,paid\n4,0.50\n8,2.00\n20,5.00\n',
  'package.json': '{}',
};
for (const [name, content] of Object.entries(texts)) there.write(name, content);
// What other commands wrote before.
await there.bareme(['build', 'fee', '--no-prove', '--out', '.']);
await there.bareme(['run', 'fee', '--facts', 'facts.csv', '--records', 'kept.ndjson']);
const made = ['fee/workbook.xlsx', 'kept.ndjson'].map((name) => [name, readFileSync(at(name))] as const);
const inputs: Readonly<Record<string, string | Uint8Array>> = { ...texts, ...Object.fromEntries(made) };
/** What only those commands read that name it. */
const isBook = (name: string): boolean => /\.(csv|xlsx|ndjson)$/.test(name);
const restore = (): void => {
  for (const [name, content] of Object.entries(inputs)) {
    rmSync(at(name), { force: true });
    there.write(name, content);
  }
};
restore();

/** Commands that write, each to one file or into one folder. */
const writers: readonly {
  readonly name: string;
  readonly into: 'file' | 'folder';
  readonly words: readonly string[];
}[] = [
  { name: 'run --rejects', into: 'file', words: ['run', 'fee', '--facts', 'facts.csv', '--rejects'] },
  { name: 'run --out', into: 'file', words: ['run', 'fee', '--facts', 'facts.csv', '--out'] },
  {
    name: 'reconcile --workbook',
    into: 'file',
    words: ['reconcile', 'fee', '--facts', 'bills.csv', '--billed', 'fee=paid', '--workbook'],
  },
  { name: 'run --records', into: 'file', words: ['run', 'fee', '--facts', 'facts.csv', '--records'] },
  { name: 'build --out', into: 'folder', words: ['build', 'fee', '--validator', '--out'] },
  {
    name: 'build --portfolio --out',
    into: 'folder',
    words: ['build', 'fee', '--portfolio', 'facts.csv', '--out'],
  },
  { name: 'draw --out', into: 'folder', words: ['draw', 'fee', '--out'] },
  {
    name: 'draw --over --out',
    into: 'folder',
    words: ['draw', 'fee', '--over', 'n', '--facts', 'facts.csv', '--out'],
  },
  { name: 'prove --tests', into: 'folder', words: ['prove', 'fee', '--tests'] },
  ...[
    ['check', 'fee', '--format', 'json'],
    ['explain', 'fee', '--facts', 'facts.csv'],
    ['replay', 'kept.ndjson'],
    ['audit', 'fee/workbook.xlsx'],
    ['test', 'fee'],
    ['prove', 'fee'],
    ['readings', 'fee', '--facts', 'facts.csv'],
    ['reconcile', 'fee', '--facts', 'bills.csv', '--billed', 'fee=paid'],
    ['diff', 'fee', 'fee', '--facts', 'facts.csv'],
    ['why', 'fee', '--facts', 'bills.csv', '--billed', 'fee=paid'],
    ['sources', 'fee'],
  ].map((words) => ({ name: `${words[0]} --out`, into: 'file' as const, words: [...words, '--out'] })),
];

/** Options that take a file or folder: each is an input, or an output that `writers` tries, or says why it is neither. */
const known: Readonly<Record<string, 'input' | 'output' | 'cache' | 'new'>> = {
  'run --facts': 'input',
  'run --rejects': 'output',
  'run --records': 'output',
  'run --out': 'output',
  'reconcile --workbook': 'output',
  'explain --facts': 'input',
  'build --out': 'output',
  'build --portfolio': 'input',
  'draw --out': 'output',
  'draw --facts': 'input',
  'prove --tests': 'output',
  // Files in it are named by the hash of the rules, and replace nothing else.
  'prove --cache': 'cache',
  // Only to a file that is not there yet: tried below.
  'draft --out': 'new',
  'readings --facts': 'input',
  'reconcile --facts': 'input',
  'why --facts': 'input',
  'diff --facts': 'input',
  'check --out': 'output',
  'explain --out': 'output',
  'replay --out': 'output',
  'audit --out': 'output',
  'test --out': 'output',
  'prove --out': 'output',
  'readings --out': 'output',
  'reconcile --out': 'output',
  'diff --out': 'output',
  'why --out': 'output',
  'sources --out': 'output',
};

const links: Readonly<Record<string, (target: string, path: string) => void>> = {
  'a symbolic link': symlinkSync,
  'a relative symbolic link': (target, path) => symlinkSync(relative(dirname(path), target), path),
  'a hard link': linkSync,
};

const hostOf = () => ({
  cwd: there.path,
  env: {},
  stdin: (async function* () {})(),
  out: async () => {},
  err: () => {},
  outIsTerminal: false,
  errIsTerminal: false,
});

const written = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)));

async function isRefused(words: readonly string[]): Promise<void> {
  const { status, err } = await there.bareme(words);
  // What is no table by its ending is refused before.
  expect(err).toMatch(words.includes('run') && words.includes('--out') ? /E011|E004/ : /E011/);
  expect(status).toBe(2);
  for (const [name, content] of Object.entries(inputs))
    expect(readFileSync(at(name)).equals(Buffer.from(content)), name).toBe(true);
  expect(written(there.path).filter((name) => name.endsWith('.part'))).toEqual([]);
}

describe('every option that names a file or folder', () => {
  it('is known as input or output, and each output is tried', () => {
    const options = programFor(hostOf(), () => {}).commands.flatMap((command) =>
      command.options
        .filter(({ flags }) => /<(file|folder|path)>/i.test(flags))
        .map(({ long }) => `${command.name()} ${long}`),
    );
    expect(options.filter((option) => known[option] === undefined)).toEqual([]);
    const tried = new Set(
      writers.flatMap(({ words: [command, ...rest] }) => rest.map((word) => `${command} ${word}`)),
    );
    expect(Object.keys(known).filter((option) => known[option] === 'output' && !tried.has(option))).toEqual(
      [],
    );
  });
});

describe.each(writers)('$name', ({ into, words }) => {
  const read = Object.keys(inputs).filter((name) => !isBook(name) || words.includes(name));
  if (into === 'file') {
    it.each(read)('is never %s, by any name', async (input) => {
      await isRefused([...words, input]);
      await isRefused([...words, `./fee/../${input}`]);
      await isRefused([...words, at(input)]);
      for (const [kind, link] of Object.entries(links)) {
        link(at(input), at('linked'));
        await isRefused([...words, 'linked']);
        expect(existsSync(at('linked')), kind).toBe(true);
        rmSync(at('linked'));
      }
      symlinkSync(dirname(at(input)), at('linked-folder'));
      await isRefused([...words, join('linked-folder', input.split('/').at(-1) ?? '')]);
      rmSync(at('linked-folder'));
      restore();
    });
    return;
  }

  it('writes nothing at all where one of its files is an input', { timeout: 120_000 }, async () => {
    await there.bareme([...words, 'clean']);
    const files = written(at('clean'));
    rmSync(at('clean'), { recursive: true });
    expect(files.length).toBeGreaterThan(0);
    // Each file, each input and each kind of link takes its turn: all of them together would only take longer.
    for (let turn = 0; turn < Math.max(files.length, read.length); turn++) {
      const [file, input] = [files[turn % files.length] ?? '', read[turn % read.length] ?? ''];
      mkdirSync(dirname(at(`out/${file}`)), { recursive: true });
      Object.values(links)[turn % 3]?.(at(input), at(`out/${file}`));
      await isRefused([...words, 'out']);
      expect(written(at('out')).filter((name) => name !== file)).toEqual([]);
      rmSync(at('out'), { recursive: true });
      restore();
    }
  });
});

describe('a rule file that the command does not read', () => {
  const others = [
    ['explain', 'E301', '--out'],
    ['run', 'fee', '--facts', 'facts.csv', '--rejects'],
    ['run', 'fee', '--facts', 'facts.csv', '--records'],
  ];
  it.each(others)('is no place for %s %s …', async (...words) => {
    there.write('other.bareme', 'module other "Other"\n');
    symlinkSync('other.bareme', at('other.txt'));
    for (const name of ['other.bareme', './fee/../other.bareme', 'other.txt']) {
      await isRefused([...words, name]);
      expect(readFileSync(at('other.bareme'), 'utf8')).toBe('module other "Other"\n');
    }
    rmSync(at('other.txt'));
    rmSync(at('other.bareme'));
  });
});

describe('what goes only to a file that is not there yet', () => {
  it.each(Object.keys(inputs))('leaves %s as it is, by any name', async (input) => {
    const draft = async (name: string) => {
      const { status, err } = await there.bareme(['draft', 'facts.csv', '--out', name]);
      expect(err).toContain('E006');
      expect(status).toBe(2);
      expect(readFileSync(at(input), 'utf8')).toBe(Buffer.from(inputs[input] ?? '').toString());
    };
    await draft(input);
    for (const link of Object.values(links)) {
      link(at(input), at('linked'));
      await draft('linked');
      rmSync(at('linked'));
    }
  });
});

describe('what is written', () => {
  const run = ['run', 'fee', '--facts', 'facts.csv', '--format', 'csv'];

  it('is nothing where there is nothing to write, and an earlier file does not stay', async () => {
    there.write('good.csv', 'n\n4\n');
    const words = ['run', 'fee', '--facts', 'good.csv', '--format', 'csv', '--rejects', 'none.csv'];
    expect(await there.bareme(words)).toMatchObject({ status: 0, err: '' });
    expect(existsSync(at('none.csv'))).toBe(false);
    there.write('none.csv', 'of yesterday\n');
    expect((await there.bareme(words)).err).toContain('the earlier file `none.csv` was removed');
    expect(existsSync(at('none.csv'))).toBe(false);
    await there.bareme(['build', 'fee', '--portfolio', 'nothing.csv', '--out', 'none']);
    expect(existsSync(at('none'))).toBe(false);
  });

  it('takes its name only when it is whole', async () => {
    there.write('broken.csv', 'n\n-1\n"2\n');
    there.write('kept.csv', 'of yesterday\n');
    const { status } = await there.bareme(['run', 'fee', '--facts', 'broken.csv', '--rejects', 'kept.csv']);
    expect(status).toBe(2);
    expect(readFileSync(at('kept.csv'), 'utf8')).toBe('of yesterday\n');
    expect(written(there.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('keeps the rights of the file that it replaces, and goes where a link leads', async () => {
    writeFileSync(at('target.csv'), '', { mode: 0o600 });
    symlinkSync('target.csv', at('link.csv'));
    await there.bareme([...run, '--rejects', 'link.csv']);
    expect(readFileSync(at('target.csv'), 'utf8')).toContain('out_of_domain');
    expect(statSync(at('target.csv')).mode & 0o777).toBe(0o600);
  });

  it.runIf(existsSync('/dev/full'))('tells a full disk and a device as what they are', async () => {
    const full = await there.bareme([...run, '--rejects', '/dev/full']);
    expect(full.status).toBe(2);
    expect(full.err).toContain('`/dev/full` cannot be written: there is no space left on its disk');
    expect((await there.bareme([...run, '--rejects', '/dev/null'])).status).toBe(3);
    expect(statSync('/dev/null').isFile()).toBe(false);
    const below = await there.bareme(['build', 'fee', '--out', 'facts.csv']);
    expect(below.err).toContain('a file stands where a folder should');
  });

  it('is never one file for two outputs', async () => {
    there.write(
      'other/fee.bareme',
      texts['fee/fee.bareme']?.replace('prices.txt', '../fee/prices.txt') ?? '',
    );
    const { status, err } = await there.bareme(['build', 'fee', 'other', '--out', 'both']);
    expect(err).toContain('E012');
    expect(status).toBe(2);
    expect(existsSync(at('both'))).toBe(false);
  });

  it('changes a rule file in place only as a whole', async () => {
    there.write(
      'loose/loose.bareme',
      'tariff   loose "L"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\namount a "A" = 1 EUR\n',
    );
    const { status, out } = await there.bareme(['format', 'loose']);
    expect({ status, out }).toEqual({ status: 0, out: 'loose/loose.bareme: formatted\n' });
    expect(readFileSync(at('loose/loose.bareme'), 'utf8')).toMatch(/^tariff loose/);
    expect(readdirSync(at('loose'))).toEqual(['loose.bareme']);
  });
});
