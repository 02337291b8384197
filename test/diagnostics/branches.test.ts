// Conditions as other programs write them: one message each, whose fix is the condition that was meant.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { compile } from '../../compiler/pipeline.js';
import { modelFrom } from '../rig/load-ruleset.js';

const heads = {
  en: 'tariff hall "Hall"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\nfact area "Area" : m2, whole, from 0 to 9\namount fee "Fee" = ',
  fr: 'tarif hall "Salle"\nmonnaie EUR\narrondi de chaque montant au plus proche à 0,01 EUR\ndonnée area "Surface" : m2, entier, de 0 à 9\nmontant fee "Droit" = ',
} as const;

type Write = (condition: string, value: string, other: string) => string;
const forms: Readonly<Record<string, Write>> = {
  'a call with commas': (c, v, o) => `IF(${c}, ${v}, ${o})`,
  'a call with semicolons': (c, v, o) => `SI(${c}; ${v}; ${o})`,
  'in English words': (c, v, o) => `if ${c} then ${v} else ${o}`,
  'in French words': (c, v, o) => `si ${c} alors ${v}, sinon ${o}`,
  'behind a value': (c, v, o) => `${v} if ${c} else ${o}`,
  'with signs': (c, v, o) => `${c} ? ${v} : ${o}`,
};

const signs: Readonly<Record<string, (area: number, limit: number) => boolean>> = {
  '>': (area, limit) => area > limit,
  '>=': (area, limit) => area >= limit,
  '≥': (area, limit) => area >= limit,
  '<': (area, limit) => area < limit,
  '<=': (area, limit) => area <= limit,
  '=': (area, limit) => area === limit,
  '==': (area, limit) => area === limit,
  '!=': (area, limit) => area !== limit,
};

/** The file after the one fix of its one message. */
function mended(text: string): string {
  const { diagnostics } = compile({ path: 'test.bareme', text });
  const [only, ...others] = diagnostics.filter(({ severity }) => severity === 'error');
  expect([only?.code, others], text).toEqual(['E140', []]);
  const [edit] = only?.fix?.edits ?? [];
  if (edit === undefined) throw new Error(`no fix: ${text}`);
  return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

function feesOf(text: string): readonly unknown[] {
  const model = modelFrom(text);
  return [...Array(10).keys()].map((area) => {
    const outcome = evaluate(model, { area });
    return outcome.ok ? Number(outcome.outputs.fee) : outcome.errors;
  });
}

describe.each(Object.entries(forms))('%s', (name, write) => {
  const locales = name === 'in French words' ? (['fr'] as const) : (['en', 'fr'] as const);

  it.each(locales.flatMap((locale) => Object.keys(signs).map((sign) => [locale, sign] as const)))(
    'is the condition that was meant: %s, %s',
    (locale, sign) => {
      const holds = signs[sign] as (area: number, limit: number) => boolean;
      for (const tight of [false, true]) {
        const condition = tight ? `area${sign}4 m2` : `area ${sign} 4 m2`;
        const text = `${heads[locale]}${write(condition, '5 EUR', '1 EUR')}\n`;
        expect(feesOf(mended(text))).toEqual([...Array(10).keys()].map((area) => (holds(area, 4) ? 5 : 1)));
      }
    },
  );

  it('may stand within another, on either side', () => {
    const [locale = 'en'] = locales;
    for (const [low, high] of [
      [3, 6],
      [6, 3],
    ] as const) {
      const inner = write(`area > ${high} m2`, '7 EUR', '2 EUR');
      const inOther = mended(`${heads[locale]}${write(`area < ${low} m2`, '5 EUR', inner)}\n`);
      expect(feesOf(inOther)).toEqual(
        [...Array(10).keys()].map((area) => (area < low ? 5 : area > high ? 7 : 2)),
      );
    }
  });
});

it('takes no condition that the language has for one of another program', () => {
  for (const formula of [
    '5 EUR si area est au-delà de 4 m2, sinon 1 EUR',
    '(5 EUR si (area est 4 m2), sinon 1 EUR)',
  ]) {
    expect(compile({ path: 'test.bareme', text: `${heads.fr}${formula}\n` }).diagnostics).toEqual([]);
  }
});
