// The JSON Schema back end, and the check of facts against its schema.

export { emitJsonSchema, factsSchema } from './emit-json-schema.js';
export { emitValidator } from './emit-validator.js';
export { exactAjv, type FactsValidator, factsValidator } from './validator.js';
