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
  if (wanted.length > 60) return undefined;
  let best: string | undefined;
  let bestDistance = reach(wanted.length) + 1;
  for (const candidate of candidates) {
    // Most candidates are ruled out by their length, before anything is folded.
    if (candidate === word || Math.abs(candidate.length - word.length) > bestDistance + 3) continue;
    const other = folded(candidate);
    if (Math.abs(other.length - wanted.length) > bestDistance) continue;
    const distance = editDistance(wanted, other);
    if (distance >= Math.max(wanted.length, other.length) / 2 + 0.1) continue;
    if (
      distance < bestDistance ||
      (distance === bestDistance && best !== undefined && isNearer(word, candidate, best))
    ) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Between two that are as near: the one that is nearer with its accents. */
const isNearer = (word: string, candidate: string, best: string): boolean =>
  editDistance(word, candidate) < editDistance(word, best);

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

const reach = (length: number): number => (length <= 2 ? 0 : length <= 4 ? 1 : length <= 9 ? 2 : 3);

/** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
