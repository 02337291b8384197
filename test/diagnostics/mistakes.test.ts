// Mistakes as analysts make them, one at a time, in good rulesets: each is one message, and its fix takes it away.

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { renderText } from '../../compiler/diagnostics/render.js';
import { withFix } from './fixed.js';
import { everydayPhrases } from './mistakes/everyday-phrases.js';
import { everydayWords } from './mistakes/everyday-words.js';
import { meaning } from './mistakes/meaning.js';
import type { Mistake } from './mistakes/mistake.js';
import { checkChanged, fileOf, type Told } from './mistakes/rulesets.js';
import { signsAndWords, understood } from './mistakes/signs-and-words.js';

const folder = fileURLToPath(new URL('../fixtures/mistakes/', import.meta.url));
const kinds = { ...signsAndWords, ...everydayPhrases, ...everydayWords, ...meaning };
const all = Object.values(kinds).flat();

function make([what, ruleset, from, to]: Mistake): {
  readonly changed: ReadonlyMap<string, string>;
  readonly told: Told;
} {
  const { path, text } = fileOf(ruleset);
  if (!text.includes(from)) throw new Error(`${what}: ${ruleset} has no ${from}`);
  const changed = new Map([[path, text.replace(from, () => to)]]);
  return { changed, told: checkChanged(ruleset, changed) };
}

/** An example that was right says so of wrong rules; that is no second message about the mistake. */
const besideExamples = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const others = diagnostics.filter(({ code }) => code !== 'E506');
  return others.length > 0 ? others : diagnostics;
};

describe('a mistake', () => {
  it.each(Object.entries(kinds))('is told to people: %s', async (kind, mistakes) => {
    const said = mistakes.map((mistake) => {
      const { told } = make(mistake);
      return `# ${mistake[0]}\n\n${renderText(told.diagnostics, { locale: told.locale, textOf: told.textOf })}`;
    });
    const file = kind.replaceAll(/[, ]+/g, '-');
    await expect(`${said.join('\n\n')}\n`).toMatchFileSnapshot(`${folder}${file}.txt`);
  });

  it('is one message', () => {
    const others = all.flatMap((mistake) => {
      const codes = besideExamples(make(mistake).told.diagnostics).map(({ code }) => code);
      return codes.length === 1 ? [] : [`${mistake[0]}: ${codes.join(' ')}`];
    });
    expect(others).toEqual([]);
  });

  it('is gone, and brings no other, when its fix is applied', () => {
    let fixes = 0;
    const left = all.flatMap((mistake) => {
      const { changed, told } = make(mistake);
      return told.diagnostics.flatMap((diagnostic) => {
        if (diagnostic.fix === undefined) return [];
        fixes++;
        const after = checkChanged(mistake[1], withFix(diagnostic.fix, changed, told.textOf));
        const codes = after.diagnostics.map(({ code }) => code);
        return codes.length === 0 ? [] : [`${mistake[0]}: ${codes.join(' ')}`];
      });
    });
    expect(left).toEqual([]);
    expect(fixes).toBeGreaterThan(60);
  });

  it('is made in French files half of the time at least', () => {
    const french = all.filter((mistake) => make(mistake).told.locale === 'fr');
    expect(french.length).toBeGreaterThan(all.length / 2);
  });
});

describe('what everybody reads in one way', () => {
  it.each(understood)('is understood: %s', (...mistake) => {
    expect(make(mistake).told.diagnostics.map(({ code }) => code)).toEqual([]);
  });
});
