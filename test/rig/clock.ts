// Times of day as results write them.

/** So many minutes: `08:30`. */
export const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** The part of a day that a cell shows. */
export const clockOfDay = ({ n, d }: { readonly n: bigint; readonly d: bigint }): string =>
  clock(Number((n * 1440n) / d));

/** The same of a number of a cell; undefined where it holds parts of a minute. */
export const clockOfCell = (day: number): string | undefined =>
  Math.abs(day * 1440 - Math.round(day * 1440)) > 1e-8 ? undefined : clock(Math.round(day * 1440));
