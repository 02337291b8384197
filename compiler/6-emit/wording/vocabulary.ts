// What a language must have a word for: the shape of the English words.

import type { Locale } from '../../languages.js';
import type { english } from './english.js';

type Wider<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : Wider<T[K]>;
};

/** Every word that any sheet uses; a language that lacks one does not compile. */
export type Words = Wider<Omit<typeof english, 'language'>> & { readonly language: Locale };
