// A run under a kept model gives what a run without any gives, in every case in which something has changed.

import {
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const there = folder();
const cache = join(there.path, 'kept');
const env = { BAREME_CACHE: cache };
const rules = (fee: string) => `tariff demo "Demo"
source "demo.txt" in English
currency EUR
rounding each amount half up to 0.01 EUR
use "shared.bareme"
fact area "Area" : m2, whole, from 0 to 1 000
fact idle "Idle" : m2, whole, from 0 to 1 000
amount fee "Fee" = ${fee} EUR/m2 * area + extra
  quote "The fee is ${fee} EUR per square metre."
results fee
`;
const shared = (extra: string) => `module shared "Shared"
amount extra "Extra" = ${extra} EUR
`;
const documentOf = (fee: string) => `The fee is ${fee} EUR per square metre.\n`;

const run = ['run', 'demo.bareme', '--facts', 'facts.json', '--format', 'ndjson'];
const cached = (build = 'one', words: readonly string[] = run) => there.bareme(words, '', env, { build });
const uncached = (words: readonly string[] = run) => there.bareme(words);
const kept = () => readdirSync(cache).filter((name) => name.endsWith('.model'));
const keptFile = () => join(cache, kept()[0] ?? '');

/** Whether the next run takes what was kept: a run that compiles keeps it, and the file is written anew. */
async function isTaken(build = 'one'): Promise<boolean> {
  utimesSync(keptFile(), 1, 1);
  await cached(build);
  return kept().some((name) => statSync(join(cache, name)).mtimeMs === 1000);
}

/** The same as without any cache, twice: when it is compiled, and when it is kept. */
async function expectSame(words: readonly string[] = run) {
  const plain = await uncached(words);
  expect(await cached('one', words)).toEqual(plain);
  expect(await cached('one', words)).toEqual(plain);
  return plain;
}

beforeEach(async () => {
  there.write('package.json', '{}');
  there.write('demo.bareme', rules('3'));
  there.write('shared.bareme', shared('5'));
  there.write('demo.txt', documentOf('3'));
  there.write('facts.json', '{"area": 10, "idle": 0}');
  expect(await cached()).toEqual({ status: 0, out: '{"fee":"35.00"}\n', err: '' });
  expect(await isTaken()).toBe(true);
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

describe('a kept model', () => {
  it('is made anew for an edited rule file', async () => {
    there.write('demo.bareme', rules('4').replace('quote', '# quote'));
    expect(await expectSame()).toMatchObject({ out: '{"fee":"45.00"}\n' });
  });

  it('is made anew for an edited module', async () => {
    there.write('shared.bareme', shared('6'));
    expect(await expectSame()).toMatchObject({ out: '{"fee":"36.00"}\n' });
  });

  it('is made anew when a module goes away, or comes back', async () => {
    rmSync(join(there.path, 'shared.bareme'));
    expect((await expectSame()).status).toBe(1);
    there.write('shared.bareme', shared('7'));
    expect(await expectSame()).toMatchObject({ out: '{"fee":"37.00"}\n' });
  });

  it('does not hide that the document says otherwise now', async () => {
    there.write('demo.txt', documentOf('9'));
    const plain = await expectSame();
    expect(plain.status).toBe(1);
    there.write('demo.txt', documentOf('3'));
    expect(await expectSame()).toMatchObject({ status: 0 });
    rmSync(join(there.path, 'demo.txt'));
    expect((await expectSame()).err).toContain('error E903');
  });

  it('follows the severities of package.json', async () => {
    there.write('package.json', '{"bareme": {"severities": {"W606": "error"}}}');
    const strict = await expectSame();
    expect(strict.status).toBe(1);
    expect(strict.err).toContain('error W606');
    there.write('package.json', '{"bareme": {"severities": {"W606": "nothing"}}}');
    expect(await expectSame()).toMatchObject({ status: 2 });
    there.write('package.json', 'no json');
    expect(await expectSame()).toMatchObject({ status: 2 });
    rmSync(join(there.path, 'package.json'));
    expect(await expectSame()).toMatchObject({ status: 0, out: '{"fee":"35.00"}\n' });
  });

  it('follows a package.json that is a link', async () => {
    const outside = folder();
    outside.write('settings.json', '{"bareme": {"severities": {"W606": "off"}}}');
    rmSync(join(there.path, 'package.json'));
    symlinkSync(join(outside.path, 'settings.json'), join(there.path, 'package.json'));
    expect(await expectSame()).toMatchObject({ status: 0 });
    outside.write('settings.json', '{"bareme": {"severities": {"W606": "error"}}}');
    expect(await expectSame()).toMatchObject({ status: 1 });
    rmSync(join(there.path, 'package.json'));
  });

  it('is not taken by another build of bareme, nor by one that runs from its sources', async () => {
    expect(await isTaken('two')).toBe(true);
    expect(kept()).toHaveLength(2);
    await there.bareme(run, '', env);
    expect(kept()).toHaveLength(2);
  });

  it('is made anew when its file is damaged, cut short, or anything else', async () => {
    const whole = readFileSync(keptFile());
    const plain = await uncached();
    for (const damaged of [
      Buffer.alloc(0),
      whole.subarray(0, 31),
      whole.subarray(0, whole.length - 1),
      ...[0, 40, 200, whole.length >> 1, whole.length - 1].map((at) => {
        const copy = Buffer.from(whole);
        copy[at] = (copy[at] ?? 0) ^ 1;
        return copy;
      }),
    ]) {
      writeFileSync(keptFile(), damaged);
      expect(await cached()).toEqual(plain);
      expect(readFileSync(keptFile()).equals(whole)).toBe(true);
    }
  });

  it('is not needed where nothing can be written, and never where it is not wanted', async () => {
    const plain = await uncached();
    const file = there.write('a-file', '');
    for (const folderWanted of [join(file, 'below'), file, 'off']) {
      expect(await there.bareme(run, '', { BAREME_CACHE: folderWanted }, { build: 'one' })).toEqual(plain);
    }
    chmodSync(cache, 0o500);
    there.write('shared.bareme', shared('8'));
    expect(await cached()).toMatchObject({ status: 0, out: '{"fee":"38.00"}\n' });
    chmodSync(cache, 0o700);
  });

  it('answers other facts, readings and languages as a compiled one, in receipts too', async () => {
    there.write('more.json', '[{"area": 1, "idle": 0}, {"area": 1001, "idle": 0}, {"area": "x"}]');
    for (const words of [
      ['run', 'demo.bareme', '--facts', 'more.json', '--lang', 'fr'],
      ['run', 'demo.bareme', '--facts', 'more.json', '--format', 'json'],
      ['run', 'demo.bareme', '--facts', 'more.json', '--results', 'none'],
      ['explain', 'demo.bareme', '--facts', 'facts.json', '--format', 'json'],
      ['explain', 'demo.bareme', '--facts', 'more.json', '--lang', 'fr'],
    ]) {
      await expectSame(words);
    }
  });

  it('makes place for newer ones', async () => {
    for (let more = 0; more < 70; more++) writeFileSync(join(cache, `${more}.model`), '');
    there.write('shared.bareme', shared('9'));
    await cached();
    expect(kept()).toHaveLength(64);
    expect(await isTaken()).toBe(true);
  });

  it.each(['amf-sacem-2015', 'sacem-polynesie-2018', 'philharmonie-a-la-demande'])(
    'comes back from the disk as it went: %s',
    async (name) => {
      const wanted = fileURLToPath(new URL(`../../rulesets/${name}`, import.meta.url));
      const files = kept().length;
      await cached('one', ['run', wanted, '--facts', 'facts.json']);
      expect(kept()).toHaveLength(files + 1);
    },
  );
});
