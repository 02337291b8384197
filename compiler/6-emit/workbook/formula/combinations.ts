// Items of several lists combined: where something is computed for each of their combinations, these are rows like the items of a list,
// those of the last list running fastest.

/** No name holds it. */
const sign = '×';

/** What the rows of combinations are called in keys; one list is itself. */
export const combined = (lists: readonly string[]): string | undefined =>
  lists.length === 0 ? undefined : lists.join(sign);

/** The lists whose items are combined, from the outside in. */
export const listsIn = (list: string | undefined): readonly string[] =>
  list === undefined ? [] : list.split(sign);

export const isCombined = (list: string | undefined): list is string => listsIn(list).length > 1;

/**
 * The row that a combination has among the combinations of some of its lists alone: those at `places`, in their order. Rows count
 * from 1; `capacities` are those of all lists.
 */
export function rowAmong(row: number, capacities: readonly number[], places: readonly number[]): number {
  let rest = row - 1;
  const numbers = [...capacities].reverse().map((capacity) => {
    const own = rest % capacity;
    rest = Math.floor(rest / capacity);
    return own;
  });
  numbers.reverse();
  return places.reduce((at, place) => at * (capacities[place] ?? 1) + (numbers[place] ?? 0), 0) + 1;
}
