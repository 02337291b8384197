// Looks through expressions of the model without recursion, however deep they are.

import type { Expression } from '../model.js';
import { childrenOf } from './children.js';

/** Calls `visit` on the expression and all that it is made of, a node before its operands, operands in order. */
export function walk(expression: Expression, visit: (node: Expression) => void): void {
  const open: Expression[] = [expression];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    visit(node);
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) open.push(child);
    }
  }
}
