// Where a picture ends that need not show its whole domain.

import { compare, minimum, multiply, type Rational, rational } from '../../runtime/exact/rational.js';

/** The end of the domain where the picture comes near it (up to 100 % rather than to 84 %), else its own end. */
export const nearEnd = (own: Rational, domainEnd: Rational): Rational =>
  compare(domainEnd, multiply(own, rational(3, 2))) <= 0 ? domainEnd : minimum(own, domainEnd);
