// The checks that ask the prover.

import { divisionByZero } from './amounts/division-by-zero.js';
import type { ChecksThatProve } from './check.js';
import { valuesBelowNought } from './rows/below-nought.js';
import { rowClaims } from './rows/row-claims.js';

export const checksThatProve: ChecksThatProve = { rowClaims, valuesBelowNought, divisionByZero };
