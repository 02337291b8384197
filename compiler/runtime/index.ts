// The public runtime: exact arithmetic, calendar, reading facts, and the shape of answers. It depends on nothing.

export { assess, refusalOf } from './assess.js';
export type {
  Assessment,
  CaseError,
  CaseErrorCode,
  Outcome,
  OutputValue,
  Refusal,
  TracedValue,
} from './assessment.js';
export { batchErrors, missingInRow, truthOf } from './batch.js';
export * from './calendar.js';
export * from './case-errors.js';
export type { CaseOptions } from './case-options.js';
export { decimalText, nameOf, rationalText } from './decimal-text.js';
export type { Evaluation, Found } from './evaluation.js';
export { type DecimalInput, exactNumber, isMultiple, lengthOf } from './fact-values.js';
export {
  type FactShape,
  type FactShapes,
  type FactsRead,
  type FactValues,
  type OptionShape,
  readFacts,
  type Value,
} from './facts.js';
export * from './integers.js';
export type { Localized } from './localized.js';
export { type Once, once, onceEach } from './once.js';
export { writeDate, writeQuantity } from './outputs.js';
export * from './rational.js';
export {
  countOf,
  isPlain,
  readDay,
  readItems,
  readOption,
  readSteps,
  readText,
  readTruth,
  readWhole,
} from './read-plain.js';
export { impossible, known, Refused, refuse } from './refused.js';
export { Seen } from './seen.js';
