// What laying two tariffs side by side says of kinds of changes, as `diff` does.

import type { Change, ChangeKind } from '../tariffs/changes.js';

type Locale = 'en' | 'fr';

export const changeKinds: Readonly<Record<Locale, Readonly<Record<ChangeKind, string>>>> = {
  en: {
    fact: 'fact',
    reading: 'reading',
    table: 'row',
    scale: 'band',
    rule: 'rule',
    result: 'result',
    requirement: 'requirement',
    period: 'period',
  },
  fr: {
    fact: 'donnée',
    reading: 'lecture',
    table: 'ligne',
    scale: 'tranche',
    rule: 'règle',
    result: 'résultat',
    requirement: 'exigence',
    period: 'période',
  },
};

export const signOf = ({ was, is }: Change): '+' | '-' | '~' =>
  was === undefined ? '+' : is === undefined ? '-' : '~';

export const comparedWords = {
  en: {
    title: (label: string, before: string, after: string) => `${label}: ${before} beside ${after}`,
    ofSide: (label: string, side: string) => `${label} (${side})`,
    ofMixture: (label: string, count: number) => `${label} (first ${count} changed)`,
    difference: (label: string) => `${label} – difference`,
    effect: (label: string, change: string) => `${label} – effect of ${change}`,
    others: 'the other changes',
  },
  fr: {
    title: (label: string, before: string, after: string) => `${label} : ${before} à côté de ${after}`,
    ofSide: (label: string, side: string) => `${label} (${side})`,
    ofMixture: (label: string, count: number) => `${label} (${count} premiers changements)`,
    difference: (label: string) => `${label} – écart`,
    effect: (label: string, change: string) => `${label} – effet de ${change}`,
    others: 'les autres changements',
  },
} as const;
