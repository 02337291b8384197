// A tariff with some of its numbers changed: what a revision of a document does most.

const ruled =
  /^\s*(amount|value|answer|times|plus|less|at least|at most|\||montant|valeur|fois|au moins|au plus)/;

/** `count` numbers of rules, rows and bands, drawn; facts, checks and examples stay. */
export function withOtherNumbers(text: string, count: number, next: (below: number) => number): string {
  const lines = text.split('\n');
  const places = lines.flatMap((line, at) => {
    if (!ruled.test(line)) return [];
    return [...line.matchAll(/(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g)].map(({ index, 0: written }) => ({
      at,
      index,
      written,
    }));
  });
  for (let left = count; left > 0 && places.length > 0; left--) {
    const [place] = places.splice(next(places.length), 1);
    if (place === undefined) break;
    const { at, index, written } = place;
    const line = lines[at] ?? '';
    const digits = written.split('.')[1]?.length ?? 0;
    const other = (Number(written) + (next(2) === 0 ? 1 : 2) * 10 ** -digits).toFixed(digits);
    if (line.slice(index, index + written.length) !== written) continue;
    lines[at] = `${line.slice(0, index)}${other}${line.slice(index + written.length)}`;
  }
  return lines.join('\n');
}
