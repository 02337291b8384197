// What each result may need, over all branches: the same as `reach` says, found for all results in one pass.

import { walk } from '../../../3-model/expression-walk.js';
import type { DefinitionId, Expression, Model } from '../../../3-model/model.js';
import type { ComputedKind, LiteralKind } from '../../../3-model/model-expression.js';

export interface Needs {
  readonly facts: readonly string[];
  readonly lists: readonly string[];
  /** Places of the requirements that are checked with it. */
  readonly requirements: readonly number[];
}

/** Sets of facts and lists as bits. */
type Bits = bigint;

/** Linear in the size of the model. Everything that the listed results need together is asked for by `reach`. */
export function needsOf(model: Model): (definition: DefinitionId) => Needs {
  const names = [...model.facts, ...model.lists].map(({ name }) => name);
  const bitOf = new Map<string, Bits>();
  model.facts.forEach(({ name }, index) => {
    bitOf.set(`fact ${name}`, 1n << BigInt(index));
  });
  model.lists.forEach(({ name }, index) => {
    bitOf.set(`list ${name}`, 1n << BigInt(model.facts.length + index));
  });
  const fact = (name: string): Bits => bitOf.get(`fact ${name}`) ?? 0n;
  const list = (name: string | undefined): Bits => bitOf.get(`list ${name}`) ?? 0n;

  const known = new Map<DefinitionId, Bits>();
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
  const ofCells = new Map<string, Bits>();
  const cells = (kind: 'table' | 'scale', id: string): Bits => {
    const key = `${kind} ${id}`;
    const before = ofCells.get(key);
    if (before !== undefined) return before;
    // A table whose cells look it up again has nothing more to say.
    ofCells.set(key, 0n);
    const parts = { table: tables, scale: scales }[kind].get(id) ?? [];
    const bits = parts.reduce((all, part) => all | ofExpression(part), 0n);
    ofCells.set(key, bits);
    return bits;
  };

  function ofExpression(expression: Expression): Bits {
    let bits = 0n;
    walk(expression, (node) => {
      switch (node.kind) {
        case 'fact':
        case 'given':
          bits |= fact(node.fact);
          break;
        case 'reference':
        case 'retained-label':
          bits |= known.get(node.definition) ?? 0n;
          break;
        case 'aggregate':
        case 'item':
          bits |= list(node.list);
          break;
        case 'lookup':
          bits |= cells('table', node.table);
          break;
        case 'scale':
          bits |= cells('scale', node.scale);
          break;
        default:
          node.kind satisfies
            | ComputedKind
            | LiteralKind
            | 'reading'
            | 'not-given'
            | 'alternatives'
            | 'position'
            | 'running-total'
            | 'rank'
            | 'conditional'
            | 'in-force';
      }
    });
    return bits;
  }

  // A definition refers to earlier ones only.
  for (const definition of model.definitions) {
    known.set(
      definition.id,
      ofExpression(definition.body) | definition.loops.reduce((bits, loop) => bits | list(loop.list), 0n),
    );
  }

  /** What a fact brings with it: its list, and what decides whether it is needed or stands in for it. */
  const ofFact = model.facts.map(({ list: of, presence }) => {
    const own = list(of);
    if (presence.kind === 'when') return own | ofExpression(presence.condition);
    if (presence.kind === 'default') return own | (known.get(presence.definition) ?? 0n);
    presence.kind satisfies 'optional' | 'always';
    return own;
  });
  const ofRequirement = model.requirements.map(({ condition }) => ofExpression(condition));

  function closed(start: Bits): { readonly bits: Bits; readonly requirements: readonly number[] } {
    const requirements = new Set<number>();
    const facts = (1n << BigInt(model.facts.length)) - 1n;
    let bits = start;
    for (let before = -1n; before !== bits; ) {
      before = bits;
      ofFact.forEach((more, index) => {
        if ((bits >> BigInt(index)) & 1n) bits |= more;
      });
      ofRequirement.forEach((more, index) => {
        if (requirements.has(index) || (withFacts(more) & bits & facts) === 0n) return;
        requirements.add(index);
        bits |= more;
      });
    }
    return { bits, requirements: [...requirements].sort((a, b) => a - b) };
  }

  /** A requirement is about the facts that decide about its facts, too. */
  function withFacts(start: Bits): Bits {
    let bits = start;
    for (let before = -1n; before !== bits; ) {
      before = bits;
      ofFact.forEach((more, index) => {
        if ((bits >> BigInt(index)) & 1n) bits |= more;
      });
    }
    return bits;
  }

  const made = new Map<Bits, Needs>();
  return (definition) => {
    const start = known.get(definition) ?? 0n;
    const before = made.get(start);
    if (before !== undefined) return before;
    const { bits, requirements } = closed(start);
    const within = names.filter((_, index) => (bits >> BigInt(index)) & 1n);
    const needs: Needs = {
      facts: within.filter((name) => bits & fact(name)),
      lists: within.filter((name) => bits & list(name)),
      requirements,
    };
    made.set(start, needs);
    return needs;
  };
}
