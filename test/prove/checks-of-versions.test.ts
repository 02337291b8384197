// Which versions a check speaks of: all, but where it stands between two `version` lines, and there the verdict names the one.

import { describe, expect, it } from 'vitest';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { modelOf } from './model-of.js';

const words = {
  en: {
    head: `tariff fees "Fees"
currency EUR
rounding each amount half up to 0.01 EUR
fact arrival : date, from 2023-01-01 to 2025-12-31
fact nights : nights, whole, from 1 to 30
dated by arrival
amount total = rate * nights
`,
    first: 'version "2023" valid from 2023-01-01 to 2023-12-31\nvalue rate = 3 EUR/night\n',
    second: 'version "2024" valid from 2024-01-01\nvalue rate = 2.50 EUR/night\n',
    falls: 'check total never decreases in arrival\n',
    named: 'total never decreases in arrival (version "2023")',
    only: 'value extra = 1 EUR\ncheck extra is 1 EUR\ncheck extra is 2 EUR\n',
  },
  fr: {
    head: `tarif prix "Prix"
monnaie EUR
arrondi chaque montant au plus proche à 0,01 EUR
donnée arrivee : date, de 2023-01-01 à 2025-12-31
donnée nuits : nuits, entier, de 1 à 30
daté par arrivee
montant total = prix_de_nuit * nuits
`,
    first: 'version "2023" valable du 2023-01-01 au 2023-12-31\nvaleur prix_de_nuit = 3 EUR/nuit\n',
    second: 'version "2024" valable à partir du 2024-01-01\nvaleur prix_de_nuit = 2,50 EUR/nuit\n',
    falls: 'contrôle total ne diminue jamais avec arrivee\n',
    named: 'total ne diminue jamais avec arrivee (version "2023")',
    only: 'valeur extra = 1 EUR\ncontrôle extra est 1 EUR\ncontrôle extra est 2 EUR\n',
  },
} as const;

const verdicts = (text: string) =>
  prove(modelOf(text), { boxes: 40, tests: 40 }).map(({ property, status }) => [property.text, status]);

describe.each(Object.entries(words))('a check of a tariff with versions, %s', (_, text) => {
  const { head, first, second, falls, named, only } = text;
  const written = falls.replace(/^\S+ /u, '').trim();

  it('speaks of all behind the last version, and before the first', () => {
    expect(verdicts(head + first + second + falls)).toEqual([[written, 'false']]);
    expect(verdicts(head + falls + first + second)).toEqual([[written, 'false']]);
  });

  it('speaks of one between two, and its verdict says which', () => {
    expect(verdicts(head + first + falls + second)).toEqual([[named, 'proved']]);
  });

  it('speaks of no case of a version that does not have what it is about', () => {
    expect(verdicts(head + first + second + only).map(([, status]) => status)).toEqual(['proved', 'false']);
  });
});
