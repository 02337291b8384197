// Phase 3: the tariff model, how it is made from the checked tariff, and what it means.

export { inPercent, unitOfType, unitText } from './build/wording.js';
export type { Taken } from './evaluate/case-run.js';
export { writeResult } from './evaluate/write-result.js';
export {
  type EvaluateOptions,
  evaluate,
  evaluateDefinition,
  evaluateExpression,
  type Trace,
  trace,
} from './evaluate.js';
export { checkExamples, type ExampleOutcome, type ExampleResult, runExample } from './examples.js';
export { childrenOf, walk } from './expression-walk.js';
export { factShapesOf } from './fact-shapes.js';
export { factsReached, type Reached, reach } from './facts-reached.js';
export { reportGivenForOne } from './given-for-one.js';
export { Interpreter, isCaseError } from './interpreter.js';
export { modelFromChecked } from './model-from-checked.js';
export { reportUnused } from './unused-names.js';
