// What was decided is kept and shown once more before it is told; neither a damaged nor a forged cache makes a verdict.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const rules = (share = '50 %', most = '100 EUR') => `tariff pool "Pool"
currency EUR
rounding each amount half up to 0.01 EUR
results fee
unit passes, pass
fact bought "Bought" : passes, whole, from 0 to 100
fact a : number, whole, from 0 to 1 000 000
fact b : number, whole, from 0 to 1 000 000
fact stay "Nights" : nights, whole, from 1 to 9
amount fee "Fee" = 10 EUR/pass * bought
  less ${share} when stay is from 5 nights
  at most ${most}
check fee never decreases in bought
check fee is at most 100 EUR
check fee never decreases in stay
check a * a + b * b - 2 * a * b is at least 0
`;

const decided = ['proved', 'proved', 'false', 'undecided'];

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Starts no thread; says how often one was asked for. */
const counting = () => {
  const asked = { count: 0 };
  const startAttack = (): never => {
    asked.count++;
    throw new Error('no thread here');
  };
  return { asked, startAttack };
};

describe('verdicts that are kept', () => {
  const work = folder();
  const kept = join(work.path, 'kept');
  const files = () => readdirSync(kept).map((name) => join(kept, name));
  const prove = async (more = {}) => {
    const { out, status, err } = await work.bareme(
      ['prove', 'pool.bareme', '--budget', '9', '--cache', 'kept', '--format', 'json'],
      '',
      {},
      more,
    );
    expect(err).toBe('');
    const { properties } = JSON.parse(out) as { properties: Record<string, unknown>[] };
    return { status, all: properties.map(({ ms: _, ...rest }) => rest) };
  };
  let first: Awaited<ReturnType<typeof prove>>;

  beforeEach(async () => {
    work.write('pool.bareme', rules());
    first ??= await prove();
  });

  it('are the same the second time, and nothing is attacked or searched for', async () => {
    expect(first.all.map(({ status }) => status)).toEqual(decided);
    const { asked, startAttack } = counting();
    expect(await prove({ startAttack })).toEqual(first);
    expect(asked.count).toBe(0);
  });

  it('outlive other words, other lines and another check', async () => {
    const { asked, startAttack } = counting();
    work.write('pool.bareme', `# A word.\n\n${rules()}`);
    expect((await prove({ startAttack })).all.map(({ status }) => status)).toEqual(decided);
    expect(asked.count).toBe(0);
    work.write('pool.bareme', rules().replace('check fee never decreases in stay\n', ''));
    expect((await prove({ startAttack })).all).toHaveLength(3);
    expect(asked.count).toBe(0);
  });

  it('end with the rules that they were about', async () => {
    work.write('pool.bareme', rules('0 %'));
    expect((await prove()).all.map(({ status }) => status)).toEqual([
      'proved',
      'proved',
      'proved',
      'undecided',
    ]);
    work.write('pool.bareme', rules('50 %', '101 EUR'));
    expect((await prove()).all.map(({ status }) => status)).toEqual([
      'proved',
      'false',
      'false',
      'undecided',
    ]);
  });

  /** Everything that is kept, changed; `isSigned` with a digest that fits. */
  const forge = (change: (text: string) => string, isSigned: boolean) => {
    for (const file of files()) {
      const [digest = '', content = ''] = readFileSync(file, 'utf8').split('\n', 2);
      if (content === '') continue;
      const changed = change(content);
      writeFileSync(file, `${isSigned ? sha256(changed) : digest}\n${changed}`);
    }
  };

  it.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['another number', (text: string) => text.replace(/"attacked":\d+/g, '"attacked":999999999')],
    ['empty', () => ''],
  ])('are made anew when the file is damaged: %s', async (_, change) => {
    forge(change, false);
    expect(await prove()).toEqual(first);
  });

  it.each([
    [
      'what is false is proved by the proof of another check',
      (text: string) => {
        const all = JSON.parse(text) as [string, { status: string; certificate?: unknown }][];
        const proved = all.find(([, { status }]) => status === 'proved')?.[1];
        return JSON.stringify(all.map(([key]) => [key, proved]));
      },
    ],
    [
      'what is false is proved by nothing',
      (text: string) => text.replace('"status":"false"', '"status":"proved"'),
    ],
    [
      'what is false is undecided',
      (text: string) => text.replace('"status":"false"', '"status":"undecided"'),
    ],
    ['what is proved is false', (text: string) => text.replaceAll('"status":"proved"', '"status":"false"')],
    [
      'proofs without a rule',
      (text: string) =>
        text
          .replaceAll(/"rule":"[a-z-]+"/g, '"rule":"known"')
          .replaceAll(/"kind":"closed"/g, '"kind":"none"'),
    ],
    [
      'certificates that are none',
      (text: string) => text.replaceAll(/"questions":\[/g, '"questions":null,"q":['),
    ],
    ['a case that is none', (text: string) => text.replaceAll(/"before":\{/g, '"before":null,"b":{')],
    ['a status that is none', (text: string) => text.replaceAll(/"status":"[a-z]+"/g, '"status":"certain"')],
    ['counts that are none', (text: string) => text.replaceAll(/"tested":\d+/g, '"tested":"many"')],
    ['no list', () => '{}'],
    ['a list of anything', () => '[1,null,["x"],["x",null],["x",{}]]'],
  ])('are made anew when they are forged: %s', async (_, change) => {
    forge(change, true);
    const now = await prove();
    expect(now.status).toBe(1);
    expect(now.all.map(({ status }) => status)).toEqual(first.all.map(({ status }) => status));
    expect(now.all.map(({ counterexample }) => counterexample)).toEqual(
      first.all.map(({ counterexample }) => counterexample),
    );
  });
});
