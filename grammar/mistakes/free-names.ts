// A name that is free, for a word that the language has taken.

import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import type { Reader } from '../lines/reader.js';
import { rawTokens } from '../words/lexer.js';
import { keywordAt } from '../words/phrases.js';
import { Name } from '../words/tokens.js';

/** What an analyst would call it. */
const nearby: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    from: 'begins',
    to: 'ends',
    in: 'inside',
    whole: 'entire',
    yes: 'accepted',
    no: 'refused',
    not: 'none',
    for: 'in_favour',
    with: 'included',
    over: 'upper',
    above: 'upper',
    below: 'lower',
    under: 'lower',
    times: 'occasions',
    plus: 'extra',
    less: 'reduced',
    between: 'middle',
    default: 'usual',
    like: 'similar',
    optional: 'voluntary',
    then: 'afterwards',
    otherwise: 'any_other',
    highest: 'top',
    lowest: 'bottom',
  },
  fr: {
    de: 'debut',
    du: 'debut',
    à: 'fin',
    au: 'fin',
    en: 'interieur',
    dans: 'interieur',
    entier: 'complet',
    entière: 'complete',
    oui: 'accepte',
    non: 'refuse',
    pas: 'aucun',
    pour: 'favorable',
    avec: 'compris',
    sur: 'dessus',
    fois: 'occasions',
    plus: 'supplement',
    moins: 'reduit',
    entre: 'milieu',
    dès: 'debut',
    comme: 'semblable',
    facultatif: 'au_choix',
    puis: 'apres',
    sinon: 'autre_cas',
    si: 'condition',
    où: 'lieu',
    car: 'autocar',
  },
};

/** What tells one name from another where no better one is known. */
const kinds = { en: { fact: 'value', option: 'option' }, fr: { fact: 'valeur', option: 'option' } };

/** Neither a word of either language nor a name of the file. */
function isFree(reader: Reader, name: string): boolean {
  const tokens = rawTokens(name);
  const isOneName = tokens.length === 1 && tokens[0]?.tokenType === Name;
  return (
    isOneName &&
    !reader.names.has(name) &&
    (['en', 'fr'] as const).every((locale) => !keywordAt(tokens, 0, locale))
  );
}

/** A free name in place of a keyword. */
export function freeNameFor(reader: Reader, word: string, kind: 'fact' | 'option'): string {
  const known = nearby[reader.locale][word.toLowerCase()];
  if (known !== undefined && isFree(reader, known)) return known;
  const stem = word.replaceAll(/[^\p{L}\p{M}\d]+/gu, '_').replaceAll(/^_+|_+$/g, '');
  const base = `${stem}_${kinds[reader.locale][kind]}`;
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (isFree(reader, name)) return name;
  }
}
