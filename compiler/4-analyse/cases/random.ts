// Repeatable choices from a seed: the same seed makes the same cases on every machine.

export interface Random {
  /** A whole number from zero up to, not including, `limit` (> 0). */
  readonly below: (limit: bigint) => bigint;
  /** The same for numbers, up to 2^53, without the cost of large whole numbers. */
  readonly under: (limit: number) => number;
  readonly chance: (percent: number) => boolean;
  /** One of at least one. */
  readonly pick: <T>(items: readonly [T, ...T[]] | readonly T[]) => T;
}

/** Mulberry32 on 32-bit whole numbers; larger ones are put together of several. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: bigint): bigint => {
    let value = 0n;
    for (let size = limit; size > 0n; size >>= 32n) value = (value << 32n) | BigInt(next());
    // One more word than needed makes the remainder as good as even.
    return ((value << 32n) | BigInt(next())) % limit;
  };
  const under = (limit: number): number =>
    limit <= 2 ** 32
      ? Math.floor((next() / 2 ** 32) * limit)
      : Math.floor(((next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53) * limit);
  return {
    below,
    under,
    chance: (percent) => next() % 100 < percent,
    pick: (items) => {
      const item = items[Number(below(BigInt(items.length)))];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}
