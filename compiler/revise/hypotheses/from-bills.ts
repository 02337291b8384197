// What is made of an amount once it is priced: VAT in or out, sign, cents as euros, twice, half, nothing, cut to whole units.

import type { Model } from '../../3-model/model.js';
import {
  divide,
  formatDecimal,
  multiply,
  negate,
  parseDecimal,
  type Rational,
  rational,
  roundTo,
} from '../../runtime/exact/rational.js';
import type { Localized } from '../../runtime/outcome/localized.js';
import { inFrench, stepOf } from '../edits/nodes.js';
import type { Cents } from '../edits/price-in-doubles.js';
import type { Hypothesis, HypothesisKind } from './hypothesis.js';

/** Usual rates of value added tax, in per cent. */
const rates = ['2.1', '5.5', '7', '7.7', '8.1', '10', '13', '16', '19', '20', '21', '22', '25'];

export function* fromBills(model: Model): Generator<Hypothesis> {
  const decimals = model.currency?.decimals ?? 2;
  const cent = stepOf(decimals);
  const slip = (
    kind: HypothesisKind,
    change: string,
    names: Readonly<Record<string, string>>,
    says: Localized,
    make: (amount: Rational) => Rational,
  ): Hypothesis => ({
    id: `bill/${change}/${JSON.stringify(names)}`,
    kind,
    change,
    names,
    says,
    does: {
      kind: 'bill',
      edit: (text) => {
        const amount = parseDecimal(text);
        return amount === undefined ? undefined : formatDecimal(make(amount), decimals);
      },
    },
  });
  for (const rate of rates) {
    const factor = divide(rational(1000n + BigInt(Math.round(Number(rate) * 10))), rational(1000));
    yield slip(
      'vat',
      'added',
      { rate: `${rate} %` },
      {
        en: `it bills with ${rate} % VAT added`,
        fr: `il facture avec ${inFrench(rate)} % de TVA en plus`,
      },
      (amount) => roundTo(multiply(amount, factor), 'half-up', cent),
    );
    yield slip(
      'vat',
      'taken out',
      { rate: `${rate} %` },
      {
        en: `it bills without the ${rate} % VAT that the amount holds`,
        fr: `il facture sans la TVA de ${inFrench(rate)} % que le montant contient`,
      },
      (amount) => roundTo(divide(amount, factor), 'half-up', cent),
    );
  }
  for (const [change, factor, en, fr] of [
    ['twice', rational(2), 'it bills the double', 'il facture le double'],
    ['half', rational(1, 2), 'it bills the half', 'il facture la moitié'],
    [
      'cents as units',
      rational(100),
      'it bills cents as whole units',
      'il facture des centimes comme des unités',
    ],
    [
      'units as cents',
      rational(1, 100),
      'it bills whole units as cents',
      'il facture des unités comme des centimes',
    ],
    ['per month', rational(1, 12), 'it bills a twelfth', 'il facture un douzième'],
    ['per year', rational(12), 'it bills twelve times the amount', 'il facture douze fois le montant'],
  ] as const) {
    yield slip('factor', change, { of: 'bill' }, { en, fr }, (amount) =>
      roundTo(multiply(amount, factor), 'half-up', cent),
    );
  }
  yield slip(
    'factor',
    'other sign',
    { of: 'bill' },
    {
      en: 'it bills with the other sign',
      fr: "il facture avec l'autre signe",
    },
    negate,
  );
  yield slip('factor', 'nothing', { of: 'bill' }, { en: 'it bills nothing', fr: 'il ne facture rien' }, () =>
    rational(0),
  );
}

// The arithmetic of the other system: binary floating point, cents made in one of the usual ways.
const ways: Readonly<Record<Cents, { readonly en: string; readonly fr: string }>> = {
  'add a half': { en: 'adding a half and cutting', fr: 'en ajoutant un demi puis en coupant' },
  formatted: { en: 'by decimal formatting', fr: 'par mise en forme décimale' },
  cut: { en: 'cutting the digits beyond', fr: 'en coupant les chiffres au-delà' },
};

export function* fromDoubles(): Generator<Hypothesis> {
  for (const cents of Object.keys(ways) as readonly Cents[]) {
    yield {
      id: `arithmetic/${cents}`,
      kind: 'arithmetic',
      change: cents,
      names: { numbers: 'binary floating point', cents },
      says: {
        en: `it computes in binary floating point and rounds ${ways[cents].en}`,
        fr: `il calcule en virgule flottante binaire et arrondit ${ways[cents].fr}`,
      },
      does: { kind: 'doubles', cents },
    };
  }
}
