// The nodes of a program → statements of Python: one after the other, each after its operands, none left out.

import type { Fold, IntegerNode, Node, Program } from '../../5-lower/program/program.js';
import { operandsOf, orderOf, rootsOf } from '../../5-lower/program/program-walk.js';
import { comment, text, truth } from './literals.js';

/** Longer formulas get a name of their own. */
const longest = 90;

/** The statements of a program, and what each of its roots is called below them. */
export class Computation {
  readonly lines: string[] = [];
  readonly #lists: ReadonlyMap<string, string>;
  readonly #formulas = new Map<Node, string>();
  /** The variables that hold all values of a node over the items of its list. */
  readonly #columns = new Map<Node, string>();

  /** `lists` are the names under which items are known; `told` are comments beside the nodes that they speak of. */
  constructor(program: Program, lists: ReadonlyMap<string, string>, told: ReadonlyMap<Node, string>) {
    this.#lists = lists;
    const roots = rootsOf(program);
    const nodes = orderOf(roots);
    const named = namedNodes(nodes, roots);
    for (const node of nodes) {
      this.#put(node, named.has(node), told.get(node));
    }
  }

  /** The value of a node; of a list's, all of its values. */
  value(node: Node): string {
    return node.list === undefined ? this.#at(node) : this.#whole(node, node.list);
  }

  #put(node: Node, isNamed: boolean, told: string | undefined): void {
    const formula = this.#formulaOf(node);
    const { list } = node;
    const isAtom = node.kind === 'constant' || node.kind === 'within';
    if (isAtom || (!isNamed && told === undefined && formula.length <= longest)) {
      this.#formulas.set(node, formula);
      const column = node.kind === 'within' ? this.#columns.get(node.of) : undefined;
      if (column !== undefined) this.#columns.set(node, column);
      return;
    }
    const variable = `v${node.id}`;
    const value =
      list === undefined || node.kind === 'along' || node.kind === 'rank'
        ? formula
        : `[${formula} for i in range(len(${this.itemsOf(list)}))]`;
    if (told !== undefined) this.lines.push(comment(told));
    this.lines.push(`${variable} = ${value}`);
    this.#formulas.set(node, list === undefined ? variable : `${variable}[i]`);
    if (list !== undefined) this.#columns.set(node, variable);
  }

  /** The name of the items of a list. */
  itemsOf(list: string): string {
    const name = this.#lists.get(list);
    if (name === undefined) throw new Error(`the program has no list ${list}`);
    return name;
  }

  /** A node where another of the same list, or of none, reads it. */
  #at(node: Node): string {
    const known = this.#formulas.get(node);
    if (known === undefined) throw new Error(`node ${node.id} is used before it is computed`);
    return known;
  }

  /** All values of a node over the items of a list. */
  #whole(node: Node, list: string): string {
    return this.#columns.get(node) ?? `[${this.#at(node)} for i in range(len(${this.itemsOf(list)}))]`;
  }

  #formulaOf(node: Node): string {
    const at = (operand: Node): string => this.#at(operand);
    switch (node.kind) {
      case 'constant':
        if (node.sort === 'integer') return `${node.value}`;
        return node.sort === 'truth' ? truth(node.value) : text(node.value);
      case 'input':
        return `${this.#record(node)}.get(${text(node.input)}, ${standIn(node)})`;
      case 'given':
        return `(${text(node.input)} in ${this.#record(node)})`;
      case 'count':
        return `len(${this.itemsOf(node.of)})`;
      case 'place':
        return '(i + 1)';
      case 'add':
        return `(${at(node.left)} + ${at(node.right)})`;
      case 'subtract':
        return `(${at(node.left)} - ${at(node.right)})`;
      case 'multiply':
        return `(${at(node.left)} * ${at(node.right)})`;
      case 'least':
        return `min((${node.operands.map((operand) => `${at(operand)},`).join(' ')}))`;
      case 'greatest':
        return `max((${node.operands.map((operand) => `${at(operand)},`).join(' ')}))`;
      case 'quotient':
        return node.division === 'floor'
          ? `(${at(node.dividend)} // ${at(node.divisor)})`
          : `_${node.division.replace('-', '_')}(${at(node.dividend)}, ${at(node.divisor)})`;
      case 'within':
        return at(node.of);
      case 'compare':
        return `(${at(node.left)} ${comparisons[node.comparison]} ${at(node.right)})`;
      case 'same-text':
        return `(${at(node.left)} == ${at(node.right)})`;
      case 'begins-with':
        return `${at(node.of)}.startswith(${text(node.prefix)})`;
      case 'not':
        return `(not ${at(node.operand)})`;
      case 'and':
      case 'or':
        return node.operands.length === 0
          ? truth(node.kind === 'and')
          : `(${node.operands.map(at).join(` ${node.kind} `)})`;
      case 'choose':
        return `(${at(node.then)} if ${at(node.when)} else ${at(node.otherwise)})`;
      case 'fold':
        return folded(node.fold, this.#whole(node.of, node.over), node);
      case 'along':
        return `_${node.fold}_along(${this.#whole(node.of, node.list ?? '')}, ${node.inclusive ? 1 : 0})`;
      case 'rank':
        return `_ranks(${this.#whole(node.of, node.list ?? '')})`;
      case 'item':
        return `_item(${this.#whole(node.of, node.over)}, ${at(node.at)}, ${standIn(node)})`;
      default:
        return node satisfies never;
    }
  }

  #record({ list }: Node): string {
    return list === undefined ? 'given' : `${this.itemsOf(list)}[i]`;
  }
}

/** Nodes that several look at, that are looked at as a whole list, or that are asked for. */
function namedNodes(nodes: readonly Node[], roots: readonly Node[]): ReadonlySet<Node> {
  const seen = new Set<Node>();
  const named = new Set<Node>(roots);
  for (const node of nodes) {
    const looksAtAll =
      node.kind === 'fold' || node.kind === 'along' || node.kind === 'rank' || node.kind === 'item';
    for (const operand of operandsOf(node)) {
      if (looksAtAll || seen.has(operand)) named.add(operand);
      seen.add(operand);
    }
    if (node.kind === 'along' || node.kind === 'rank') named.add(node);
  }
  return named;
}

/** What stands for a value that is not there; the program sees to it that nothing hangs on it. */
function standIn(node: Node): string {
  switch (node.sort) {
    case 'integer':
      return `${node.lo}`;
    case 'truth':
      return 'False';
    case 'text':
      return '""';
    default:
      return node satisfies never;
  }
}

function folded(fold: Fold, values: string, { lo, hi }: IntegerNode): string {
  switch (fold) {
    case 'sum':
      return `sum(${values})`;
    case 'first':
      return `next((v for v in ${values} if v), 0)`;
    case 'least':
      return `min(${values}, default=${hi})`;
    case 'greatest':
      return `max(${values}, default=${lo})`;
    default:
      return fold satisfies never;
  }
}

const comparisons = { below: '<', 'up-to': '<=', equal: '==' } as const;
