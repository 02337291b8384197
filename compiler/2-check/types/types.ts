// Types of values: quantities with units, yes/no, dates, texts, choices.

/** One base or named unit raised to a non-zero power; currencies are units too. */
export interface UnitPower {
  /** Canonical symbol, as declared: `m2`, `hours`, `EUR`, `device`. */
  readonly symbol: string;
  readonly power: number;
}

/** A product of powers, sorted by symbol; the empty product is a plain number. */
export interface Unit {
  readonly powers: readonly UnitPower[];
}

/** The options of a choice; two choices are comparable when they share one set. */
export interface OptionSet {
  /** Name of the fact or choice that declares it. */
  readonly name: string;
  readonly options: readonly OptionInfo[];
}

export interface OptionInfo {
  /** As written in facts and results. */
  readonly name: string;
  readonly label: string;
  /** Another spelling that facts may use (`coded "24"`). */
  readonly code?: string;
}

/**
 * `percent` marks a plain number that is written and shown in per cent; its value is already divided by 100.
 * Dates are whole days since 1970-01-01.
 */
export type Type =
  | { readonly kind: 'quantity'; readonly unit: Unit; readonly percent: boolean }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'date' }
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly set: OptionSet };

export const plainNumber: Type = { kind: 'quantity', unit: { powers: [] }, percent: false };
export const percentType: Type = { kind: 'quantity', unit: { powers: [] }, percent: true };
export const yesNo: Type = { kind: 'yes-no' };
export const dateType: Type = { kind: 'date' };
export const textType: Type = { kind: 'text' };
