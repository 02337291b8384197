// Interleaved rounds in one process: every contender runs in every round, so that a slow moment hits them all; medians are quoted.
// Time is that of the processor, so that other programs on the machine take nothing from a contender.

export interface Contender {
  readonly name: string;
  /** Evaluates the first `count` rows. */
  readonly run: (count: number) => void | Promise<void>;
}

export interface Rate {
  readonly name: string;
  /** Evaluations per second of processor time, median of the rounds. */
  readonly rate: number;
  readonly lowest: number;
  readonly highest: number;
  /** Of every round, in order. */
  readonly rounds: readonly number[];
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** How many times as fast as another: the median over the rounds, each against the same moment of the other. */
export const timesAsFast = (one: Rate, other: Rate): number =>
  median(one.rounds.map((rate, round) => rate / (other.rounds[round] ?? Number.NaN)));

/** Milliseconds that this process has used. */
export function used(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Each round gives each contender about `milliseconds`, with a count found in a warm-up. */
export async function measure(
  contenders: readonly Contender[],
  rounds: number,
  milliseconds: number,
): Promise<readonly Rate[]> {
  const counts = new Map<string, number>();
  for (const { name, run } of contenders) {
    let count = 16;
    for (;;) {
      const begin = used();
      await run(count);
      const took = used() - begin;
      if (took >= milliseconds / 2) {
        counts.set(name, Math.max(1, Math.round((count * milliseconds) / took)));
        break;
      }
      count *= 4;
    }
  }
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // There and back, so that no contender always follows the same one.
    for (const { name, run } of round % 2 === 0 ? contenders : [...contenders].reverse()) {
      const count = counts.get(name) ?? 1;
      const begin = used();
      await run(count);
      rates.get(name)?.push((count * 1000) / (used() - begin));
    }
  }
  return contenders.map(({ name }) => {
    const found = rates.get(name) ?? [];
    return {
      name,
      rate: median(found),
      lowest: Math.min(...found),
      highest: Math.max(...found),
      rounds: found,
    };
  });
}
