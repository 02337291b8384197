// The AMF tariff as a Publicodes rule base, evaluated case by case on one engine, as its documentation shows.

import Engine from 'publicodes';
import type { Amounts, Row } from './row.js';

const device = (name: string, count: string, perDay: string, perDevice: string) => ({
  [`${name} base`]: {
    'le minimum de': [`${perDay} * majoration * jours * (${name} tranches)`, `${perDevice} * ${count}`],
  },
  // This version rounds to the nearest only: with whole counts, 0.49 more is the next whole block.
  [`${name} tranches`]: { valeur: `(${count} + 49) / 100`, arrondi: '0 décimales' },
  [name]: { valeur: `(${name} base) * durée`, arrondi: '2 décimales' },
});

const rules = {
  superficie: 0,
  bornes: 0,
  écrans: 0,
  casques: 0,
  gratuits: 0,
  payants: 0,
  jours: 0,
  heures: 0,
  entrée: 0,
  recettes: 0,
  dépenses: 0,
  part: 0,
  durée: {
    variations: [
      { si: 'heures <= 10', alors: '25%' },
      { si: 'heures <= 25', alors: '33%' },
      { si: 'heures <= 45', alors: '66%' },
      { sinon: '100%' },
    ],
  },
  majoration: { 'le maximum de': ['1', 'entrée / 3.05'] },
  forfait: {
    variations: [
      { si: 'superficie <= 2000', alors: '0.80 * superficie' },
      { si: 'superficie <= 4000', alors: '1600' },
      { si: 'superficie <= 8000', alors: '2000' },
      { sinon: '2400' },
    ],
  },
  'forfait retenu': { 'le maximum de': ['forfait', '90.89'] },
  sonorisation: {
    'applicable si': 'superficie > 0',
    valeur: '(forfait retenu) * durée',
    arrondi: '2 décimales',
  },
  ...device('redevance bornes', 'bornes', '12.20', '156.38'),
  ...device('redevance écrans', 'écrans', '6.10', '78.30'),
  ...device('redevance casques', 'casques', '2.44', '31.36'),
  ...device('redevance gratuits', 'gratuits', '6.10', '78.30'),
  ...device('minimum payants', 'payants', '6.10', '78.30'),
  taux: {
    variations: [
      { si: 'part <= 10', alors: '0.40%' },
      { si: 'part <= 30', alors: '0.80%' },
      { si: 'part <= 50', alors: '1.20%' },
      { si: 'part < 70', alors: '1.60%' },
      { sinon: '2%' },
    ],
  },
  'payants retenu': {
    'le maximum de': ['taux * recettes', 'taux * dépenses', 'minimum payants base * durée'],
  },
  'redevance payants': { 'applicable si': 'payants > 0', valeur: 'payants retenu', arrondi: '2 décimales' },
};

const names = [
  'sonorisation',
  'redevance bornes',
  'redevance écrans',
  'redevance casques',
  'redevance gratuits',
  'redevance payants',
];

export function publicodesPeer(): (row: Row) => Amounts {
  const engine = new Engine(rules as ConstructorParameters<typeof Engine>[0], {
    logger: { log: () => {}, warn: () => {}, error: () => {} },
  });
  return (row) => {
    engine.setSituation({
      superficie: row.area,
      bornes: row.kiosks,
      écrans: row.screens,
      casques: row.headphones,
      gratuits: row.free_audioguides,
      payants: row.paid_audioguides,
      jours: row.opening_days,
      heures: row.weekly_hours_quarters / 4,
      entrée: row.entry_price_cents / 100,
      recettes: row.audioguide_revenue_cents / 100,
      dépenses: row.audioguide_expenses_cents / 100,
      part: row.programme_submitted ? row.protected_share : 100,
    });
    const amounts = names.map((name) => Math.round(Number(engine.evaluate(name).nodeValue ?? 0) * 100));
    return [...amounts, amounts.reduce((sum, amount) => sum + amount, 0)];
  };
}
