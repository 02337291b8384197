// A hypothesis → what it predicts of a bill.

import type { Model, Result } from '../../3-model/model.js';
import { pricerInDoubles } from '../edits/price-in-doubles.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';
import { type Amounts, type Bill, canonical, type Price } from './bill.js';

/** Amounts, or undefined where the other system would say nothing that we know (a refused case, a slip that does not apply). */
export type Predict = (bill: Pick<Bill, 'facts' | 'priced'>) => Amounts | undefined;

/** Rules ready to price many cases, or few. */
export type Prepare = (model: Model) => Price;

export interface World {
  readonly rules: Model;
  readonly results: readonly Result[];
  readonly prepare: Prepare;
  /** By the rules as they are. */
  readonly price: Price;
}

/** Undefined where the slip changes nothing in these rules. */
export function predictionOf({ does }: Hypothesis, world: World): Predict | undefined {
  switch (does.kind) {
    case 'rules': {
      const edited = does.edit(world.rules);
      if (edited === undefined) return undefined;
      const price = world.prepare(edited);
      return ({ facts }) => price(facts);
    }
    case 'case':
      return ({ facts }) => {
        const edited = does.edit(facts);
        return edited === undefined ? undefined : world.price(edited);
      };
    case 'doubles': {
      const price = pricerInDoubles(world.rules, does.cents);
      return ({ facts }) =>
        price(facts).map((amount) => (amount === undefined ? undefined : canonical(amount)));
    }
    case 'bill':
      return ({ priced }) =>
        priced.map((amount, index) => {
          const name = world.results[index]?.name ?? '';
          const made = amount === undefined ? undefined : does.edit(amount, name);
          return made === undefined ? undefined : canonical(made);
        });
    default:
      does satisfies never;
      return undefined;
  }
}
