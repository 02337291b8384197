// Gives every thing of the model one JavaScript identifier, as close to its own name as the language allows.

const reserved = new Set(
  `abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do
  else enum eval export extends false finally for from function get if implements import in infer instanceof interface is
  keyof let module namespace never new null number object of package private protected public readonly return set static
  string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield
  Math Number BigInt Object Array String Boolean Symbol NaN Infinity Date Map Set`.split(/\s+/),
);

const identifierPattern = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** A property name as it stands in an object literal or a type; computed where it would mean the prototype. */
export function propertyName(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return identifierPattern.test(name) ? name : JSON.stringify(name);
}

/** `.name` or `["name"]`. */
export const access = (name: string): string =>
  identifierPattern.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;

/** Hands out identifiers that are unique within one generated file. */
export class Names {
  readonly #taken = new Set<string>();
  readonly #outer: Names | undefined;
  readonly #types = new Map<string, string>();
  /** Where to go on counting, per name wanted. */
  readonly #counts = new Map<string, number>();

  constructor(outer?: Names) {
    this.#outer = outer;
  }

  /** For an inner function: nothing that has a name so far gets hidden. */
  within(): Names {
    return new Names(this);
  }

  /** The TypeScript type of a variable, where it was told. */
  typeOf(name: string): string | undefined {
    return this.#types.get(name);
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
  fresh(wanted: string, type?: string): string {
    const plain = wanted
      .normalize('NFC')
      .replace(/[^\p{ID_Continue}$]+/gu, '_')
      .replace(/^(?![\p{ID_Start}_$])/u, '_');
    let name = plain;
    let count = this.#counts.get(plain) ?? 2;
    for (; this.#isTaken(name); count++) name = `${plain}_${count}`;
    this.#counts.set(plain, count);
    this.#taken.add(name);
    if (type !== undefined) this.#types.set(name, type);
    return name;
  }
}
