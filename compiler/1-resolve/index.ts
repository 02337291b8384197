// Phase 1: names, modules and versions.

export { declaredNames, tableColumns } from './declared-names.js';
export { resolve } from './resolve.js';
export type * from './resolved.js';
