import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as model from '../../compiler/diagnostics/catalogue/rules/model.js';
import { renderText } from '../../compiler/diagnostics/render.js';
import { compile } from '../../compiler/pipeline.js';

const folder = fileURLToPath(new URL('../fixtures/model/bad', import.meta.url));
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.bareme'))
  .sort();
const codeOf = (name: string) => name.slice(0, 4);

function compiled(name: string) {
  const text = readFileSync(`${folder}/${name}`, 'utf8');
  const path = `model/bad/${name}`;
  const { diagnostics } = compile({ path, text });
  const render = (locale: 'en' | 'fr') => renderText(diagnostics, { locale, textOf: () => text });
  return {
    codes: diagnostics.map(({ code }) => code),
    text: `${render('en')}\n${'-'.repeat(100)}\n\n${render('fr')}`,
  };
}

describe('a mistake that only shows when names are followed', () => {
  it.each(fixtures)('is told to people: %s', async (name) => {
    const { codes, text } = compiled(name);
    expect(codes).toEqual([codeOf(name)]);
    await expect(text).toMatchFileSnapshot(`${folder}/${name.replace(/\.bareme$/, '.txt')}`);
  });

  it('has a fixture for every code', () => {
    const codes = Object.values(model).map(({ entry }) => entry.code);
    expect(codes.filter((code) => !fixtures.some((name) => codeOf(name) === code))).toEqual([]);
  });
});
