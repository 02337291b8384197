// The front door of the grammar: text → syntax tree, and back.

export { print } from './format/print.js';
export { parse } from './parse.js';
export type * from './tree/syntax.js';
