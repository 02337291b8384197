// Phase 2: types, units, currencies and boundaries.

export { check } from './check.js';
export { checkNumbers } from './documents/numbers-of-sources.js';
export {
  checkQuotes,
  type DocumentOf,
  findQuote,
  type LedgerEntry,
  ledgerOf,
  nearestPassage,
  numbersNotInSource,
  numbersOf,
  type Passage,
  type QuoteSearch,
  type SourceNumber,
  unusedNumbers,
} from './documents/sources.js';
