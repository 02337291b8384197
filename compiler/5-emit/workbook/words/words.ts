// The words of the workbook, in the language of the document.

import { english } from './english.js';
import { french } from './french.js';

type Wider<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : Wider<T[K]>;
};

/** Every word that any sheet uses; a language that lacks one does not compile. */
export type Words = Wider<typeof english>;

export const wordsFor = (language: 'en' | 'fr'): Words => (language === 'fr' ? french : english);
