// A small tariff with most kinds of places for a slip, and another system that bills it: plain arithmetic in whole cents and
// doubles, written apart from the product.

import { compile } from '../../compiler/pipeline.js';

export const rules = `
tariff water "Water"
currency EUR
rounding each amount half up to 0.01 EUR

fact usage "Usage" : m3, whole, from 0 to 2 000
fact meters "Meters" : number, whole, from 1 to 20
fact social "Social tariff" : yes/no

reading minimum_order "Minimum before or after the reduction"
  | option    | because |
  | before_it | "the reduction is taken from the fee" |
  | after_it  | "nobody pays less than the minimum" |
  chosen before_it

section our heading "Prices"
table price by usage
  | usage        | price       |
  | up to 50 m3  | 1.23 EUR/m3 |
  | up to 200 m3 | 1.57 EUR/m3 |
  | above 200 m3 | 2.11 EUR/m3 |

amount fee "Fee" = price * usage
  at least 35.55 EUR when minimum_order is before_it
  less 15 % when social
  at least 35.55 EUR when minimum_order is after_it

amount rent "Meter rent" = 7.35 EUR * meters

amount vat "VAT" = 5.5 % * (fee + rent)

amount total "Total" = fee + rent + vat

results fee, rent, vat, total
`;

export interface Case {
  readonly usage: number;
  readonly meters: number;
  readonly social: boolean;
}

/** What the other system does; each slip overrides one place. */
export interface Legacy {
  readonly price?: (usage: number) => number;
  readonly minimum?: number;
  readonly minimumAfter?: boolean;
  readonly reduction?: number;
  readonly reductionTwice?: boolean;
  readonly rent?: number;
  readonly vatPerMille?: number;
  readonly vatBase?: 'fee' | 'both';
  readonly round?: (value: number) => number;
  /** In euros and doubles, as a careless program. */
  readonly floating?: boolean;
}

const halfUp = (value: number): number => Math.floor(value + 0.5 + 1e-9);
export const cut = (value: number): number => Math.floor(value + 1e-9);
export const up = (value: number): number => Math.ceil(value - 1e-9);

export const printedPrice = (usage: number): number => (usage <= 50 ? 123 : usage <= 200 ? 157 : 211);

/** In whole cents. */
export function billOf({ usage, meters, social }: Case, legacy: Legacy = {}): number {
  if (legacy.floating === true) return floatingBill({ usage, meters, social });
  const round = legacy.round ?? halfUp;
  const minimum = legacy.minimum ?? 3555;
  let fee = (legacy.price ?? printedPrice)(usage) * usage;
  if (legacy.minimumAfter !== true) fee = Math.max(fee, minimum);
  const kept = 1 - (legacy.reduction ?? 0.15);
  if (social) fee *= legacy.reductionTwice === true ? kept * kept : kept;
  if (legacy.minimumAfter === true) fee = Math.max(fee, minimum);
  fee = round(fee);
  const rent = (legacy.rent ?? 735) * meters;
  const base = legacy.vatBase === 'fee' ? fee : fee + rent;
  return fee + rent + round((base * (legacy.vatPerMille ?? 55)) / 1000);
}

export const model = () => {
  const compilation = compile({ path: 'water.bareme', text: rules });
  if (compilation.model === undefined)
    throw new Error(compilation.diagnostics.map((d) => d.message.en).join('\n'));
  return compilation.model;
};

/** The same cases for the same seed; many at limits. */
export function casesFrom(seed: number, count: number): readonly Case[] {
  let state = seed;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const edges = [0, 1, 28, 29, 49, 50, 51, 199, 200, 201];
  return Array.from({ length: count }, () => ({
    usage: draw(3) === 0 ? (edges[draw(edges.length)] ?? 0) : draw(400),
    meters: 1 + draw(6),
    social: draw(2) === 0,
  }));
}

function floatingBill({ usage, meters, social }: Case): number {
  const cents = (value: number): number => Math.floor(value * 100 + 0.5) / 100;
  let fee = Math.max((usage <= 50 ? 1.23 : usage <= 200 ? 1.57 : 2.11) * usage, 35.55);
  if (social) fee = fee * (1 - 0.15);
  fee = cents(fee);
  const rent = cents(7.35 * meters);
  const vat = cents(0.055 * (fee + rent));
  return Math.round((fee + rent + vat) * 100);
}
