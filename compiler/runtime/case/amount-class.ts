// What callers say of the class in which they want numbers; nothing but types, which stand-alone files have in them.

/** A decimal number of another library: decimal.js, big.js and bignumber.js make such. Facts take them, too. */
export interface DecimalObject {
  /** Without an argument: every digit, without an exponent. */
  readonly toFixed: () => string;
  readonly toString: () => string;
}

/** A class such as `Decimal`: `new Decimal('12.50')`. */
export type AmountClass<Amount extends DecimalObject> = new (text: string) => Amount;

/** Options that say in which class numbers come. */
export type InAmounts<Options, Amount extends DecimalObject> = Omit<Options, 'amounts'> & {
  /** Amounts, quantities, counts and percentages are made by this class, from the text that stands there without it. */
  readonly amounts: AmountClass<Amount>;
};
