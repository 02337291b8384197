// A stranger's first five minutes: the packed package in an empty folder, and every snippet of the README's section for
// projects and of the developers' page, as written. Needs a package registry: `npm run test:outside`.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../emit-typescript/compile-evaluator.js';

const page = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

/** The blocks of a language in a text, in order. */
const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, written]) => written === language)
    .map(([, , content]) => content ?? '');

const section = /^## In your project\n([\s\S]*?)(?=^## )/m.exec(page('README.md'))?.[1] ?? '';
const [installing = '', trying = ''] = blocks(section, 'sh');
const [quote = ''] = blocks(section, 'ts');
const [proving = ''] = blocks(page('docs/developers.md'), 'sh');
const snippets = blocks(page('docs/developers.md'), 'ts');

describe('an empty folder beside a clone', () => {
  const above = mkdtempSync(join(tmpdir(), 'bareme-scratch-'));
  const project = join(above, 'quotes');

  /** As typed into a shell that stops at the first failure. */
  const type = (commands: string, cwd: string) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-euc', commands], { cwd, encoding: 'utf8' });
    expect(status, `${commands}\n${stdout}\n${stderr}`).toBe(0);
    return stdout;
  };

  beforeAll(() => {
    symlinkSync(projectRoot, join(above, 'bareme'));
    type(installing, above);
  });

  afterAll(() => rmSync(above, { recursive: true, force: true }));

  it('has a quote after the commands and the program of the README', () => {
    writeFileSync(join(project, 'quote.ts'), quote);
    const said = type(trying, project);
    expect(said).toMatch(/^646\.00\n {2}Rate: 2 EUR/);
    expect(said).toContain('Hall hire\n=========');
    expect(said).toMatch(/Total +646\.00\sEUR/);
  });

  it('runs every snippet for developers', () => {
    type('npx bareme build hall --out generated --validator', project);
    const said = snippets.map((snippet, index) => {
      writeFileSync(join(project, `snippet-${index + 1}.ts`), snippet);
      return type(`npx tsx snippet-${index + 1}.ts`, project);
    });
    expect(said[0]).toMatch(/^790\.00\nwrong_type|^790\.00\noff_step|^790\.00\nunknown_fact/);
    expect(said[0]).toContain('missing_fact days');
    expect(said[1]).toMatch(/^4\.50\nCloakroom\n/);
    expect(said[2]).toBe('true\n');
  });

  it.each([
    ['node16', ''],
    ['nodenext', ''],
    ['esnext', '--moduleResolution bundler'],
  ])('passes the type checker under strict: --module %s %s', (module, resolution) => {
    const files = ['quote.ts', ...snippets.map((_, index) => `snippet-${index + 1}.ts`)].join(' ');
    type(
      `npx tsc --ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --target es2022 --module ${module} ${resolution} ${files}`,
      project,
    );
  });

  it('holds its evaluator to the checks of the rules, as a suite of its own', () => {
    const said = type(proving, project);
    expect(said).toContain('generated/hall: evaluator.ts, checks.ts, checks.cases.ts, checks.test.ts');
    expect(said).toContain('total never decreases in days, chairs_hired [days]');
    expect(said).toContain('fail 0');
    type(
      'npx tsc --ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --noUnusedLocals --types node --target es2022 --module nodenext generated/hall/checks.test.ts',
      project,
    );
  });

  it('runs compiled, without a tool beside Node', () => {
    mkdirSync(join(project, 'out'), { recursive: true });
    type('npx tsc --ignoreConfig --strict --target es2022 --module node16 --outDir out quote.ts', project);
    expect(type('node out/quote.js', project)).toMatch(/^646\.00\n/);
  });
});
