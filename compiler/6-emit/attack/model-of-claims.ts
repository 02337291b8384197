// A model whose results are what claims are about: one evaluator judges all claims of a ruleset in each case.

import { openLoops } from '../../3-model/expressions/loops.js';
import type { Definition, Expression, Model, Property, Result, Type } from '../../3-model/model.js';
import { indexOf, type ModelIndex } from '../../4-analyse/model-index.js';
import { expressionsOf, focusOf, itemsSpokenOf, requirementsFor } from '../../4-analyse/spoken-of.js';
import type { Rational } from '../../runtime/exact/rational.js';
import { commonDecimals } from './judge.js';

/** The results by which one claim is judged; a list result has a value an item. */
export interface ClaimResults {
  /** The amount that moves, or the condition that holds always. */
  readonly subject: string;
  /** Yes in the cases that the claim speaks of. */
  readonly guard: string | undefined;
  /** The amount and the greatest jump that is allowed. */
  readonly most: string | undefined;
  /** What a comparison that holds always has to spare: the less, the nearer is a case that breaks it. */
  readonly spare: string | undefined;
  /** The item that moves, or that is spoken of. */
  readonly perItem: boolean;
  /** The list that must have an item, the first of which moves or is spoken of. */
  readonly focus: string | undefined;
}

const yesNo: Type = { kind: 'yes-no' };

export interface ClaimsModel {
  readonly model: Model;
  /** In the order of the claims. */
  readonly claims: readonly ClaimResults[];
}

/** Results are named by place: `claim_1`, `claim_1_guard` … */
export function modelOfClaims(model: Model, properties: readonly Property[]): ClaimsModel {
  const index = indexOf(model);
  const definitions: Definition[] = [];
  const results: Result[] = [];
  const add = (
    name: string,
    body: Expression,
    { span, text }: Property,
    wanted: string | undefined,
    decimals = 0,
  ) => {
    const { type } = body;
    const loops = [...openLoops(body)].flatMap((id) => (wanted === undefined ? [] : [{ id, list: wanted }]));
    // What speaks of no item has one value, whatever the claim is about.
    const list = loops.length > 0 ? wanted : undefined;
    definitions.push({
      id: name,
      owner: name,
      final: true,
      label: text,
      role: type.kind === 'yes-no' ? 'condition' : 'formula',
      list,
      loops,
      type,
      body,
      formula: text,
      section: undefined,
      quote: undefined,
      span,
      counterfactual: undefined,
    });
    const kind = type.kind === 'yes-no' ? 'answer' : 'value';
    results.push({ name, label: text, definition: name, kind, type, decimals, list, listed: true });
    return name;
  };
  const claims = properties.map((property, place): ClaimResults => {
    const name = `claim_${place + 1}`;
    const perItem = itemsSpokenOf(index, property);
    const guard = guardOf(index, property);
    const subject = property.kind === 'always' ? property.condition : property.subject;
    const decimals = property.kind === 'no-jump' ? commonDecimals : 0;
    const spare = property.kind === 'always' ? spareOf(property.condition) : undefined;
    return {
      subject: add(name, subject, property, perItem, decimals),
      guard: guard && add(`${name}_guard`, guard, property, perItem),
      most:
        property.kind === 'no-jump'
          ? add(`${name}_most`, plus(subject, property.limit), property, perItem, decimals)
          : undefined,
      spare: spare && add(`${name}_spare`, spare, property, perItem),
      perItem: perItem !== undefined,
      focus: focusOf(index, property),
    };
  });
  return {
    model: {
      ...model,
      definitions: [...model.definitions, ...definitions],
      results,
      requirements: [],
      notices: [],
    },
    claims,
  };
}

/** The requirements that have a part in it, and its `when`. */
function guardOf(index: ModelIndex, property: Property): Expression | undefined {
  const { span } = property;
  const parts: Expression[] = requirementsFor(index, expressionsOf(property)).map(({ condition, list }) =>
    list === undefined ? condition : ofEveryItem(list, condition),
  );
  if (property.when) parts.push(property.when);
  return parts.length > 1 ? { kind: 'and', operands: parts, type: yesNo, span } : parts[0];
}

/** No item of the list breaks it. */
function ofEveryItem(list: string, condition: Expression): Expression {
  const { span } = condition;
  const type: Type = { kind: 'quantity', unit: { powers: [] }, percent: false };
  return {
    kind: 'compare',
    operator: 'equal',
    left: {
      kind: 'aggregate',
      operation: 'count',
      list,
      loop: [...openLoops(condition)][0] ?? 'each',
      of: undefined,
      where: { kind: 'not', operand: condition, type: yesNo, span },
      type,
      span,
    },
    right: { kind: 'number', value: { n: 0n, d: 1n }, type, span },
    type: yesNo,
    span,
  };
}

function plus(left: Expression, limit: Rational): Expression {
  const { type, span } = left;
  return { kind: 'add', left, right: { kind: 'number', value: limit, type, span }, type, span };
}

function spareOf(condition: Expression): Expression | undefined {
  if (condition.kind !== 'compare' || condition.left.type.kind !== 'quantity') return undefined;
  const { operator, left, right, span } = condition;
  const { type } = left;
  switch (operator) {
    case 'from':
    case 'above':
      return { kind: 'subtract', left, right, type, span };
    case 'below':
    case 'up-to':
      return { kind: 'subtract', left: right, right: left, type, span };
    case 'equal':
    case 'not-equal':
      return undefined;
    default:
      operator satisfies never;
      return undefined;
  }
}
