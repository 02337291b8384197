export { propertyTestsFor, type Runner } from './emit-property-tests.js';
