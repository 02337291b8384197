// The nodes of a program → statements of Python: one after the other, each after its operands, none left out.

import type { Fold, IntegerNode, Node, Program } from '../../5-lower/program/program.js';
import { operandsOf, rootsOf, type Step, stepsOf } from '../../5-lower/program/program-walk.js';
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
    const steps = stepsOf(roots);
    const named = namedNodes(
      steps.flatMap(({ nodes }) => nodes),
      roots,
    );
    for (const step of steps) {
      if (step.circle === undefined) {
        for (const node of step.nodes) this.#put(node, named.has(node), told.get(node));
      } else this.#putCircle(step, step.circle, named, told);
    }
  }

  /** The value of a node; of a list's, all of its values. */
  value(node: Node): string {
    return node.list === undefined ? this.#at(node) : this.#whole(node, node.list);
  }

  #put(node: Node, isNamed: boolean, told: string | undefined): void {
    const formula = this.#formulaOf(node);
    const { list } = node;
    const isAtom = node.kind === 'constant' || node.kind === 'within' || node.kind === 'ahead';
    if (isAtom || (!isNamed && told === undefined && formula.length <= longest)) {
      this.#formulas.set(node, formula);
      const column = node.kind === 'within' ? this.#columns.get(node.of) : undefined;
      if (column !== undefined) this.#columns.set(node, column);
      return;
    }
    const variable = `v${node.id}`;
    const value =
      list === undefined || isWhole(node)
        ? formula
        : `[${formula} for i in range(len(${this.itemsOf(list)}))]`;
    if (told !== undefined) this.lines.push(comment(told));
    this.lines.push(`${variable} = ${value}`);
    this.#formulas.set(node, list === undefined ? variable : `${variable}[i]`);
    if (list !== undefined) this.#columns.set(node, variable);
  }

  /** The nodes of a circle in one loop, item by item: of items before all is there. */
  #putCircle({ nodes }: Step, list: string, named: ReadonlySet<Node>, told: ReadonlyMap<Node, string>): void {
    const body: string[] = [];
    for (const node of nodes) {
      const isAtom = node.kind === 'within' || node.kind === 'ahead';
      const comments = told.get(node);
      const formula =
        node.kind === 'before'
          ? `(v${original(node.of).id}[i - 1] if i else ${node.first})`
          : this.#formulaOf(node);
      if (isAtom || (!named.has(node) && comments === undefined && formula.length <= longest)) {
        this.#formulas.set(node, formula);
        continue;
      }
      const variable = `v${node.id}`;
      this.lines.push(`${variable}: list[Any] = []`);
      if (comments !== undefined) body.push(comment(comments));
      body.push(`${variable}.append(${formula})`);
      this.#formulas.set(node, `${variable}[i]`);
    }
    this.lines.push(`for i in range(len(${this.itemsOf(list)})):`, ...body.map((line) => `    ${line}`));
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
      case 'before':
        return `[${node.first}, *${this.#whole(node.of, node.list ?? '')}][: len(${this.itemsOf(node.list ?? '')})]`;
      case 'ahead':
        return at(node.of);
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

/** Whose formula gives the values of all items at once. */
const isWhole = (node: Node): boolean =>
  node.kind === 'along' || node.kind === 'rank' || node.kind === 'before';

/** The node that another one only says more of. */
const original = (node: Node): Node =>
  node.kind === 'within' || node.kind === 'ahead' ? original(node.of) : node;

/** Nodes that several look at, that are looked at as a whole list, or that are asked for. */
function namedNodes(nodes: readonly Node[], roots: readonly Node[]): ReadonlySet<Node> {
  const seen = new Set<Node>();
  const named = new Set<Node>(roots);
  for (const node of nodes) {
    const looksAtAll = node.kind === 'fold' || node.kind === 'item' || isWhole(node);
    for (const operand of operandsOf(node)) {
      if (looksAtAll || seen.has(operand)) named.add(operand);
      seen.add(operand);
    }
    if (isWhole(node)) named.add(node);
    if (node.kind === 'before') named.add(original(node.of));
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
