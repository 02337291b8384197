// The known name that a mistyped one most probably means.

/** Names longer than this are nobody's typing mistake. */
const longestName = 60;

function distance(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f_\s-]/g, '')
    .toLowerCase();

/** The closest of `names`, or undefined when none is close; accents, case and `_` count for nothing. */
export function closest(name: string, names: readonly string[]): string | undefined {
  if (name.length > longestName) return undefined;
  const wanted = folded(name);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of names) {
    const steps = distance(wanted, folded(candidate), least);
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}
