// The public runtime: exact arithmetic, calendar, reading facts, and the shape of answers. It depends on nothing.

export type {
  Assessment,
  CaseError,
  CaseErrorCode,
  Outcome,
  OutputValue,
  Refusal,
} from './assessment.js';
export * from './calendar.js';
export * from './case-errors.js';
export { exactNumber } from './fact-values.js';
export {
  type FactShape,
  type FactShapes,
  type FactValues,
  type Needed,
  type OptionShape,
  readFacts,
  requireFacts,
  type Value,
} from './facts.js';
export type { Localized } from './localized.js';
export { writeDate, writeQuantity } from './outputs.js';
export * from './rational.js';
