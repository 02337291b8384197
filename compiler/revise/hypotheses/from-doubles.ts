// The arithmetic of the other system: binary floating point, cents made in one of the usual ways, on each line or on the total.

import type { Cents } from '../edits/price-in-doubles.js';
import type { Hypothesis } from './hypothesis.js';

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
