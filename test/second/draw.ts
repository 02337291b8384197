// Draws of the random tariffs: the same seed, the same draws.

export interface Draw {
  /** A whole number from nought up to, not including, the limit. */
  readonly below: (limit: number) => number;
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
}

export function drawFrom(seed: number): Draw {
  let state = BigInt(seed) * 0x9e3779b97f4a7c15n + 0x2545f4914f6cdd1dn;
  const mask = (1n << 64n) - 1n;
  const next = (): number => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & mask;
    return Number(((state ^ (state >> 29n)) >> 33n) & 0x7fffffffn);
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (from) => {
      if (from.length === 0) throw new RangeError('nothing to pick from');
      return from[below(from.length)] as (typeof from)[number];
    },
  };
}

/** In an order of their own. */
export function shuffled<T>(draw: Draw, all: readonly T[]): readonly T[] {
  const left = [...all];
  return all.map(() => left.splice(draw.below(left.length), 1)[0] as T);
}
