// Conditions of the model as decision diagrams: whether one always holds, implies another, or leaves a case out.

import type { CheckedFact } from '../../2-check/types/checked.js';
import type { ArithmeticKind, DateKind, ListKind } from '../../2-check/types/expression.js';
import { compare, rational, zero } from '../../runtime/exact/rational.js';
import { holds } from '../evaluate/evaluate-arithmetic.js';
import { mapOperands } from '../expressions/children.js';
import { expressionKey } from '../expressions/key.js';
import { calledAt, callLoops } from '../expressions/loop-names.js';
import { boundIn, openLoops } from '../expressions/loops.js';
import type { ComparisonOperator, Definition, Domain, Expression, Fact, LoopId, TableRow } from '../model.js';
import type { ChosenKind } from '../model-expression.js';
import { Atoms, type Subject } from './atoms.js';
import { always, type Diagram, never, TooEntangled } from './decision-diagram.js';
import { countKey, isLogical, labelOf } from './subjects.js';

/** Where definitions and facts are looked up. */
export interface Lookup {
  readonly get: (definition: string) => Definition | undefined;
  readonly fact: (name: string) => Pick<Fact | CheckedFact, 'domain' | 'list'> | undefined;
}

/** Conditions nested deeper than this are taken as they stand. */
const deepest = 200;
const largestChoice = 60;

const flipped: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  below: 'above',
  'up-to': 'from',
  equal: 'equal',
  'not-equal': 'not-equal',
  from: 'up-to',
  above: 'below',
};

