// Words beside a number or in a heading → a unit of the language: `€/m²`, `en milliers d'euros`, `% HT`.

import { divide, hundred, one, type Rational, rational } from '../../runtime/exact/rational.js';

/** What numbers are counted in. */
export interface Unit {
  /** `EUR`; undefined where it is no money. */
  readonly currency: string | undefined;
  /** Built-in units, in English and singular where they are words: `['m2']`, after a currency what it is per. */
  readonly units: readonly string[];
  readonly percent: boolean;
  /** What a number is multiplied by to be in this unit: 1 000 where amounts are in thousands. */
  readonly factor: Rational;
}

export const noUnit: Unit = { currency: undefined, units: [], percent: false, factor: one };

const currencies: readonly (readonly [RegExp, string])[] = [
  [/^(?:€|eur|euros?)$/, 'EUR'],
  [/^(?:\$|usd|us\$|dollars?)$/, 'USD'],
  [/^(?:£|gbp)$/, 'GBP'],
  [/^(?:chf|francs? suisses?)$/, 'CHF'],
  [/^(?:xpf|cfp|f\.?\s?cfp|frs\.?\s?cfp|francs? cfp|fcfp)$/, 'XPF'],
  [/^(?:cad|ca\$|\$\s?ca)$/, 'CAD'],
  [/^(?:jpy|¥|yens?)$/, 'JPY'],
  [
    /^(?:aud|bhd|brl|cny|czk|dkk|hkd|huf|inr|krw|kwd|mad|mxn|nok|nzd|pln|ron|sek|sgd|tnd|try|xaf|xof|zar)$/,
    '',
  ],
];

const units: readonly (readonly [RegExp, string])[] = [
  [/^(?:m2|m²|sqm|mètres? carrés?)$/, 'm2'],
  [/^(?:m3|m³|mètres? cubes?)$/, 'm3'],
  [/^(?:km2|km²)$/, 'km2'],
  [/^(?:km|kilomètres?|kilometres?|kilometers?)$/, 'km'],
  [/^(?:m|mètres?|metres?|meters?)$/, 'm'],
  [/^cm$/, 'cm'],
  [/^mm$/, 'mm'],
  [/^(?:ha|hectares?)$/, 'ha'],
  [/^(?:l|litres?|liters?)$/, 'l'],
  [/^hl$/, 'hl'],
  [/^(?:g|grammes?|grams?)$/, 'g'],
  [/^(?:kg|kilos?|kilogrammes?|kilograms?)$/, 'kg'],
  [/^(?:t|tonnes?)$/, 't'],
  [/^(?:kwh)$/, 'kWh'],
  [/^(?:mwh)$/, 'MWh'],
  [/^kw$/, 'kW'],
  [/^kva$/, 'kVA'],
  [/^(?:min|mn|minutes?)$/, 'minute'],
  [/^(?:h|hrs?|heures?|hours?)$/, 'hour'],
  [/^(?:j|jours?|days?)$/, 'day'],
  [/^(?:nuits?|nuitées?|nights?)$/, 'night'],
  [/^(?:semaines?|weeks?)$/, 'week'],
  [/^(?:mois|months?)$/, 'month'],
  [/^(?:trimestres?|quarters?)$/, 'quarter'],
  [/^(?:ans?|années?|years?)$/, 'year'],
  [/^(?:pers\.?|personnes?|persons?|people)$/, 'person'],
  [/^(?:articles?|items?)$/, 'item'],
];

/** On taxes: they say nothing about the unit. Their words stay in the labels. */
const aside =
  /(?:^|\s)(?:ht|h\.t\.?|ttc|t\.t\.c\.?|hors taxes?|toutes taxes comprises|excl\.? vat|incl\.? vat|net|nets|brut)(?=\s|$)/gu;

