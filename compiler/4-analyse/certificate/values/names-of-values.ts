// The names by which certificates speak of values.

import { absolute, divide, one, zero } from '../../../runtime/exact/rational.js';
import { nameOf } from '../names.js';
import { aboutOf, type Value, written } from './value.js';

export class Names {
  readonly #names = new Map<Value, string>();
  readonly #byName = new Map<string, Value>();
  readonly #unnamed: Value[] = [];

  add(value: Value): void {
    this.#unnamed.push(value);
  }

  /** The name of a value in certificates: the same whatever was made before it. */
  of(value: Value): string {
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    const { kind, of } = value;
    const first = of[0];
    const isSign = (kind === 'positive' || kind === 'zero') && first?.kind === 'sum';
    const operands = isSign ? this.#terms(first, kind === 'zero') : this.#operands(value);
    const made = nameOf([kind, ...aboutOf(value), ...operands]);
    this.#names.set(value, made);
    return made;
  }

  /** The value of that name, of all that were made so far. */
  named(name: string): Value | undefined {
    for (let value = this.#unnamed.pop(); value; value = this.#unnamed.pop()) {
      this.#byName.set(this.of(value), value);
    }
    return this.#byName.get(name);
  }

  #operands(value: Value): readonly string[] {
    if (value.kind === 'sum') return this.#terms(value, undefined);
    const names = value.of.map((part) => this.of(part));
    return value.kind === 'product' || value.kind === 'lowest' || value.kind === 'highest'
      ? names.sort()
      : names;
  }

  /** Of a sum whose multiples are all the same, up to their sign or not, the first term counts once. */
  #terms({ of, by = [], number = zero }: Value, anySign: boolean | undefined): readonly string[] {
    const terms = of
      .map((part, place) => ({ name: this.of(part), by: by[place] ?? zero }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const first = terms[0]?.by ?? one;
    const unit = anySign === undefined ? one : anySign ? first : absolute(first);
    return [
      ...terms.map((term) => `${written(divide(term.by, unit))}*${term.name}`),
      written(divide(number, unit)),
    ];
  }
}
