// Phase 2: types, units, currencies and boundaries.

export { check } from './check.js';
