// Words of a sheet → names of the language, each once, none of them a keyword.

import { reservedKeywords, wordsOf } from '../../../grammar/words/keywords.js';

const longest = 40;

/** Words that stand for something wherever they stand. */
const taken: ReadonlySet<string> = new Set(
  Object.values(reservedKeywords)
    .flatMap((words) => (['en', 'fr'] as const).flatMap((locale) => wordsOf(words, locale)))
    .filter((word) => !word.includes(' ')),
);

/** `Surface pondérée (m²)` → `surface_ponderee_m2`; empty where nothing of the text can stand in a name. */
export const nameFrom = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/œ/giu, 'oe')
    .replace(/²/gu, '2')
    .replace(/³/gu, '3')
    .toLowerCase()
    .replace(/[^\p{Script=Latin}\p{N}]+/gu, '_')
    .replace(/[^a-z0-9_]/g, '')
    .replace(/^_+|_+$/g, '')
    .slice(0, longest)
    .replace(/_+$/g, '');

/** Hands out names, each once. */
export class Names {
  readonly #used = new Set<string>();

  /** The first of the texts that makes a name, else `fallback`; with a number where it is taken. */
  take(texts: readonly string[], fallback: string): string {
    const wanted = texts.map(nameFrom).find((name) => name !== '') ?? nameFrom(fallback);
    const name = usable(wanted, fallback);
    for (let count = 1; ; count++) {
      const candidate = count === 1 ? name : `${name}_${count}`;
      if (this.#used.has(candidate)) continue;
      this.#used.add(candidate);
      return candidate;
    }
  }

  /** A name as somebody else already writes it; false where it is taken. */
  claim(name: string): boolean {
    const free = !this.#used.has(name);
    this.#used.add(name);
    return free;
  }
}

function usable(name: string, fallback: string): string {
  if (!/^[a-z]/.test(name)) return `${nameFrom(fallback)}_${name}`;
  return taken.has(name) ? `${name}_${nameFrom(fallback)}` : name;
}

/** A name for the tariff, which shares none with others. */
export const tariffName = (title: string, fallback: string): string =>
  usable(nameFrom(title) || fallback, fallback);

/** Whether a column of a book could be the name of a fact. */
export const isName = (text: string): boolean =>
  /^\p{L}[\p{L}\p{N}_]*$/u.test(text) && !taken.has(text.toLowerCase());
