// Integer division under a mode.

import { floor, roundToInteger } from '../../runtime/exact/rational.js';
import type { Division } from './program.js';

/** `divisor` is positive. */
export const dividedBy = (division: Division, dividend: bigint, divisor: bigint): bigint =>
  division === 'floor'
    ? floor({ n: dividend, d: divisor })
    : roundToInteger({ n: dividend, d: divisor }, division);
