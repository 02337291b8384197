import { describe, expect, it } from 'vitest';
import { findQuote, nearestPassage } from '../../compiler/2-check/documents/find-quote.js';
import { ledgerOf } from '../../compiler/2-check/documents/number-ledger.js';
import { numbersOf } from '../../compiler/2-check/documents/source-numbers.js';
import { formatDecimal } from '../../compiler/runtime/exact/rational.js';
import { workingTime } from '../working-time.js';
import { checkGood, checkText, head } from './compile-text.js';

const page = `## **2.1 Bornes**

D’une part, « 12,20 € HT\\* » par jour d’ouverture et par tranche
de 100\u00a0appareils ; jusqu'à 2000 m <sup>2</sup> (2 000 m²),
- vidéo‑projection, œuvre, eﬃcace &eacute; &amp; [voir](https://example.org/a)…
- jusqu'à 10 heures ..... 25 % du tarif
`;

describe('a quote', () => {
  const found = (quote: string) => findQuote(page, quote).found;

  it('is found whatever the typography, white space and markup', () => {
    expect(found(`D'une part, "12,20 € HT*" par jour d'ouverture`)).toBe(true);
    expect(found('par tranche de 100 appareils ; jusqu’à 2000 m2 (2 000 m2)')).toBe(true);
    expect(found('vidéo-projection, oeuvre, efficace')).toBe(true);
    expect(found('efficace é & voir...')).toBe(true);
    expect(found('2.1 Bornes')).toBe(true);
    expect(found('(2 000 m²), vidéo-projection')).toBe(true);
  });

  it('skips what […] stands for, in order only', () => {
    expect(found("D'une part […] appareils […] du tarif")).toBe(true);
    expect(found('du tarif [...] appareils')).toBe(false);
  });

  it('must have the words and numbers of the document', () => {
    expect(found('12,30 € HT')).toBe(false);
    expect(found("d'une part")).toBe(false);
    expect(found('')).toBe(false);
  });

  it('says where it was found', () => {
    const search = findQuote(page, '12,20 € HT');
    expect(search.found && page.slice(search.start, search.end)).toBe('12,20 € HT');
  });

  it('that is not there is answered by the closest passage', () => {
    const search = findQuote(page, "jusqu'à 12 heures : 25 % du tarif");
    expect(search.found ? undefined : search.nearest).toMatchObject({ line: 6 });
    expect(nearestPassage(page, 'nothing of the kind')).toBeUndefined();
  });

  it('takes no longer for a long document', () => {
    const long = 'Les droits sont dus par jour. '.repeat(20_000);
    const start = workingTime();
    expect(findQuote(long, 'Les droits seraient dus par nuit').found).toBe(false);
    expect(workingTime() - start).toBeLessThan(5000);
  });
});

describe('the numbers of a document', () => {
  const numbers = (text: string) =>
    numbersOf(text).map(({ value, unit, line }) => `${formatDecimal(value)} ${unit} ${line}`);

  it('are listed by occurrence with their unit and line', () => {
    expect(numbers('12,20 € par jour\n100\u00a0000 appareils et 25 % du tarif, 0.5 kg')).toEqual([
      '12.2 € 1',
      '100000 appareils 2',
      '25 % 2',
      '0.5 kg 2',
    ]);
  });

  it('share the unit that follows the second', () => {
    expect(numbers('de 11 à 30 %')).toEqual(['11 % 1', '30 % 1']);
  });

  it('are no ordinals, parts of numbers, superscripts or list marks', () => {
    expect(
      numbers('2e cas, 1er mars, 2.4.1 ci-dessus, II.2.2, m<sup>2</sup>\n1. Sonorisation\n3) suite'),
    ).toEqual([]);
  });

  it('are not read over line ends or as groups of other than three', () => {
    expect(numbers('12\n000 et 1 23 456')).toEqual(['12  1', '0  2', '1  2', '23456  2']);
  });
});

describe('the ledger', () => {
  const document =
    '1 Prix\n2 EUR par m2, au moins 30 EUR. Caution 500 EUR. Tarif 2024. Environ 800 notices et 800 notices.\n';
  const rules = `${head}source "t.txt" in French\nvalid from 2024-01-01\nsection "1" "Prix"\nnot used "800 notices" because "no price"\namount total = 2 EUR/m2 * area\n  at least 30 EUR\n`;

  it('says of every number of the document what became of it', () => {
    expect(
      ledgerOf(
        document,
        checkGood(`${rules}not modelled "Caution 500 EUR" because "later"\n`, { 't.txt': document }),
      ).map(({ number, status }) => `${number.text} ${status}`),
    ).toEqual([
      '1 heading',
      '2 used',
      '30 used',
      '500 explained',
      '2024 period',
      '800 explained',
      '800 explained',
    ]);
  });

  it('warns of a number that no rule uses, where it stands in the document', () => {
    const { diagnostics } = checkText(rules, { 't.txt': document });
    expect(
      diagnostics.map(({ code, span }) => [code, span.file, document.slice(span.start, span.end)]),
    ).toEqual([['W904', 't.txt', '500']]);
  });

  it('warns of a number of the rules that is not in the document, unless it is written in words', () => {
    const files = { 't.txt': `${document}Quinze jours.` };
    expect(
      checkText(`${rules}value a = 15 days\nvalue b = 16 days\nnot used "500 EUR" because "x"\n`, files)
        .codes,
    ).toEqual(['W905']);
  });
});
