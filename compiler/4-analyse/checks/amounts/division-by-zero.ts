// Divisions whose divisor may be zero for facts that the file allows, in a case that comes to divide.

import { childrenOf } from '../../../3-model/expressions/children.js';
import type { Definition, DefinitionId, Expression, Model, Property } from '../../../3-model/model.js';
import { every, negated, some } from '../../../3-model/needed/guards.js';
import { type Way, Ways } from '../../../3-model/needed/ways.js';
import { divisorMayBeZero } from '../../../diagnostics/catalogue/analysis/analysis.js';
import { compare, zero } from '../../../runtime/exact/rational.js';
import { type Proof, prove } from '../../prover/prove.js';
import type { Check } from '../check.js';

/** For a warning the rules suffice, also where the checker of proofs does not know one of them. */
const isShown = (proof: Proof | undefined): boolean =>
  proof?.status === 'proved' || proof?.spent === 'unconfirmed';

interface Division {
  readonly definition: Definition;
  readonly divisor: Expression;
  /** The branches under which it stands. */
  readonly under: readonly Expression[];
}

export const divisionByZero: Check = ({ index, ranges }, report) => {
  const { model } = index;
  const places = new Map<string, Division[]>();
  for (const definition of model.definitions) {
    for (const { divisor, under } of divisionsIn(definition.body)) {
      const { lo, hi } = ranges.ofExpression(divisor);
      if (lo === undefined || hi === undefined || compare(lo, zero) > 0 || compare(hi, zero) < 0) continue;
      const place = `${divisor.span.file}:${divisor.span.start}`;
      places.set(place, [...(places.get(place) ?? []), { definition, divisor, under }]);
    }
  }
  if (places.size === 0) return;
  // What ranges do not show may follow from a `require`, from the branches that lead there, or from the calendar.
  const divisions = [...places.values()].flat();
  const reached = new Reached(model);
  const properties = divisions.map((division, place) => neverZero(division, place, reached));
  const proofs = prove({ ...model, properties }, { boxes: 300 });
  const sure = new Set(divisions.filter((_, place) => isShown(proofs[place])));
  for (const [first, ...others] of places.values()) {
    if (first === undefined || [first, ...others].every((division) => sure.has(division))) continue;
    report(divisorMayBeZero(first.divisor.span, { what: first.definition.owner }));
  }
};

function divisionsIn(body: Expression): readonly Pick<Division, 'divisor' | 'under'>[] {
  const found: Pick<Division, 'divisor' | 'under'>[] = [];
  const open: { readonly node: Expression; readonly under: readonly Expression[] }[] = [
    { node: body, under: [] },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, under } = next;
    if (node.kind === 'divide') found.push({ divisor: node.right, under });
    if (node.kind !== 'conditional') {
      for (const child of childrenOf(node)) open.push({ node: child, under });
      continue;
    }
    let rest = under;
    for (const { when, then } of node.branches) {
      open.push({ node: when, under: rest }, { node: then, under: [...rest, when] });
      rest = [...rest, negated(when)];
    }
    open.push({ node: node.otherwise, under: rest });
  }
  return found;
}

/** More uses than these are taken for always. */
const mostWays = 6;
const deepest = 6;

/** Under which condition results reach a definition; left out where it is long to say, which takes the definition for reached. */
class Reached {
  readonly #ways: Ways;

  constructor(model: Model) {
    this.#ways = new Ways(model).ofResults();
  }

  /** Undefined: in every case, for all that is known here. */
  condition(id: DefinitionId, depth = 0): Expression | undefined {
    const ways = this.#ways.definitions.get(id);
    if (ways === undefined || ways.length > mostWays || depth > deepest) return undefined;
    const parts = ways.map((way) => this.#through(way, depth));
    const [first] = parts;
    return first === undefined || parts.includes(undefined)
      ? undefined
      : some(
          parts.filter((part) => part !== undefined),
          first.span,
        );
  }

  #through(way: Way, depth: number): Expression | undefined {
    const parts: Expression[] = [];
    for (let guard = way.guard; guard !== undefined; guard = guard.outer) {
      if (guard.list === undefined) parts.push(guard.holds);
    }
    const outer = way.from === undefined ? undefined : this.condition(way.from, depth + 1);
    if (outer !== undefined) parts.push(outer);
    const [first] = parts;
    return first && every(parts, first.span);
  }
}

function neverZero({ definition, divisor, under }: Division, place: number, reached: Reached): Property {
  const { span, type } = divisor;
  const leading = reached.condition(definition.id);
  const conditions = leading === undefined ? under : [leading, ...under];
  return {
    id: `divisor/${place + 1}`,
    text: '',
    when: conditions.length === 0 ? undefined : every(conditions, span),
    section: undefined,
    span,
    kind: 'always',
    condition: {
      kind: 'compare',
      operator: 'not-equal',
      left: divisor,
      right: { kind: 'number', value: zero, type, span },
      type: { kind: 'yes-no' },
      span,
    },
  };
}
