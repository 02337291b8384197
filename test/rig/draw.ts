// What rigs draw is the same on every run.

/** A fixed sequence of numbers from 0 to 1. */
export function sequence(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** So many of them, in a drawn order; of every group in turn where there are groups. */
export function drawn<T>(
  all: readonly T[],
  count: number,
  next: () => number,
  groupOf: (one: T) => string = () => '',
): readonly T[] {
  const shuffled = all
    .map((one) => ({ one, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
  const groups = new Map<string, T[]>();
  for (const one of shuffled) {
    const group = groups.get(groupOf(one));
    if (group === undefined) groups.set(groupOf(one), [one]);
    else group.push(one);
  }
  const taken: T[] = [];
  for (let place = 0; taken.length < Math.min(count, all.length); place++) {
    for (const group of groups.values()) {
      const one = group[place];
      if (one !== undefined && taken.length < count) taken.push(one);
    }
  }
  return taken;
}
