import { divide, type Rational } from '../../../runtime/exact/rational.js';

/** Half of a value. */
export const halved = (value: Rational): Rational => divide(value, { n: 2n, d: 1n });
