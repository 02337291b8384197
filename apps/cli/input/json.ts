// JSON text into plain values whose numbers are exact: stricter than JSON.parse (a name given twice is refused) and
// without its doubles.

import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import { plainJson } from './plain-json.js';

/** A number that a double would alter; `exactNumber` of the runtime reads it by its text, as it does decimal objects. */
export class JsonNumber {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
  toFixed(): string {
    return this.text;
  }
}

export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  /** `path` as facts are named: `skiers[2].age`; empty when the text as a whole is wrong. */
  | { readonly ok: false; readonly message: Localized; readonly path: string };

/** Lists and objects within one another; a case needs three. */
const deepest = 64;

/** Reads one JSON value. Never throws. Objects have no prototype. */
export function parseJson(text: string): JsonResult {
  const reader = new JsonReader(text);
  try {
    return { ok: true, value: reader.readWhole() };
  } catch (error) {
    if (error instanceof JsonMistake) return { ok: false, message: error.localized, path: error.path };
    throw error;
  }
}

/** The same of facts, faster; objects may have the prototype that objects written with braces have. */
export function parseFacts(text: string): JsonResult {
  const value = plainJson(text);
  return value === undefined ? parseJson(text) : { ok: true, value };
}

class JsonMistake extends Error {
  constructor(
    readonly localized: Localized,
    readonly path: string,
  ) {
    super(localized.en);
  }
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const spacePattern = /[ \t\r\n]*/y;
const quote = 0x22;
const backslash = 0x5c;
const words: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class JsonReader {
  #at = 0;
  readonly #path: (string | number)[] = [];

  constructor(readonly text: string) {}

  readWhole(): unknown {
    this.#space();
    const value = this.#value();
    if (this.#at < this.text.length) {
      throw this.#mistake(
        'more follows after the end of the value',
        'il reste du texte après la fin de la valeur',
      );
    }
    return value;
  }

  #value(): unknown {
    const first = this.text[this.#at];
    let value: unknown;
    if (first === '{') value = this.#object();
    else if (first === '[') value = this.#list();
    else if (first === '"') value = this.#string();
    else if (first === '-' || (first !== undefined && first >= '0' && first <= '9')) value = this.#number();
    else value = this.#word();
    this.#space();
    return value;
  }

  #object(): unknown {
    const object = Object.create(null) as Record<string, unknown>;
    this.#open();
    while (this.text[this.#at] !== '}') {
      if (this.text[this.#at] !== '"') throw this.#expected('a name in quotes', 'un nom entre guillemets');
      const name = this.#string();
      this.#path.push(name);
      if (Object.hasOwn(object, name)) {
        throw this.#mistake('this name is given twice', 'ce nom est donné deux fois', true);
      }
      this.#space();
      this.#take(':');
      object[name] = this.#value();
      this.#path.pop();
      if (!this.#comma('}')) break;
    }
    this.#take('}');
    return object;
  }

  #list(): unknown {
    const list: unknown[] = [];
    this.#open();
    while (this.text[this.#at] !== ']') {
      this.#path.push(list.length);
      list.push(this.#value());
      this.#path.pop();
      if (!this.#comma(']')) break;
    }
    this.#take(']');
    return list;
  }

  #open(): void {
    if (this.#path.length >= deepest)
      throw this.#mistake('it is nested too deeply', "l'imbrication est trop profonde");
    this.#at++;
    this.#space();
  }

  /** True when another element follows; a comma before the end is a mistake. */
  #comma(end: string): boolean {
    if (this.text[this.#at] !== ',') return false;
    this.#at++;
    this.#space();
    if (this.text[this.#at] === end)
      throw this.#mistake('there is a comma too many', 'il y a une virgule de trop');
    return true;
  }

  #string(): string {
    const start = this.#at;
    for (let index = start + 1; index < this.text.length; index++) {
      const code = this.text.charCodeAt(index);
      if (code === quote) {
        this.#at = index + 1;
        return this.text.slice(start + 1, index);
      }
      if (code === backslash || code < 0x20) return this.#escapedString();
    }
    throw this.#mistake('a text is not closed', "un texte n'est pas fermé");
  }

  /** A text with escapes: its end is looked for, and JSON.parse reads what lies between. */
  #escapedString(): string {
    const start = this.#at;
    let index = start + 1;
    while (index < this.text.length && this.text.charCodeAt(index) !== quote) {
      index += this.text.charCodeAt(index) === backslash ? 2 : 1;
    }
    try {
      const value: unknown = JSON.parse(this.text.slice(start, index + 1));
      this.#at = index + 1;
      return String(value);
    } catch {
      throw this.#mistake(
        'a text is not written as JSON asks',
        "un texte n'est pas écrit comme JSON le demande",
      );
    }
  }

  #number(): number | JsonNumber {
    numberPattern.lastIndex = this.#at;
    const written = numberPattern.exec(this.text)?.[0];
    if (written === undefined) throw this.#mistake('a number is not complete', "un nombre n'est pas complet");
    this.#at += written.length;
    // Up to 15 digits a double stands for exactly the decimal that it is written as.
    return written.length <= 15 && !/[eE]/.test(written) ? Number(written) : new JsonNumber(written);
  }

  #word(): boolean | null {
    for (const [word, value] of words) {
      if (this.text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    throw this.#expected('a value', 'une valeur');
  }

  #space(): void {
    spacePattern.lastIndex = this.#at;
    spacePattern.exec(this.text);
    this.#at = spacePattern.lastIndex;
  }

  #take(sign: string): void {
    if (this.text[this.#at] !== sign) throw this.#expected(`\`${sign}\``, `\`${sign}\``);
    this.#at++;
    this.#space();
  }

  #expected(en: string, fr: string): JsonMistake {
    return this.#at >= this.text.length
      ? this.#mistake(`it ends where ${en} should stand`, `il s'arrête là où ${fr} devrait se trouver`)
      : this.#mistake(`${en} should stand here`, `${fr} devrait se trouver ici`);
  }

  #mistake(en: string, fr: string, named = false): JsonMistake {
    const path = this.#path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
    const before = this.text.slice(0, this.#at).split('\n');
    const at = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    const name = path.replace(/^\./, '').slice(0, 120);
    return named
      ? new JsonMistake({ en: `${en}: \`${name}\``, fr: `${fr} : \`${name}\`` }, name)
      : new JsonMistake(
          { en: `this is no JSON: ${en} (at ${at})`, fr: `ce n'est pas du JSON : ${fr} (en ${at})` },
          '',
        );
  }
}