export class Conditions {
  readonly atoms = new Atoms();
  readonly #lookup: Lookup;
  readonly #known = new Map<Expression, Diagram>();
  readonly #bodies = new Map<string, Expression>();
  readonly #underOneName = new Map<Expression, Expression>();
  #depth = 0;

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  /** The condition that a yes/no expression is. Throws `TooEntangled`. */
  of(expression: Expression): Diagram {
    const known = this.#known.get(expression);
    if (known !== undefined) return known;
    if (this.#depth > deepest) return this.atoms.holds(this.#subject(expression));
    this.#depth++;
    try {
      const made = this.#of(expression);
      this.#known.set(expression, made);
      return made;
    } finally {
      this.#depth--;
    }
  }

  /** The optional fact, or the one needed at times only, was given. */
  given(fact: string, item: LoopId | undefined): Diagram {
    return this.atoms.holds({
      key: `given ${fact} ${item ?? ''}`,
      label: `${fact} is given`,
      type: { kind: 'yes-no' },
      domain: undefined,
      loops: new Set(item === undefined ? [] : [item]),
    });
  }

  /** The condition holds for each item of the list: whatever its facts are, or because none is counted for which it does not. */
  ofEach(condition: Diagram, node: Expression & { readonly loop: LoopId; readonly list: string }): Diagram {
    const { diagrams } = this.atoms;
    const counted: Subject = {
      key: countKey(node.list, diagrams.not(condition)),
      label: node.list,
      type: { kind: 'quantity', unit: { powers: [] }, percent: false },
      domain: undefined,
      loops: openLoops(node),
    };
    return diagrams.or(this.atoms.forAllItems(condition, node.loop), this.atoms.isUpTo(counted, zero, true));
  }

  /** The items of an operation by the one name that all operations over the list share, so that equal conditions are one. */
  underOneName<Node extends Expression & { readonly loop: LoopId; readonly list: string }>(node: Node): Node {
    const known = this.#underOneName.get(node);
    if (known !== undefined) return known as Node;
    const around = openLoops(node);
    let loop = `each ${node.list}`;
    while (around.has(loop)) loop = `${loop}'`;
    const names = new Map([[node.loop, loop]]);
    const made = {
      ...mapOperands(node, (operand) =>
        boundIn(node, operand) === undefined ? operand : callLoops(operand, names),
      ),
      loop,
    } as Node;
    this.#underOneName.set(node, made);
    return made;
  }

  /** The body of a definition as it is for the items of a reference to it; made once, so that what is known of it is found again. */
  bodyAt(definition: Definition, items: readonly LoopId[]): Expression {
    if (definition.loops.every(({ id }, index) => id === items[index])) return definition.body;
    const place = `${definition.id} ${items.join(' ')}`;
    const made = this.#bodies.get(place) ?? calledAt(definition.body, definition.loops, items);
    this.#bodies.set(place, made);
    return made;
  }

  #of(expression: Expression): Diagram {
    const { diagrams } = this.atoms;
    switch (expression.kind) {
      case 'yes-no':
        return expression.value ? always : never;
      case 'given':
        return this.given(expression.fact, expression.item);
      case 'not':
        return diagrams.not(this.of(expression.operand));
      case 'and':
        return expression.operands.reduce<Diagram>(
          (all, operand) => diagrams.and(all, this.of(operand)),
          always,
        );
      case 'or':
        return expression.operands.reduce<Diagram>(
          (any, operand) => diagrams.or(any, this.of(operand)),
          never,
        );
      case 'conditional': {
        let made = this.of(expression.otherwise);
        for (const { when, then } of [...expression.branches].reverse()) {
          made = diagrams.choose(this.of(when), this.of(then), made);
        }
        return made;
      }
      case 'compare':
        return this.#compare(expression.operator, expression.left, expression.right);
      case 'reference': {
        const definition = this.#lookup.get(expression.definition);
        return definition === undefined || !isLogical(definition.body)
          ? this.atoms.holds(this.#subject(expression))
          : this.of(this.bodyAt(definition, expression.items));
      }
      default:
        expression.kind satisfies
          | 'earlier'
          | ChosenKind
          | ArithmeticKind
          | ListKind
          | DateKind
          | 'number'
          | 'fact'
          | 'reading'
          | 'option'
          | 'date'
          | 'text'
          | 'not-given'
          | 'position'
          | 'retained-label';
        return this.atoms.holds(this.#subject(expression));
    }
  }

  /** The row of a table is the one for these keys. */
  row(row: TableRow, keys: readonly Expression[]): Diagram {
    const { diagrams } = this.atoms;
    let made: Diagram = always;
    row.matches.forEach((match, index) => {
      const key = keys[index];
      if (key === undefined) return;
      let matches: Diagram = always;
      if (match.kind === 'options') {
        matches = match.options.reduce<Diagram>(
          (any, option) => diagrams.or(any, this.option(key, option)),
          never,
        );
      } else if (match.kind === 'yes-no') {
        matches = match.value ? this.of(key) : diagrams.not(this.of(key));
      } else if (match.kind === 'band') {
        const subject = this.#subject(key);
        if (match.to !== undefined) {
          matches = this.atoms.isUpTo(subject, match.to.value, match.to.inclusive);
        }
        if (match.from !== undefined) {
          const under = this.atoms.isUpTo(subject, match.from.value, !match.from.inclusive);
          matches = diagrams.and(matches, diagrams.not(under));
        }
      }
      made = diagrams.and(made, matches);
    });
    return made;
  }

  /** A choice expression is an option. */
  option(choice: Expression, option: string): Diagram {
    const { diagrams } = this.atoms;
    const resolved = this.#resolve(choice);
    if (resolved.kind === 'option') return resolved.value === option ? always : never;
    if (resolved.kind === 'conditional' && this.#depth <= deepest) {
      this.#depth++;
      let made = this.option(resolved.otherwise, option);
      for (const { when, then } of [...resolved.branches].reverse()) {
        made = diagrams.choose(this.of(when), this.option(then, option), made);
      }
      this.#depth--;
      return made;
    }
    return this.atoms.isOption(this.#subject(resolved), option);
  }

  #compare(operator: ComparisonOperator, left: Expression, right: Expression): Diagram {
    const { diagrams } = this.atoms;
    const { type } = left;
    if (operator === 'not-equal') return diagrams.not(this.#compare('equal', left, right));
    if (type.kind === 'choice') {
      if (right.kind === 'option') return this.option(left, right.value);
      if (left.kind === 'option') return this.option(right, left.value);
      if (type.set.options.length <= largestChoice) {
        return type.set.options.reduce<Diagram>(
          (any, { name }) =>
            diagrams.or(any, diagrams.and(this.option(left, name), this.option(right, name))),
          never,
        );
      }
    }
    if (type.kind === 'yes-no') {
      const first = this.of(left);
      const second = this.of(right);
      return diagrams.choose(first, second, diagrams.not(second));
    }
    if (type.kind === 'quantity' || type.kind === 'date') return this.#compareNumbers(operator, left, right);
    type.kind satisfies 'choice' | 'text';
    const key = [expressionKey(left), expressionKey(right)].sort().join(' = ');
    return this.atoms.holds({ ...this.#subject(left), key, label: key });
  }

  #compareNumbers(operator: ComparisonOperator, left: Expression, right: Expression): Diagram {
    const { diagrams } = this.atoms;
    const bound = constantOf(this.#resolve(right));
    const known = constantOf(this.#resolve(left));
    if (known !== undefined) {
      if (bound === undefined) return this.#compareNumbers(flipped[operator], right, left);
      return holds(operator, compare(known, bound)) ? always : never;
    }
    const first = this.#subject(this.#resolve(left));
    const second = this.#subject(this.#resolve(right));
    if (bound === undefined && first.key === second.key) return holds(operator, 0) ? always : never;
    // Two unknown quantities: their difference against zero, in one order of the two.
    if (bound === undefined && first.key > second.key) {
      return this.#compareNumbers(flipped[operator], right, left);
    }
    const subject: Subject =
      bound !== undefined
        ? first
        : {
            ...first,
            key: `${first.key} - ${second.key}`,
            label: `${first.label} - ${second.label}`,
            domain: undefined,
            loops: new Set([...first.loops, ...second.loops]),
          };
    const value = bound ?? zero;
    const upTo = () => this.atoms.isUpTo(subject, value, true);
    const below = () => this.atoms.isUpTo(subject, value, false);
    switch (operator) {
      case 'below':
        return below();
      case 'up-to':
        return upTo();
      case 'from':
        return diagrams.not(below());
      case 'above':
        return diagrams.not(upTo());
      case 'equal':
        return diagrams.and(upTo(), diagrams.not(below()));
      case 'not-equal':
        return diagrams.not(diagrams.and(upTo(), diagrams.not(below())));
      default:
        operator satisfies never;
        return never;
    }
  }

  /** What a chain of mere names stands for. */
  #resolve(expression: Expression): Expression {
    let current = expression;
    for (let steps = 0; current.kind === 'reference' && steps < deepest; steps++) {
      const definition = this.#lookup.get(current.definition);
      if (definition === undefined) break;
      const { body } = definition;
      const follow =
        body.kind === 'reference' ||
        body.kind === 'fact' ||
        body.kind === 'reading' ||
        constantOf(body) !== undefined ||
        body.kind === 'option' ||
        (body.kind === 'conditional' && body.type.kind === 'choice');
      if (!follow) break;
      current = this.bodyAt(definition, current.items);
    }
    return current;
  }

  /** Counts of the same items are the same, however the condition on them is written. */
  #countKey(expression: Expression): string | undefined {
    if (expression.kind !== 'aggregate' || expression.operation !== 'count') return undefined;
    const { list, where } = this.underOneName(expression);
    if (where === undefined) return countKey(list, always);
    try {
      return countKey(list, this.of(where));
    } catch (error) {
      if (error instanceof TooEntangled) return undefined;
      throw error;
    }
  }

  #subject(expression: Expression): Subject {
    const { type } = expression;
    const fact = expression.kind === 'fact' ? this.#lookup.fact(expression.fact) : undefined;
    const definition = expression.kind === 'reference' ? this.#lookup.get(expression.definition) : undefined;
    const domain: Domain | undefined = fact?.domain;
    return {
      key: this.#countKey(expression) ?? expressionKey(expression),
      label: labelOf(expression, definition),
      type,
      domain,
      loops: openLoops(expression),
    };
  }
}

function constantOf(expression: Expression) {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'date') return rational(expression.value);
  return undefined;
}
