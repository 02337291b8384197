// Cases of which something was left blank.

import { drawn } from '../rig/draw.js';

export type Input = Readonly<Record<string, unknown>>;

/** The case without one or two of its facts, of the case itself or of an item. */
export function without(input: Input, next: () => number): Input {
  const own: [string, unknown][] = Object.entries(input);
  const places = own.flatMap(([name, value]): readonly string[][] =>
    Array.isArray(value)
      ? value.flatMap((item: Input, index) => Object.keys(item).map((key) => [name, String(index), key]))
      : [[name]],
  );
  const gone = new Set(drawn(places, 1 + Math.floor(next() * 2), next).map((place) => place.join('.')));
  const left = own.flatMap(([name, value]): readonly [string, unknown][] => {
    if (gone.has(name)) return [];
    if (!Array.isArray(value)) return [[name, value]];
    const items = value.map((item: Input, index) =>
      Object.fromEntries(Object.entries(item).filter(([key]) => !gone.has(`${name}.${index}.${key}`))),
    );
    // A row without anything in it is no item.
    return [[name, items.filter((item) => Object.keys(item).length > 0)]];
  });
  return Object.fromEntries(left);
}
