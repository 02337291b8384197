// The languages that rules are written in and people are addressed in; how each punctuates and counts.

export type Locale = 'en' | 'fr';

/** Whether a text names one of them. */
export const isLocale = (text: string | undefined): text is Locale =>
  text !== undefined && Object.hasOwn(otherLocale, text);

export const otherLocale = { en: 'fr', fr: 'en' } as const satisfies Readonly<Record<Locale, Locale>>;

/** Signs of numbers and sentences in text of plain characters; what is set for print has spaces of its own. */
export const punctuation: Readonly<Record<Locale, { readonly decimal: string; readonly colon: string }>> = {
  en: { decimal: '.', colon: ':' },
  fr: { decimal: ',', colon: ' :' },
};

/** The ending of a regular noun or adjective behind a count: English counts nought as many, French as one. */
export const pluralEnding: Readonly<Record<Locale, (count: number) => '' | 's'>> = {
  en: (count) => (count === 1 ? '' : 's'),
  fr: (count) => (count < 2 ? '' : 's'),
};
