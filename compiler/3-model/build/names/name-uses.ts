// The names that a checked formula uses, each with the place of its first use.

import type { CheckedExpression, CheckedFormula, CheckedLanguage } from '../../../2-check/types/checked.js';
import type { ComputedKind, ListKind, LiteralKind } from '../../../2-check/types/expression.js';
import type { Span } from '../../../source.js';
import { commonChildren } from '../../expression-children.js';

/** A node per name; the cells of a table and the bands of a scale are a node of their own, as they are shared. */
export const cellsOf = (table: string): string => `${table} #cells`;

/** A table or scale with its across key fixed by `for OPTION`: it does not depend on that key. */
export const fixedOption = (name: string): string => `${name} #for`;

/** The date of a version, when `with on DATE` replaces it. */
export const dateNode = '#date';

/** Adds every fact, reading and statement that the expression uses; parameters are not names of the file. */
export function usesOf(
  expression: CheckedExpression,
  parameters: ReadonlySet<string>,
  into: Map<string, Span>,
): void {
  const open: CheckedExpression[] = [expression];
  const use = (name: string, span: Span) => {
    if (!parameters.has(name) && !into.has(name)) into.set(name, span);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const children = childrenOfChecked(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) open.push(child);
    }
    switch (node.kind) {
      case 'name':
      case 'call':
      case 'retained':
      case 'before-rounding':
        use(node.name, node.span);
        break;
      case 'for':
        use(fixedOption(node.name), node.span);
        break;
      case 'fact':
      case 'given':
        use(node.fact, node.span);
        break;
      case 'reading':
        use(node.reading, node.span);
        break;
      default:
        node.kind satisfies
          | ComputedKind
          | LiteralKind
          | ListKind
          | 'middle'
          | 'otherwise'
          | 'with'
          | 'not-given'
          | 'this-one'
          | 'position'
          | 'conditional'
          | 'formula'
          | 'so-far';
        break;
    }
  }
}

function childrenOfChecked(node: CheckedExpression): readonly CheckedExpression[] {
  switch (node.kind) {
    case 'name':
    case 'so-far':
    case 'retained':
    case 'before-rounding':
      return [];
    case 'call':
    case 'for':
      return node.arguments;
    case 'with':
      return [node.value, ...node.replacements.map((replacement) => replacement.value)];
    case 'this-one':
      return [node.of];
    case 'formula':
      return childrenOfFormula(node.formula);
    case 'otherwise':
      return [node.value, node.instead];
    case 'middle':
      return node.where === undefined ? [node.of] : [node.where, node.of];
    default:
      node.kind satisfies
        | ComputedKind
        | LiteralKind
        | ListKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'position'
        | 'conditional';
      return commonChildren<CheckedLanguage>(node);
  }
}

function childrenOfFormula({ base, steps }: CheckedFormula): readonly CheckedExpression[] {
  const ofBase =
    base.kind === 'expression'
      ? [base.expression]
      : base.items.flatMap((item) => (item.when === undefined ? [item.value] : [item.when, item.value]));
  const ofSteps = steps.flatMap((step) => (step.when === undefined ? [step.value] : [step.value, step.when]));
  return [...ofBase, ...ofSteps];
}