/** Undefined where a word is not known; an empty text is no unit. */
export function unitOf(text: string): Unit | undefined {
  let words = text
    .toLowerCase()
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(aside, ' ')
    .replace(/^\s*(?:en|in|exprimée?s? en)\s+/, '')
    .trim();
  if (words === '') return noUnit;
  let factor = one;
  const scaled = scales.find(([pattern]) => pattern.test(words));
  if (scaled !== undefined) {
    words = words.replace(scaled[0], '').trim();
    factor = scaled[1];
  }
  if (words === '%' || words === 'pour cent' || words === 'percent' || words === 'per cent') {
    return { ...noUnit, percent: true, factor };
  }
  if (words === '‰') return { ...noUnit, percent: true, factor: divide(factor, rational(10)) };
  const [first = '', ...others] = words.split(/\s*\/\s*|\s+(?:par|per|pro|le|la|the)\s+/);
  const currency = currencyOf(first);
  const own = currency === undefined ? simpleUnit(first) : undefined;
  if (currency === undefined && own === undefined) return undefined;
  const per = others.map(simpleUnit);
  if (per.some((unit) => unit === undefined) || (currency === undefined && per.length > 0)) return undefined;
  if (currency === undefined && scaled !== undefined) return undefined;
  return {
    currency,
    units: [...(own === undefined ? [] : [own]), ...per.flatMap((unit) => unit ?? [])],
    percent: false,
    factor,
  };
}

const scales: readonly (readonly [RegExp, Rational])[] = [
  [/^(?:milliers?|thousands?)(?: (?:d'|d’|de |of )| )/, rational(1000)],
  [/^k(?=€|eur|\$|£|chf|xpf)/, rational(1000)],
  [/^(?:millions?)(?: (?:d'|d’|de |of )| )/, rational(1_000_000)],
  [/^m(?=€|\$|£)/, rational(1_000_000)],
  [/^(?:centimes?|cents?)(?: (?:d'|d’|de |of )| )/, divide(one, hundred)],
];

function currencyOf(word: string): string | undefined {
  const found = currencies.find(([pattern]) => pattern.test(word));
  return found && (found[1] === '' ? word.toUpperCase() : found[1]);
}

const simpleUnit = (word: string): string | undefined => units.find(([pattern]) => pattern.test(word))?.[1];

export interface HeadingParts {
  /** What is left without the unit: never empty where the heading is not. */
  readonly label: string;
  readonly unit: Unit | undefined;
}

/** `Surface (m²)`, `Prix en €`, `Poids, kg`, `€/nuit`. */
export function headingParts(text: string): HeadingParts {
  const shown = text.replace(/\s+/gu, ' ').trim();
  const whole = unitOf(shown);
  if (whole !== undefined && whole !== noUnit) return { label: shown, unit: whole };
  const brackets = /[([]([^()[\]]*)[)\]]/gu;
  for (const match of shown.matchAll(brackets)) {
    const unit = unitOf(match[1] ?? '');
    if (unit === undefined || unit === noUnit) continue;
    const rest = `${shown.slice(0, match.index)}${shown.slice(match.index + match[0].length)}`;
    return { label: rest.replace(/\s+/gu, ' ').trim() || shown, unit };
  }
  const tail = /^(.*\S)(?:\s*,\s*|\s+(?:en|in)\s+)([^,]+)$/u.exec(shown);
  const unit = tail === null ? undefined : unitOf(tail[2] ?? '');
  if (tail !== null && unit !== undefined && unit !== noUnit) return { label: tail[1] ?? shown, unit };
  // Without a word before it only what cannot be an ordinary word is a unit: `Prix €/m²`, `Taux %`.
  const last = /^(.*\S)\s+(\S*[€$£%‰/²³]\S*|EUR|USD|CHF|XPF|kg|kWh)$/u.exec(shown);
  const sign = last === null ? undefined : unitOf(last[2] ?? '');
  if (last !== null && sign !== undefined && sign !== noUnit) return { label: last[1] ?? shown, unit: sign };
  return { label: shown, unit: undefined };
}

export const sameUnit = (a: Unit, b: Unit): boolean =>
  a.currency === b.currency && a.percent === b.percent && a.units.join('/') === b.units.join('/');
