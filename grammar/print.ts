// Syntax tree → canonical text.

import type { RuleFile } from './syntax.js';

export function print(tree: RuleFile): string {
  return tree.path;
}
