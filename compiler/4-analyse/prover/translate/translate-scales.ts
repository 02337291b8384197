// A cumulative scale into terms: each band by the part of the input that lies in it.

import type { Expression, Scale, ScaleBand } from '../../../3-model/model.js';
import { divide, negate, one, subtract, zero } from '../../../runtime/exact/rational.js';
import type { Pool } from '../terms/pool.js';
import type { Rules } from '../terms/rules.js';
import type { Poly, Value } from '../terms/terms.js';
import { symbolIs } from '../terms/values-of-terms.js';

/** `number` translates the amounts of the bands. */
export function translateScale(
  { pool, rules }: { readonly pool: Pool; readonly rules: Rules },
  scale: Scale,
  input: Poly,
  variant: Value | undefined,
  number: (expression: Expression) => Poly,
  origin: string,
): Poly {
  const rows = scale.variants.map(({ option, bands }) => ({
    when: option === undefined || !variant ? pool.holds : symbolIs(pool, variant, option),
    then: pool.sum(
      bands.map((band, place) => ofBand(pool, rules, band, input, number, `${origin}:${place}`)),
    ),
  }));
  return pool.cases(rows, origin);
}

function ofBand(
  pool: Pool,
  rules: Rules,
  band: ScaleBand,
  input: Poly,
  number: (expression: Expression) => Poly,
  origin: string,
): Poly {
  const nothingYet = pool.constant(zero);
  const { from, to } = rules.limitsOfBand(band);
  const beyond = pool.minus(input, pool.constant(from));
  const reached = pool.sign(band.reachedAtFrom ? 'up-to' : 'below', pool.scaled(beyond, negate(one)));
  const whole = to && pool.constant(subtract(to, from));
  const below = whole ? pool.extreme('lowest', [beyond, whole], origin) : beyond;
  const part = pool.extreme('highest', [below, nothingYet], origin);
  const owed: Poly[] = [];
  const owe = (amount: Expression, times: Poly): void => {
    const each = number(amount);
    // What the document does not give is missed only where the band is reached.
    owed.push(
      each === pool.nothing
        ? pool.cases(
            [
              { when: reached, then: each },
              { when: pool.holds, then: nothingYet },
            ],
            origin,
          )
        : pool.product(each, times),
    );
  };
  if (band.rate) owe(band.rate, part);
  if (band.started) {
    const blocks = pool.scaled(part, divide(one, band.started.width));
    owe(band.started.amount, pool.round(blocks, 'up', one, origin));
  }
  if (band.once) {
    const once = number(band.once);
    owed.push(
      pool.cases(
        [
          { when: reached, then: once },
          { when: pool.holds, then: nothingYet },
        ],
        origin,
      ),
    );
  }
  return pool.sum(owed);
}
