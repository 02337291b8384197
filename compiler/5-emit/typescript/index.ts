// The TypeScript back end.

export { emitTypeScript } from './emit-typescript.js';
