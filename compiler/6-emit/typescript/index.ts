// The TypeScript back end.

export { emitTypeScript, evaluatorFunction } from './emit-typescript.js';
