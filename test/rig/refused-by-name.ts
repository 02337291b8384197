// Tariffs of the gallery that a back end refuses, by name: each says so where it is built, and the tests of that back end hold it to that.

/** What the integer program cannot say yet, and where. */
export const notLowered: Readonly<Record<string, readonly string[]>> = {};

export const withoutQuery: ReadonlySet<string> = new Set(Object.keys(notLowered));

/** A rent that is multiplied from year to year, over limits too wide to round it exactly (W808). */
export const withoutWorkbook: ReadonlySet<string> = new Set(['indexation-bail-commercial']);
