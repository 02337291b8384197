import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as analysis from '../../../compiler/diagnostics/catalogue/analysis/analysis.js';
import * as analysisNames from '../../../compiler/diagnostics/catalogue/analysis/analysis-names.js';
import * as analysisSteps from '../../../compiler/diagnostics/catalogue/analysis/analysis-steps.js';
import * as analysisTables from '../../../compiler/diagnostics/catalogue/analysis/analysis-tables.js';
import * as analysisValues from '../../../compiler/diagnostics/catalogue/analysis/analysis-values.js';
import { nothingToAllow } from '../../../compiler/diagnostics/catalogue/rules/allowances.js';
import { renderDiagnostic } from '../../../compiler/diagnostics/render.js';
import { compile } from '../../../compiler/pipeline.js';

const folder = fileURLToPath(new URL('../../fixtures/analysis/bad/', import.meta.url));
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.bareme'));
const codeOf = (name: string) => name.slice(0, 4);

const found = (text: string) => compile({ path: 'demo.bareme', text }).diagnostics;

describe('a check of the whole tariff', () => {
  it.each(fixtures)('is told to people, and nothing else is: %s', async (name) => {
    const text = readFileSync(folder + name, 'utf8');
    const diagnostics = found(text);
    expect(diagnostics.map(({ code }) => code)).toEqual([codeOf(name)]);
    const said = (['en', 'fr'] as const).flatMap((locale) =>
      diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, { textOf: () => text, locale })),
    );
    await expect(`${said.join('\n\n')}\n`).toMatchFileSnapshot(`${folder}${name.replace('.bareme', '.txt')}`);
  });

  it('has a fixture for every code', () => {
    const { expired, ...names } = analysisNames;
    const makers = [
      nothingToAllow,
      ...[analysis, analysisTables, analysisValues, analysisSteps, names].flatMap((each) =>
        Object.values(each),
      ),
    ];
    // What needs a date is asked for on the command line: test/cli/check-levels.test.ts.
    expect(expired.entry.code).toBe('W618');
    expect([...new Set(fixtures.map(codeOf))].sort()).toEqual(makers.map(({ entry }) => entry.code).sort());
  });

  it('finds no gap between whole per cents where the fact is whole', () => {
    const text = readFileSync(`${folder}E601-gap-between-rows.bareme`, 'utf8');
    expect(found(text.replace('to 0.01, from', 'whole, from'))).toEqual([]);
  });
});
