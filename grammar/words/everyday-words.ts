// Words that people write at the beginning of a line for a keyword that they do not know yet; never accepted, always understood.

import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { type Concept, type DeclarationConcept, type stepConcepts, wordOf } from './keywords.js';

type StepConcept = (typeof stepConcepts)[number];

const everydayWords: Readonly<Record<Locale, Partial<Record<DeclarationConcept, readonly string[]>>>> = {
  en: {
    fact: ['input', 'variable', 'parameter', 'question', 'field', 'ask', 'data'],
    amount: ['price', 'fee', 'charge', 'cost', 'tax', 'rule', 'output', 'compute'],
    value: ['let', 'var', 'const', 'constant', 'formula', 'define', 'set'],
    table: ['grid', 'rates', 'tiers'],
    scale: ['brackets', 'bands', 'slices'],
    choice: ['option', 'options', 'enum', 'category'],
    function: ['def', 'func', 'procedure'],
    check: ['assert', 'property', 'ensure', 'verify', 'promise'],
    example: ['test', 'sample', 'case'],
    notice: ['note', 'warning', 'message', 'remark'],
    reading: ['interpretation', 'assumption', 'ambiguity'],
    require: ['constraint', 'validate', 'demand'],
    use: ['import', 'include'],
    section: ['chapter', 'part', 'article', 'heading'],
    results: ['result', 'outputs', 'returns'],
  },
  fr: {
    fact: ['fait', 'entrée', 'variable', 'paramètre', 'question', 'champ', 'saisie', 'donnees'],
    amount: ['prix', 'droit', 'frais', 'coût', 'taxe', 'redevance', 'règle', 'somme'],
    value: ['soit', 'calcul', 'formule', 'constante', 'définir', 'intermédiaire'],
    table: ['grille', 'tarifs', 'table'],
    scale: ['tranches', 'échelle', 'paliers'],
    choice: ['option', 'options', 'catégorie', 'régime'],
    check: ['propriété', 'promesse', 'garantie', 'assertion'],
    example: ['test', 'cas', 'essai'],
    notice: ['note', 'remarque', 'avertissement', 'message', 'attention'],
    reading: ['interprétation', 'hypothèse', 'ambiguïté'],
    require: ['exige', 'contrainte', 'condition'],
    use: ['importer', 'inclure', 'import'],
    section: ['chapitre', 'article', 'partie', 'titre'],
    results: ['sorties', 'sortie', 'rendre'],
  },
};

// In a cell, for what no other row takes.
const rest = new Map<string, Locale>(
  Object.entries({
    en: ['remainder', 'rest', 'balance', 'others', 'other', 'else'],
    fr: ['reste', 'surplus', 'solde', 'autres', 'autre'],
  }).flatMap(([locale, words]) => words.map((word) => [word, locale as Locale] as const)),
);

/** `the rest`, where a word that is no name stands for it. */
export function wordForTheRest(word: string): string | undefined {
  const locale = rest.get(word.toLowerCase());
  return locale && wordOf('rest', locale);
}

const meanings = (locale: Locale): ReadonlyMap<string, DeclarationConcept> =>
  new Map(
    Object.entries(everydayWords[locale]).flatMap(([concept, words]) =>
      words.map((word) => [word, concept as DeclarationConcept] as const),
    ),
  );
const byLocale: Readonly<Record<Locale, ReadonlyMap<string, DeclarationConcept>>> = {
  en: meanings('en'),
  fr: meanings('fr'),
};

/** The keyword meant by an everyday word. */
export function keywordForEverydayWord(word: string, locale: Locale): string | undefined {
  const concept = byLocale[locale].get(word.toLowerCase());
  return concept && wordOf(concept, locale);
}

const steps: Readonly<Record<Locale, Partial<Record<StepConcept, readonly string[]>>>> = {
  en: {
    atLeast: ['min', 'minimum', 'floor', 'not less than', 'no less than'],
    atMost: [
      'max',
      'maximum',
      'cap',
      'capped',
      'ceiling',
      'up to',
      'not more than',
      'no more than',
      'not exceeding',
    ],
    less: ['minus', 'discount', 'reduction', 'rebate', 'deduct', 'reduced'],
    plus: ['add', 'surcharge', 'increase', 'increased'],
    times: ['multiply', 'multiplied'],
    dividedBy: ['divide', 'divided'],
    rounded: ['round'],
    dueWhen: ['when', 'if', 'only'],
  },
  fr: {
    atLeast: ['min', 'minimum', 'plancher', 'pas moins de'],
    atMost: ['max', 'maximum', 'plafond', 'plafonné', 'plafonnée', "jusqu'à", 'pas plus de'],
    less: ['réduction', 'remise', 'rabais', 'abattement', 'déduire', 'déduction', 'réduit', 'réduite'],
    plus: ['majoration', 'supplément', 'ajouter', 'majoré', 'majorée'],
    times: ['multiplier', 'multiplié', 'multipliée'],
    dividedBy: ['diviser', 'divisé', 'divisée'],
    rounded: ['arrondir'],
    dueWhen: ['quand', 'si', 'lorsque', 'seulement'],
  },
};

/** The step meant by an everyday word at the beginning of a line: `minimum 45 EUR`, `when area is above 0 m2`. */
export function stepForEverydayWord(word: string, locale: Locale): string | undefined {
  const wanted = word.toLowerCase();
  const found = Object.entries(steps[locale]).find(([, words]) => words.includes(wanted));
  return found && wordOf(found[0] as StepConcept, locale);
}

const inner: Readonly<Record<Locale, Partial<Record<Concept, readonly string[]>>>> = {
  en: {
    when: ['if', 'whenever'],
    otherwise: ['else', 'elsewise'],
    is: ['equals', 'equal'],
    above: ['greater', 'after'],
    below: ['before'],
  },
  fr: {
    when: ['lorsqu'],
    is: ['égale', 'égal'],
    otherwise: ['autrement'],
    above: ['après'],
    below: ['avant'],
  },
};

/** The keyword meant by an everyday word within a line. */
export function wordForEverydayWord(word: string, locale: Locale): string | undefined {
  const wanted = word.toLowerCase();
  const found = Object.entries(inner[locale]).find(([, words]) => words.includes(wanted));
  return found && wordOf(found[0] as Concept, locale);
}
