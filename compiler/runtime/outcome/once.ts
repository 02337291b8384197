// Values that are computed when they are first needed, and remembered for the rest of the case.

export interface Once<T> {
  (): T;
  /** It has been computed, and did not refuse. */
  readonly isKnown: boolean;
}

/** A refusal is not remembered: it is found again. Made for each case: a plain property costs less than a getter. */
export function once<T>(compute: () => T): Once<T> {
  let value: T | undefined;
  const find = (): T => {
    if (!find.isKnown) {
      value = compute();
      find.isKnown = true;
    }
    return value as T;
  };
  find.isKnown = false;
  return find;
}

/** The same for each item of a list, by its place. */
export function onceEach<T>(compute: (place: number) => T): (place: number) => T {
  const found: ({ readonly value: T } | undefined)[] = [];
  return (place) => {
    const known = found[place] ?? { value: compute(place) };
    found[place] = known;
    return known.value;
  };
}

/**
 * The same where the value of an item goes back to those of items before: they are computed first, in their order, so that a long list
 * costs no stack. One that is refused is told only if it is needed.
 */
export function inOrder<T>(compute: (place: number) => T): (place: number) => T {
  const find = onceEach(compute);
  let next = 0;
  return (place) => {
    while (next < place) {
      const before = next++;
      try {
        find(before);
      } catch {
        // Whoever needs it finds the refusal again.
      }
    }
    return find(place);
  };
}
