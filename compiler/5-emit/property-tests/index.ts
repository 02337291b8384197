export { emitPropertyTests } from './emit-property-tests.js';
