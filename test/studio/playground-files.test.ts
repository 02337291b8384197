// What the playground makes of files: links that say all of a work or are refused, downloads as `bareme build` makes them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../apps/cli/process/hashes.js';
import { compilerVersion } from '../../apps/cli/process/version.js';
import { loadRuleset } from '../../apps/cli/rulesets/load-ruleset.js';
import { linkedToPlayground, playgroundLink } from '../../apps/site/playground-links.js';
import { exampleOf } from '../../apps/site/write-playground.js';
import { buildOutput } from '../../apps/studio/playground/build-output.js';
import { packed, unpacked, type Work, workIn } from '../../apps/studio/playground/shared-work.js';
import { emitJsonSchema } from '../../compiler/6-emit/json-schema/emit-json-schema.js';
import { emitTypeScript } from '../../compiler/6-emit/typescript/emit-typescript.js';
import { emitWorkbook } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { root } from '../ide/projects.js';

const work = fc.record({
  main: fc.constant('a/b.bareme'),
  files: fc
    .array(
      fc.record({
        path: fc.stringMatching(/^[\p{L}\d_]{1,9}\.(?:txt|bareme)$/u),
        text: fc.string({ unit: 'grapheme' }),
      }),
    )
    .map((files) => [...files, { path: 'a/b.bareme', text: 'tariff b' }]),
  facts: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.oneof(fc.string(), fc.boolean())),
  readings: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^[a-z]{1,5}$/)),
});

describe('a work in a link', () => {
  it('comes out as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(work, async (one: Work) => {
        const link = await packed(one);
        expect(link).toMatch(/^[\w-]+$/);
        expect(JSON.stringify(await unpacked(link))).toBe(JSON.stringify(one));
      }),
      { numRuns: 60 },
    );
  });

  it('is refused where it is cut or changed, and never throws', async () => {
    const link = await packed({
      main: 'a.bareme',
      files: [{ path: 'a.bareme', text: 'tariff a' }],
      facts: {},
      readings: {},
    });
    for (let end = 0; end < link.length - 2; end++)
      expect(await unpacked(link.slice(0, end))).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => void (await unpacked(text))),
      { numRuns: 200 },
    );
    const file = (path: string) => workIn({ main: path, files: [{ path, text: '' }] });
    expect(file('a/b.bareme')).toBeDefined();
    for (const path of ['../a.bareme', 'a/../../b.bareme', '/a.bareme', 'a.js', 'a.html', ''])
      expect([path, file(path)]).toEqual([path, undefined]);
  });

  it('that would fill the memory is refused', async () => {
    const text = ' '.repeat(6_000_000);
    const link = await packed({
      main: 'a.bareme',
      files: [{ path: 'a.bareme', text }],
      facts: {},
      readings: {},
    });
    expect(link.length).toBeLessThan(20_000);
    expect(await unpacked(link)).toBeUndefined();
  });
});

describe('downloads of the playground', () => {
  const backends = {
    'evaluator.ts': emitTypeScript,
    'facts.schema.json': emitJsonSchema,
    'workbook.xlsx': emitWorkbook,
  };
  it.each([
    'rulesets/sacem-polynesie-2018/sacem-polynesie-2018.bareme',
    'rulesets/philharmonie-a-la-demande/philharmonie-a-la-demande.bareme',
  ])('are those of the command line (%s)', async (path) => {
    const { compilation, provenance } = loadRuleset(path, root);
    if (compilation.model === undefined) throw new Error('it compiles');
    const { files } = exampleOf('x', 'X', compilation);
    const options = { version: compilerVersion(), hash: async (text: string) => sha256(text) };
    for (const [output, backend] of Object.entries(backends)) {
      const [expected] = await backend(compilation.model, provenance, () => undefined);
      const built = await buildOutput(files, files[0]?.path ?? '', output, options);
      expect(Buffer.from(built ?? []).equals(Buffer.from(expected?.content ?? ''))).toBe(true);
    }
    expect(await buildOutput(files, files[0]?.path ?? '', 'other', options)).toBeUndefined();
  });

  it('are none where the rules have errors', async () => {
    const files = [{ path: 'a.bareme', text: 'tariff a\ncurrency EURR\n' }];
    const options = { version: '0', hash: async (text: string) => sha256(text) };
    expect(await buildOutput(files, 'a.bareme', 'evaluator.ts', options)).toBeUndefined();
  });
});

describe('links from the site', () => {
  it('lead from any page to the playground', () => {
    const html = `<a href="${playgroundLink('dresden-parking')}">x</a> <a href="${playgroundLink()}">y</a>`;
    expect(linkedToPlayground(html, 'documents/A.html')).toBe(
      '<a href="../playground/index.html#example=dresden-parking">x</a> <a href="../playground/index.html">y</a>',
    );
    expect(linkedToPlayground(html, 'index.html')).toContain('href="playground/index.html"');
  });
});
