import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogue, entryOf } from '../../compiler/diagnostics/catalogue/entries.js';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { type Allowance, Findings } from '../../compiler/diagnostics/settle.js';
import { exampleCause, toldOnce } from '../../compiler/diagnostics/told-once.js';
import { isAdjustable } from '../../compiler/diagnostics/topics.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (start: number) => ({ file: 'a.bareme', start, end: start + 1 });
const told = (code: string, start: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code,
  severity: entryOf(code)?.severity ?? 'error',
  message: { en: code, fr: code },
  span: at(start),
  label: undefined,
  related: [],
  help: undefined,
  fix: undefined,
  ...more,
});
const codesOf = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

describe('echoes', () => {
  it('are of codes that there are', () => {
    const of = catalogue.flatMap(({ echoes }) =>
      echoes === undefined || echoes.of === 'other errors' ? [] : echoes.of,
    );
    expect(of.length).toBeGreaterThan(5);
    expect(of.filter((code) => entryOf(code) === undefined)).toEqual([]);
  });

  it('are left out beside what they repeat, and told alone', () => {
    expect(codesOf(toldOnce([told('E315', 1), told('E201', 5)]))).toEqual(['E201']);
    expect(codesOf(toldOnce([told('E315', 1), told('E315', 9), told('W905', 5)]))).toEqual([
      'E315',
      'E315',
      'W905',
    ]);
    expect(codesOf(toldOnce([told('E213', 1), told('E214', 50)]))).toEqual(['E214']);
    expect(codesOf(toldOnce([told('E213', 1)]))).toEqual(['E213']);
  });

  it('stay in the declaration of what they repeat', () => {
    const [near, far] = [told('W608', 3), told('W608', 13)];
    const declarations = [
      { file: 'a.bareme', start: 0, end: 10 },
      { file: 'a.bareme', start: 10, end: 20 },
    ];
    expect(toldOnce([near, far, told('W905', 5)], declarations)).toEqual([far, told('W905', 5)]);
  });

  it('of types are told of an example only where the rules agree', () => {
    const inExample = told('E302', 30, { cause: `${exampleCause}one` });
    expect(codesOf(toldOnce([inExample]))).toEqual(['E302']);
    expect(toldOnce([told('E305', 2), inExample])).toEqual([told('E305', 2)]);
  });
});

describe('findings', () => {
  const allow = (code: string): Allowance => ({
    code,
    because: 'so it is',
    span: { file: 'a.bareme', start: 0, end: 100 },
    place: at(90),
  });

  it('are settled alike before and behind the allowances', () => {
    for (const { code } of catalogue) {
      const [early, late] = [new Findings(), new Findings()];
      early.report(told(code, 1));
      early.allow([allow(code)]);
      late.allow([allow(code)]);
      late.report(told(code, 1));
      expect(early.settled).toEqual(late.settled);
      expect(early.settled.length).toBe(isAdjustable(code) ? 0 : 1);
      expect(early.used.size).toBe(isAdjustable(code) ? 1 : 0);
      expect(late.isBroken).toBe(!isAdjustable(code));
    }
  });

  it('break the rules however severely a project takes them', () => {
    const findings = new Findings(new Map([['E601', 'off']]));
    findings.report(told('E601', 1));
    findings.allow([]);
    expect([findings.isBroken, findings.settled]).toEqual([true, []]);
  });
});

it('knows no code by heart outside the catalogue', () => {
  // What is written for people to fill in shows a code as an example.
  const shown = new Set(['compiler/ide/completion/templates.ts']);
  const found = ['apps', 'compiler', 'grammar'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path}`)
      .filter((path) => path.endsWith('.ts') && !/node_modules|diagnostics\/catalogue\//.test(path))
      .filter((path) => !shown.has(path))
      .flatMap((path) =>
        [
          ...readFileSync(join(root, path), 'utf8').matchAll(
            /'[EWI]\d{3}'|\^(?:\(\?:)?\[[EWI]+\]|\^[EWI]\d/g,
          ),
        ].map(([text]) => `${path}: ${text}`),
      ),
  );
  expect(found).toEqual([]);
});
