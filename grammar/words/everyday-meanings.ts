// What the words of documents, spreadsheets and programs are in the words of the language.

import type { Locale, Localized } from '../../compiler/diagnostics/diagnostic.js';
import { type Concept, wordOf } from './keywords.js';

/** A word with which a limit begins: of dates, of anything else; or of both, where it does not say whether the limit counts. */
const boundaries: Readonly<
  Record<Locale, Readonly<Record<string, readonly [dates: string, others: string] | 'open'>>>
> = {
  en: {
    before: ['earlier than', 'below'],
    prior: ['earlier than', 'below'],
    after: ['later than', 'above'],
    since: ['from', 'from'],
    until: 'open',
    till: 'open',
    beyond: ['later than', 'above'],
    past: ['later than', 'above'],
    starting: ['from', 'from'],
    exceeds: ['later than', 'above'],
    maximum: ['up to', 'up to'],
    max: ['up to', 'up to'],
    minimum: ['from', 'from'],
    min: ['from', 'from'],
  },
  fr: {
    avant: ['avant le', 'moins de'],
    après: ['après le', 'au-delà de'],
    apres: ['après le', 'au-delà de'],
    depuis: ['à partir du', 'à partir de'],
    passé: ['après le', 'au-delà de'],
    dessus: ['après le', 'au-delà de'],
    maximum: ["jusqu'au", "jusqu'à"],
    max: ["jusqu'au", "jusqu'à"],
    minimum: ['à partir du', 'à partir de'],
    min: ['à partir du', 'à partir de'],
  },
};

const untilIsOpen: Localized = {
  en: '`up to` if the limit itself counts, `earlier than` (of numbers `below`) if it does not',
  fr: "`jusqu'à` si la limite elle-même compte, `avant le` (pour des nombres `moins de`) sinon",
};

/** The boundary meant, or what it may be. */
export function boundaryMeant(word: string, locale: Locale, isDate: boolean): string | Localized | undefined {
  const found = Object.entries(boundaries[locale]).find(([known]) => known === word.toLowerCase())?.[1];
  if (found === 'open') return untilIsOpen;
  return found && (isDate ? found[0] : found[1]);
}

const nothing: Readonly<Record<Locale, readonly string[]>> = {
  en: ['nil', 'none', 'nothing', 'free', 'gratis', 'exempt', 'zero'],
  fr: ['néant', 'rien', 'aucun', 'aucune', 'gratuit', 'gratuite', 'exonéré', 'exonérée', 'zéro'],
};

/** `nil`, `gratuit` in a cell: a nought says its unit. */
export function noughtMeant(word: string, locale: Locale): Localized | undefined {
  if (!nothing[locale].includes(word.toLowerCase())) return undefined;
  return {
    en: 'a nought with its unit, `0 %`, `0 EUR`, or `not given` where the document gives nothing',
    fr: 'un zéro avec son unité, `0 %`, `0 EUR`, ou `non donné` si le document ne donne rien',
  };
}

/** `the rest`, where a word for a limit stands alone. */
export function restMeant(word: string, locale: Locale): string | undefined {
  const isAbove = Object.entries(boundaries[locale]).some(
    ([known, meant]) =>
      known === word.toLowerCase() && meant !== 'open' && meant[1] === wordOf('above', locale),
  );
  return isAbove ? wordOf('rest', locale) : undefined;
}

const factors: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    half: '1/2',
    third: '1/3',
    quarter: '1/4',
    fifth: '1/5',
    tenth: '1/10',
    double: '2',
    twice: '2',
    triple: '3',
  },
  fr: {
    moitié: '1/2',
    moitie: '1/2',
    tiers: '1/3',
    quart: '1/4',
    cinquième: '1/5',
    dixième: '1/10',
    double: '2',
    triple: '3',
  },
};

/** The factor that a word for a part is. */
export function halves(word: string, locale: Locale): string | undefined {
  return Object.entries(factors[locale]).find(([known]) => known === word.toLowerCase())?.[1];
}

/** `per cent` in words, behind a number. */
export const perCent = (words: string): boolean =>
  /^(per cent|percent|pct|pour cent|pourcents?|p\. ?cent)$/i.test(words);

const calls: Readonly<Record<string, Concept>> = {
  max: 'higherOf',
  maximum: 'higherOf',
  greatest: 'higherOf',
  min: 'lowerOf',
  minimum: 'lowerOf',
  least: 'lowerOf',
};

/** A call as spreadsheets have it; `inner` is what stands between its parentheses. */
export function callMeant(word: string, inner: string, locale: Locale): string | Localized | undefined {
  const known = word.toLowerCase();
  const concept = Object.entries(calls).find(([name]) => name === known)?.[1];
  const higher = wordOf('higherOf', locale);
  if (concept !== undefined) {
    // A comma in a nested call or between steps parts something else.
    const simple = !/[(;]/.test(inner);
    const parts = simple ? inner.split(/,(?!\d)/) : inner.split(';');
    if (parts.length < 2) return both(`${wordOf(concept, locale)} (a; b)`);
    return `${wordOf(concept, locale)} (${parts.map((part) => part.trim()).join('; ')})`;
  }
  switch (known) {
    case 'abs':
      return `${higher} (${inner}; -(${inner}))`;
    case 'round':
    case 'arrondir':
    case 'ceil':
    case 'ceiling':
    case 'floor': {
      const mode = known === 'floor' ? 'down' : known.startsWith('ceil') ? 'up' : 'half up';
      const french = { up: 'vers le haut', down: 'vers le bas', 'half up': 'au plus proche' }[mode];
      const first = inner.split(/[;,]/)[0]!.trim();
      return {
        en: `\`(${first}, rounded ${mode} to 0.01 EUR)\`, with the step that the document gives`,
        fr: `\`(${first}, arrondi ${french} à 0,01 EUR)\`, avec le pas que donne le document`,
      };
    }
    case 'if':
      return { en: '`A when CONDITION, otherwise B`', fr: '`A quand CONDITION, sinon B`' };
    case 'sum':
    case 'somme':
      return {
        en: '`a + b`, or `sum of X over LIST` for the items of a list',
        fr: "`a + b`, ou `somme de X sur LISTE` pour les éléments d'une liste",
      };
    case 'average':
    case 'moyenne':
      return { en: '`(a + b) / 2`', fr: '`(a + b) / 2`' };
    default:
      return undefined;
  }
}

const both = (text: string): Localized => ({ en: `\`${text}\``, fr: `\`${text}\`` });
