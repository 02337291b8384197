// What the second messages have over the first: checks that ask the prover, examples, and fixes.

export { checkExamples } from '../../../../compiler/3-model/examples.js';
export { checksThatProve } from '../../../../compiler/4-analyse/checks/checks-that-prove.js';
export { actionsFor } from '../../../../compiler/ide/actions/actions.js';
export { examplesOf } from '../../../../compiler/ide/views/cases.js';
