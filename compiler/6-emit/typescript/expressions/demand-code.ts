// Under which conditions a case reaches a definition: the branches that the evaluation takes, as code over values that are
// there already. Definitions are looked at from the last to the first, so that all uses of one are known.

import { childrenOf } from '../../../3-model/expressions/children.js';
import { walk } from '../../../3-model/expressions/walk.js';
import type { Definition, DefinitionId, Expression, Model } from '../../../3-model/model.js';
import type { ArithmeticKind, DateKind, LiteralKind } from '../../../3-model/model-expression.js';
import { carriedGroups } from '../../../3-model/together/carried-groups.js';
import { type Code, isFalse, isTrue, junction, negation, truthLiteral } from '../code/code.js';
import { constant as constantIn } from '../code/statements.js';
import type { Block } from '../integers/block.js';
import { comparison } from '../integers/comparing.js';
import { constant, isQuantity } from '../integers/operand.js';
import type { Scope, Write } from '../integers/scope.js';

/** `undefined`: it depends on more than conditions outside of lists and cells. */
export type Demand = Code | undefined;

/** Conditions longer than this get a name before they are used again. */
const longest = 60;

/** The demand of each of the `wanted` definitions when all listed results, notices and requirements are evaluated. */
export function demandsOf(
  model: Model,
  wanted: ReadonlySet<DefinitionId>,
  block: Block,
  scope: Scope,
  write: Write,
): ReadonlyMap<DefinitionId, Demand> {
  const leading = leadingTo(model, wanted);
  const demands = new Map<DefinitionId, Demand>();
  const always = truthLiteral(true);

  const demand = (id: DefinitionId, guard: Demand): void => {
    if (!leading.definitions.has(id)) return;
    const known = demands.has(id) ? demands.get(id) : truthLiteral(false);
    if (known !== undefined && isTrue(known)) return;
    const certain = guard !== undefined && isTrue(guard);
    demands.set(
      id,
      known === undefined || guard === undefined
        ? certain
          ? always
          : undefined
        : junction('or', known, guard),
    );
  };

  /** The code of a condition, where no statement is needed for it. */
  const truthOf = (condition: Expression): Demand => {
    const scratch = block.inner();
    const operand = write(condition, scratch, scope);
    return scratch.isEmpty && operand.kind === 'truth' ? operand.code : undefined;
  };
  const also = (guard: Demand, condition: Demand): Demand => {
    if (guard !== undefined && isFalse(guard)) return guard;
    return guard && condition && junction('and', guard, condition);
  };
  const unless = (guard: Demand, condition: Demand): Demand => also(guard, condition && negation(condition));

  const visit = (expression: Expression, guard: Demand): void => {
    if (guard !== undefined && isFalse(guard)) return;
    if (!leading.expression(expression)) return;
    switch (expression.kind) {
      case 'reference':
      case 'retained-label':
        demand(expression.definition, guard);
        return;
      case 'conditional': {
        let open = guard;
        for (const branch of expression.branches) {
          visit(branch.when, open);
          const holds = truthOf(branch.when);
          visit(branch.then, also(open, holds));
          open = unless(open, holds);
        }
        visit(expression.otherwise, open);
        return;
      }
      case 'and':
      case 'or': {
        let open = guard;
        for (const operand of expression.operands) {
          visit(operand, open);
          const holds = truthOf(operand);
          open = (expression.kind satisfies 'and' | 'or') === 'and' ? also(open, holds) : unless(open, holds);
        }
        return;
      }
      case 'in-force': {
        visit(expression.date, guard);
        const scratch = block.inner();
        const date = write(expression.date, scratch, scope);
        for (const { from, to, value } of expression.periods) {
          const day = (days: number) => constant({ n: BigInt(days), d: 1n });
          const plain = scratch.isEmpty && isQuantity(date);
          const since = plain && from !== undefined ? comparison('from', date, day(from)) : always;
          const until = plain && to !== undefined ? comparison('up-to', date, day(to)) : always;
          visit(value, plain ? also(also(guard, since), until) : undefined);
        }
        return;
      }
      case 'earlier':
        demand(expression.definition, undefined);
        return;
      case 'aggregate':
      case 'before':
      case 'item':
      case 'running-total':
      case 'rank':
        for (const child of childrenOf(expression)) visit(child, undefined);
        return;
      case 'lookup':
      case 'scale':
        for (const child of childrenOf(expression)) visit(child, guard);
        for (const cell of leading.cells(expression)) visit(cell, undefined);
        return;
      default:
        expression.kind satisfies
          | ArithmeticKind
          | LiteralKind
          | DateKind
          | 'fact'
          | 'reading'
          | 'given'
          | 'not'
          | 'not-given'
          | 'alternatives'
          | 'position'
          | 'compare';
        for (const child of childrenOf(expression)) visit(child, guard);
    }
  };

  // What is carried from item to item may stand behind what goes back to it.
  for (const id of carriedGroups(model).keys()) demand(id, undefined);
  for (const { definition, exists, listed } of model.results) {
    if (!listed) continue;
    if (exists !== undefined) demand(exists, always);
    demand(definition, exists === undefined ? always : undefined);
  }
  for (const { when } of model.notices) if (when !== undefined) visit(when, always);
  for (const { condition, list } of model.requirements)
    visit(condition, list === undefined ? always : undefined);
  for (const definition of [...model.definitions].reverse()) {
    if (!demands.has(definition.id)) continue;
    visit(
      definition.body,
      definition.list === undefined ? named(definition, demands.get(definition.id), block) : undefined,
    );
  }
  return demands;
}

