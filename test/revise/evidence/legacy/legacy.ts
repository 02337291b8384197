// Programs of other systems, in plain doubles, written from the documents by somebody who had not looked at the hypotheses:
// each prices a case as its office did, and with a slip that such an office makes.

/** Facts of a case as a file has them. */
export type LegacyFacts = Readonly<Record<string, unknown>>;

export interface LegacyProgram {
  readonly tariff: string;
  /** The result that the office bills. */
  readonly bills: string;
  readonly slips: readonly string[];
  /** What is billed, in whole cents divided by 100; without a slip what the tariff says. */
  readonly price: (facts: LegacyFacts, slip: string) => number;
}

export const numberOf = (facts: LegacyFacts, name: string, otherwise = 0): number => {
  const value = facts[name];
  return value === undefined ? otherwise : Number(value);
};

/** To the cent, what a double lost put back first. */
export const cents = (amount: number): number => Math.round(Number((amount * 100).toFixed(5))) / 100;
export const centsDown = (amount: number): number => Math.floor(Number((amount * 100).toFixed(5))) / 100;
/** As programs in doubles do it. */
export const plainCents = (amount: number): number => Math.floor(amount * 100 + 0.5) / 100;

/** Blocks begun, what a double lost put back first. */
export const begun = (blocks: number): number => Math.ceil(Number(blocks.toFixed(9)));
