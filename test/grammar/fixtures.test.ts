import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderText } from '../../compiler/diagnostics/render.js';
import { compile } from '../../compiler/pipeline.js';

const folder = fileURLToPath(new URL('../fixtures/syntax/bad/', import.meta.url));
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.bareme'))
  .sort();
const codeOf = (name: string) => name.slice(0, 4);

function told(text: string, path: string, characters = 20_000_000) {
  const { diagnostics } = compile({ path, text }, { limits: { characters } });
  const say = (locale: 'en' | 'fr') => renderText(diagnostics, { locale, textOf: () => text });
  return {
    codes: diagnostics.map(({ code }) => code),
    said: `${say('en')}\n${'-'.repeat(100)}\n\n${say('fr')}`,
  };
}

describe('a line that cannot be read', () => {
  it.each(fixtures)('is told to people once: %s', async (name) => {
    const { codes, said } = told(readFileSync(folder + name, 'utf8'), name);
    expect(codes).toEqual([codeOf(name)]);
    await expect(said).toMatchFileSnapshot(`${folder}${name.replace('.bareme', '.txt')}`);
  });

  it('is not looked for in a file beyond any rule file', async () => {
    const { codes, said } = told(`tariff t "T"\n# ${'x'.repeat(32_000_000)}`, 'huge.bareme', 64_000_000);
    expect(codes).toEqual(['E129']);
    await expect(said).toMatchFileSnapshot(`${folder}E129-huge-file.txt`);
  });

  it('ends the reading where there are hundreds', async () => {
    const text = Array.from({ length: 510 }, (_, index) => `amount fee_${index} "Fee" 3 EUR`).join('\n');
    const { diagnostics } = compile({ path: 'many.bareme', text });
    const last = diagnostics.filter(({ code }) => code === 'E131');
    expect(diagnostics.length).toBe(501);
    const said = (['en', 'fr'] as const).map((locale) => renderText(last, { locale, textOf: () => text }));
    await expect(said.join('\n')).toMatchFileSnapshot(`${folder}E131-many-mistakes.txt`);
  });
});