function named(definition: Definition, demand: Demand, block: Block): Demand {
  if (demand === undefined || demand.text.length <= longest) return demand;
  const name = block.names.fresh(`reaches_${definition.owner}`);
  block.push(constantIn(name, demand));
  return name;
}

interface Leading {
  readonly definitions: ReadonlySet<DefinitionId>;
  readonly expression: (expression: Expression) => boolean;
  readonly cells: (
    expression: Extract<Expression, { readonly kind: 'lookup' | 'scale' }>,
  ) => readonly Expression[];
}

/** The wanted definitions and all that refer to them, through whatever. */
function leadingTo(model: Model, wanted: ReadonlySet<DefinitionId>): Leading {
  const definitions = new Set(wanted);
  const tables = new Map(model.tables.map((table) => [table.id, table.rows.flatMap((row) => row.cells)]));
  const scales = new Map(
    model.scales.map((scale) => [
      scale.id,
      scale.variants.flatMap(({ bands }) =>
        bands.flatMap(({ once, rate, started }) =>
          [once, rate, started?.amount].filter((part) => part !== undefined),
        ),
      ),
    ]),
  );
  const cells: Leading['cells'] = (node) =>
    (node.kind === 'lookup' ? tables.get(node.table) : scales.get(node.scale)) ?? [];
  let known = new Map<Expression, boolean>();
  const expression = (root: Expression): boolean => {
    const before = known.get(root);
    if (before !== undefined) return before;
    let leads = false;
    walk(root, (node) => {
      if (leads) return;
      if (node.kind === 'reference' || node.kind === 'earlier' || node.kind === 'retained-label')
        leads = definitions.has(node.definition);
      else if (node.kind === 'lookup' || node.kind === 'scale') leads = cells(node).some(expression);
    });
    known.set(root, leads);
    return leads;
  };
  const hasGroups = carriedGroups(model).size > 0;
  for (let before = -1; before !== definitions.size; ) {
    before = hasGroups ? definitions.size : -1;
    known = new Map();
    for (const definition of model.definitions)
      if (expression(definition.body)) definitions.add(definition.id);
    if (!hasGroups) break;
  }
  return { definitions, expression, cells };
}
