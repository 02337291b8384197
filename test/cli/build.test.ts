import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const there = folder();
const document = 'The fee is 2.50 EUR per visit.\n';
const rules = `tariff visits "Visits"
source "visits.txt" in English
currency EUR
rounding each amount half up to 0.01 EUR
use "../shared/price.bareme" taking price
fact n "Visits" : number, whole, from 0 to 1 000
section our heading "Fee"
amount fee "Fee" = price * n
  quote "The fee is 2.50 EUR per visit."
`;
there.write('rulesets/visits/visits.txt', document);
there.write('rulesets/visits/visits.bareme', rules);
there.write('rulesets/shared/price.bareme', 'module price "Price"\nvalue price "Price" = 2.50 EUR\n');
there.write(
  'rulesets/broken/broken.bareme',
  rules.replace('tariff visits', 'tariff broken').replace('price * n', 'prize * n'),
);

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const built = (out: string) => join(there.path, out, 'visits');
const names = ['evaluator.ts', 'facts.schema.json', 'manifest.json', 'results.schema.json', 'workbook.xlsx'];

describe('bareme build', () => {
  it('writes the evaluator, the workbook, the schema and a manifest that accounts for them', async () => {
    const { status, err } = await there.bareme(['build', 'visits', '--out', 'out']);
    expect(status, err).toBe(0);
    expect(readdirSync(built('out')).sort()).toEqual(names);
    const manifest = JSON.parse(readFileSync(join(built('out'), 'manifest.json'), 'utf8'));
    for (const { name, sha256: hash } of manifest.outputs) {
      expect(sha256(readFileSync(join(built('out'), name))), name).toBe(hash);
    }
    expect(manifest.outputs.map(({ name }: { name: string }) => name).sort()).toEqual(
      names.filter((name) => name !== 'manifest.json'),
    );
    expect(manifest.documents).toEqual([{ name: 'visits.txt', sha256: sha256(document) }]);
    const files = [
      { path: 'visits.bareme', sha256: sha256(rules) },
      {
        path: '../shared/price.bareme',
        sha256: sha256(readFileSync(join(there.path, 'rulesets/shared/price.bareme'))),
      },
    ];
    expect(manifest.rules.files).toEqual(files);
    expect(manifest.rules.sha256).toBe(
      sha256(files.map(({ path, sha256: hash }) => `${hash}  ${path}\n`).join('')),
    );
    expect(manifest.compiler).toEqual({ name: 'bareme', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    expect(JSON.stringify(manifest)).not.toContain(there.path);
  });

  it('writes the same bytes again, wherever it writes them', async () => {
    await there.bareme(['build', 'rulesets/visits', '--out', 'elsewhere/deep']);
    for (const name of names) {
      expect(
        readFileSync(join(built('elsewhere/deep'), name)).equals(readFileSync(join(built('out'), name))),
        name,
      ).toBe(true);
    }
  });

  it('writes JavaScript in place of TypeScript, alone when it is asked for', async () => {
    for (const option of ['--js', '--standalone']) {
      const { status, out } = await there.bareme(['build', 'visits', '--out', 'js', '--no-prove', option]);
      expect([status, out]).toEqual([
        0,
        expect.stringContaining('evaluator.js, evaluator.d.ts, workbook.xlsx'),
      ]);
      expect(readdirSync(built('js'))).not.toContain('evaluator.ts');
      const code = readFileSync(join(built('js'), 'evaluator.js'), 'utf8');
      expect(/^import /m.test(code)).toBe(option === '--js');
    }
    const both = await there.bareme(['build', 'visits', '--out', 'js2', '--standalone', '--validator']);
    expect([both.status, both.err]).toEqual([2, expect.stringContaining('--validator')]);
  });

  it('imports the runtime from the package that it is told to, everywhere', async () => {
    for (const [form, file] of [
      [[], 'evaluator.ts'],
      [['--js'], 'evaluator.js'],
    ] as const) {
      const runtime = ['--runtime', '@bareme/runtime', '--validator', '--no-prove'];
      await there.bareme(['build', 'visits', '--out', 'apart', ...runtime, ...form]);
      const texts = [file, 'facts.validator.js'].map((name) =>
        readFileSync(join(built('apart'), name), 'utf8'),
      );
      for (const text of texts) expect(text).not.toMatch(/from 'bareme\/runtime'/);
      expect(texts[0]).toMatch(/^\} from '@bareme\/runtime';$/m);
    }
    const alone = ['--standalone', '--runtime', '@bareme/runtime'];
    const both = await there.bareme(['build', 'visits', '--out', 'apart2', ...alone]);
    expect([both.status, both.err]).toEqual([2, expect.stringContaining('`--runtime` says')]);
  });

  it('writes a validator of the facts when it is asked for', async () => {
    expect(await there.bareme(['build', 'visits', '--out', 'validated', '--validator'])).toMatchObject({
      status: 0,
      out: expect.stringContaining(
        'facts.schema.json, results.schema.json, facts.validator.js, facts.validator.d.ts, manifest.json',
      ),
    });
    expect(readFileSync(join(built('validated'), 'facts.validator.js'), 'utf8')).not.toContain('require(');
  });

  it('echoes the same hashes in a receipt', async () => {
    const manifest = JSON.parse(readFileSync(join(built('out'), 'manifest.json'), 'utf8'));
    const { out } = await there.bareme(['explain', 'visits', '--facts', '-'], '{"n": 3}');
    expect(out).toContain(manifest.rules.sha256);
    expect(out).toContain(manifest.documents[0].sha256);
  });

  it('writes nothing of a ruleset with errors, builds the others, and ends with status 1', async () => {
    const { status, err } = await there.bareme(['build', 'broken', 'visits', '--out', 'mixed']);
    expect(status).toBe(1);
    expect(err).toMatch(/error E2\d\d.*prize/);
    expect(readdirSync(join(there.path, 'mixed'))).toEqual(['visits']);
  });

  it('names what it cannot write', async () => {
    writeFileSync(join(there.path, 'taken'), 'a file');
    expect(await there.bareme(['build', 'visits', '--out', 'taken'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('`taken/visits/evaluator.ts` cannot be written'),
    });
  });
});
