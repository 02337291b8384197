// Readable, unique ids for the steps of a calculation.

/** Letters, digits and `_` only, accents folded; empty for a text without letters or digits. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(.{20,36}?)_.*$/s, (whole, start: string) => (whole.length > 40 ? start : whole))
    .slice(0, 40);
}

/** Hands out ids; one that is taken gets `-2`, `-3` … behind it. */
export class Identifiers {
  readonly #taken = new Map<string, number>();

  take(wanted: string): string {
    let id = wanted;
    let count = this.#taken.get(wanted) ?? 0;
    while (this.#taken.has(id)) {
      count = Math.max(count, 1) + 1;
      id = `${wanted}-${count}`;
    }
    this.#taken.set(wanted, Math.max(count, 1));
    if (id !== wanted) this.#taken.set(id, 1);
    return id;
  }
}
