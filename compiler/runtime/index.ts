// The public runtime: exact arithmetic, calendar, reading facts, and the shape of answers. It depends on nothing.

export type { AmountClass, DecimalObject, InAmounts } from './case/amount-class.js';
export { assess } from './case/assess.js';
export { batchErrors, missingInRow, truthOf } from './case/batch.js';
export { batchOfSome, type ColumnForm } from './case/batch-of-some.js';
export { type CaseOptions, saysNothing } from './case/case-options.js';
export type { Evaluation, Found } from './case/evaluation.js';
export { leftCase, leftRow } from './case/left-case.js';
export { type RecordedWith, recordable, withRecord } from './case/record-case.js';
export { impossible, known, Refused, refuse } from './case/refused.js';
export { Seen } from './case/seen.js';
export * from './exact/calendar.js';
export { timeText } from './exact/cycles.js';
export { decimalText, nameOf, rationalText } from './exact/decimal-text.js';
export * from './exact/integers.js';
export { writeDate, writeQuantity } from './exact/outputs.js';
export * from './exact/rational.js';
export { type DecimalInput, exactNumber, isMultiple, lengthOf } from './facts/fact-values.js';
export {
  type FactShape,
  type FactShapes,
  type FactsRead,
  type FactValues,
  type OptionShape,
  readFacts,
  type Value,
} from './facts/facts.js';
export {
  countOf,
  isPlain,
  readDay,
  readItems,
  readOption,
  readSteps,
  readText,
  readTime,
  readTruth,
  readWhole,
} from './facts/read-plain.js';
export { madeFor, protocol, RuntimeMismatch } from './handshake.js';
export type {
  Assessment,
  CaseError,
  CaseErrorCode,
  Outcome,
  OutputValue,
  Refusal,
  TracedValue,
} from './outcome/assessment.js';
export * from './outcome/case-errors.js';
export type { CaseRecord, EvaluatorOrigin, InForce, RulesOrigin } from './outcome/case-record.js';
export type { Localized } from './outcome/localized.js';
export { inOrder, type Once, once, onceEach } from './outcome/once.js';
export { packageVersion } from './version.js';
