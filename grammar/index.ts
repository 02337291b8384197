// The front door of the grammar: text → syntax tree, and back.

export { parse } from './parse.js';
export { print } from './print.js';
export type * from './syntax.js';
