import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogue, entryOf } from '../../compiler/diagnostics/catalogue/entries.js';

const folder = fileURLToPath(new URL('../../compiler/diagnostics/catalogue', import.meta.url));

describe('the catalogue of diagnostics', () => {
  it('holds every code that any phase defines', async () => {
    const defined: string[] = [];
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts') && name !== 'index.ts')) {
      const module: Record<string, unknown> = await import(`${folder}/${file}`);
      for (const value of Object.values(module)) {
        if (typeof value === 'function' && 'entry' in value) {
          defined.push((value.entry as { code: string }).code);
        }
      }
    }
    expect(catalogue.map(({ code }) => code).sort()).toEqual(defined.sort());
  });

  it('gives a code to one kind of mistake only', () => {
    const codes = catalogue.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('says by the letter of a code how severe it is', () => {
    const letters = { error: 'E', warning: 'W', info: '[WI]' } as const;
    expect(
      catalogue.filter(({ code, severity }) => !new RegExp(`^${letters[severity]}\\d{3}$`).test(code)),
    ).toEqual([]);
  });

  it('explains every code at some length in both languages', () => {
    const short = catalogue.filter(
      ({ explanation }) =>
        explanation.en.length < 40 || explanation.fr.length < 40 || explanation.en === explanation.fr,
    );
    expect(short.map(({ code }) => code)).toEqual([]);
  });

  it('finds an entry by its code, whatever its case', () => {
    expect(entryOf('e001')?.severity).toBe('error');
    expect(entryOf('E000')).toBeUndefined();
  });
});
