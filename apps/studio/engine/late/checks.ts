// The checks that ask the prover: loaded when the first messages are told.

export { checksThatProve } from '../../../../compiler/4-analyse/checks/checks-that-prove.js';
