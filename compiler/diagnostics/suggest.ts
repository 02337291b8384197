// "Did you mean …?": the candidate nearest to a word that is not known.

/** Case and accents do not count as differences worth a refusal. */
export const folded = (word: string): string =>
  /^[ -~]*$/.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[\u2019\u02bc]/g, "'")
        .toLowerCase();

/**
 * The candidate within reach of a slip of the fingers (one to three edits, by length), the nearest first;
 * undefined when none is near.
 */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = folded(word);
  if (wanted.length > longest) return undefined;
  let best: string | undefined;
  let bestDistance = reach(wanted.length) + 1;
  const editDistance = distances(longest);
  for (const candidate of candidates) {
    // Most candidates are ruled out by their length, before anything is folded.
    if (candidate === word || Math.abs(candidate.length - word.length) > bestDistance + 3) continue;
    const other = folded(candidate);
    if (other.length > longest || Math.abs(other.length - wanted.length) > bestDistance) continue;
    const distance = editDistance(wanted, other, bestDistance);
    if (distance >= Math.max(wanted.length, other.length) / 2 + 0.1) continue;
    if (
      distance < bestDistance ||
      // Between two that are as near: the one that is nearer with its accents.
      (distance === bestDistance &&
        best !== undefined &&
        editDistance(word, candidate, longest) < editDistance(word, best, longest))
    ) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The one candidate of which the word is a part that ends or begins at `_`, or that is such a part of it. */
export function suggestPart(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = folded(word);
  const parts = (long: string, short: string) => long.startsWith(`${short}_`) || long.endsWith(`_${short}`);
  const found = [...candidates].filter((candidate) => {
    const other = folded(candidate);
    return parts(other, wanted) || parts(wanted, other);
  });
  return wanted.length > 2 && found.length === 1 ? found[0] : undefined;
}

/** No word beyond is compared. */
const longest = 60;
const reach = (length: number): number => (length <= 2 ? 0 : length <= 4 ? 1 : length <= 9 ? 2 : 3);

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other; more than `most` where
 * there are more. Only cells near the diagonal can stay within it, and a row in which none does ends the search. The rows
 * serve one comparison after the other: making them would take longer than most comparisons.
 */
function distances(longest: number): (from: string, to: string, most: number) => number {
  const rows = [0, 1, 2].map(() => new Uint8Array(longest + 1)) as [Uint8Array, Uint8Array, Uint8Array];
  return (from, to, most) => {
    const tooFar = most + 1;
    let [beforeLast, last, current] = rows;
    for (let column = 0; column <= to.length; column++) last[column] = Math.min(column, tooFar);
    for (let row = 1; row <= from.length; row++) {
      const [left, right] = [Math.max(1, row - most), Math.min(to.length, row + most)];
      current[left - 1] = left === 1 ? Math.min(row, tooFar) : tooFar;
      let least = current[left - 1]!;
      for (let column = left; column <= right; column++) {
        const same = from[row - 1] === to[column - 1];
        let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
        const swapped =
          row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
        if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
        current[column] = Math.min(cost, tooFar);
        least = Math.min(least, cost);
      }
      if (least > most) return tooFar;
      if (right < to.length) current[right + 1] = tooFar;
      [beforeLast, last, current] = [last, current, beforeLast];
    }
    return last[to.length]!;
  };
}
