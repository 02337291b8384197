// Gives every thing of the model one JavaScript identifier, as close to its own name as the language allows.

import { Name } from './code.js';
import { identifierFor } from './texts.js';

const reserved = new Set(
  [
    'abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do',
    'else enum eval export extends false finally for from function get if implements import in infer instanceof interface is',
    'keyof let module namespace never new null number object of package private protected public readonly return set static',
    'string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield',
    'Math Number BigInt Object Array String Boolean Symbol NaN Infinity Date Map Set',
  ].flatMap((line) => line.split(' ')),
);

/** Hands out identifiers that are unique within one generated file. */
export class Names {
  readonly #taken = new Set<string>();
  readonly #outer: Names | undefined;
  /** Where to go on counting, per name wanted. */
  readonly #counts = new Map<string, number>();

  constructor(outer?: Names) {
    this.#outer = outer;
  }

  /** For an inner function: nothing that has a name so far gets hidden. */
  within(): Names {
    return new Names(this);
  }

  #isTaken(name: string): boolean {
    if (this.#taken.has(name)) return true;
    return this.#outer === undefined ? reserved.has(name) : this.#outer.#isTaken(name);
  }

  /** Keeps names for something else. */
  reserve(names: Iterable<string>): void {
    for (const name of names) this.#taken.add(name);
  }

  /** `owner/2` becomes `owner_2`; a number is added where the name is taken. The type is that of the variable. */
  fresh(wanted: string, type?: string): Name {
    const plain = identifierFor(wanted);
    let text = plain;
    let count = this.#counts.get(plain) ?? 2;
    for (; this.#isTaken(text); count++) text = `${plain}_${count}`;
    this.#counts.set(plain, count);
    this.#taken.add(text);
    return new Name(text, 'local', type);
  }
}

/** The variables of a value that is kept in several, by the endings of their names. */
export function slotNames(base: Name): (suffix: string) => Name {
  const made = new Map([['', base]]);
  return (suffix) => {
    const name = made.get(suffix) ?? new Name(base.text + suffix, 'local');
    made.set(suffix, name);
    return name;
  };
}

/** Parameters of the generated functions. */
export const parameters = {
  facts: new Name('facts', 'local'),
  readings: new Name('readings', 'local'),
  seen: new Name('seen', 'local'),
  item: new Name('item', 'local'),
} as const;
