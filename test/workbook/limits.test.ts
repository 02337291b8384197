// What a workbook cannot do is told with its place, in the file's own units, in both languages.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emitJsonSchema } from '../../compiler/6-emit/json-schema/emit-json-schema.js';
import { emitWorkbook } from '../../compiler/6-emit/workbook/emit-workbook.js';
import * as jsonSchema from '../../compiler/diagnostics/catalogue/outside/json-schema.js';
import * as workbook from '../../compiler/diagnostics/catalogue/outside/workbook.js';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { renderText } from '../../compiler/diagnostics/render.js';
import { compile } from '../../compiler/pipeline.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';

const folder = fileURLToPath(new URL('../fixtures/emit/bad/', import.meta.url));
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.bareme'))
  .sort();
const codeOf = (name: string) => name.slice(0, 4);

async function limitsOf(text: string, path = 'demo.bareme'): Promise<readonly Diagnostic[]> {
  const { model, diagnostics } = compile({ path, text });
  if (model === undefined) throw new Error(renderText(diagnostics, { locale: 'en', textOf: () => text }));
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => found.push(diagnostic);
  await emitWorkbook(model, provenance, report);
  await emitJsonSchema(model, provenance, report);
  return found;
}

describe('what an output cannot hold', () => {
  it.each(fixtures)('is told to people: %s', async (name) => {
    const text = readFileSync(folder + name, 'utf8');
    const found = await limitsOf(text, name);
    expect(found.map(({ code }) => code)).toContain(codeOf(name));
    const own = found.filter(({ code }) => code === codeOf(name));
    const said = (['en', 'fr'] as const).map((locale) => renderText(own, { locale, textOf: () => text }));
    await expect(said.join('\n')).toMatchFileSnapshot(`${folder}${name.replace('.bareme', '.txt')}`);
  });

  it('has a fixture for every code', () => {
    const codes = [...Object.values(workbook), ...Object.values(jsonSchema)].map(({ entry }) => entry.code);
    expect([...new Set(fixtures.map(codeOf))]).toEqual(codes.sort());
  });
});

describe('dates in a workbook', () => {
  const rules = (value: string) => `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
fact begin "Begin" : date, from 2022-02-01 to 2026-01-31
fact end "End" : date, from 2022-02-01 to 2026-12-31
fact months "Months" : months, whole, from 0 to 240
${value}
results due
`;
  const codes = async (value: string) => (await limitsOf(rules(value))).map(({ code }) => code);

  it('keep their range when they are shifted and brought to the end of a month', async () => {
    expect(
      await codes('value due = end of month of ((end of month of (begin + months)) + 6 months)'),
    ).toEqual([]);
    expect(await codes('value due = start of year of (end of year of (begin - months)) + 1 year')).toEqual(
      [],
    );
    const whole = 'value due = days from (begin + (whole months from begin to end)) to (end + 1 day)';
    expect(await codes(whole)).toEqual([]);
  });

  it('are reported where they really leave the calendar of spreadsheets', async () => {
    expect(await codes('value due = begin + 600 * months * 1 month / 1 month')).toContain('W804');
  });
});

describe('a rounding that is not certain for the whole domain', () => {
  it('says up to which amount it is, in the unit of the amount and not in steps', async () => {
    const text = `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
fact price "Price" : EUR, from 0 to 100 000 000 000
fact parts "Parts" : number, whole, from 1 to 1 000 000
amount fee "Fee" = price / parts * 0.37
`;
    const [found] = (await limitsOf(text)).filter(({ code }) => code === 'W801');
    const said = /only up to ([\d ]+(?:\.\d+)?) EUR, not/.exec(found?.message.en ?? '')?.[1];
    expect(said).toBeDefined();
    const upTo = Number(said?.replaceAll(' ', ''));
    // The same rule with prices up to that amount is certain: the size is one of the amount.
    const enough = Math.floor(upTo / 2);
    const narrow = text.replace('100 000 000 000', String(Math.min(enough, 99_999_999)));
    expect((await limitsOf(narrow)).map(({ code }) => code)).not.toContain('W801');
    expect(modelFrom(narrow).results).toHaveLength(1);
  });
});
