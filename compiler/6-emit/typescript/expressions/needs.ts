// What each result may need, over all branches: the same as `reach` says, found for all results in one pass.

import { walk } from '../../../3-model/expressions/walk.js';
import type { DefinitionId, Expression, Model } from '../../../3-model/model.js';
import type { ComputedKind, LiteralKind } from '../../../3-model/model-expression.js';
import { Surely } from '../../../3-model/reached/surely.js';
import { carriedGroups } from '../../../3-model/together/carried-groups.js';

export interface Needs {
  readonly facts: readonly string[];
  readonly lists: readonly string[];
  /** Places of the requirements that are checked with it. */
  readonly requirements: readonly number[];
  /** Facts of the case itself that it needs whatever the case. */
  readonly surely: readonly string[];
}

/** Sets of facts and lists as bits. */
type Bits = bigint;

/** Linear in the size of the model. Everything that the listed results need together is asked for by `reach`. */
export function needsOf(model: Model): (definition: DefinitionId, exists?: DefinitionId) => Needs {
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

  const surely = new Surely(model);
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
        case 'earlier':
        case 'retained-label':
          bits |= known.get(node.definition) ?? 0n;
          break;
        case 'aggregate':
        case 'before':
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

  // A definition refers to earlier ones only, but for what is carried from item to item.
  const own = (definition: Model['definitions'][number]): Bits =>
    ofExpression(definition.body) | definition.loops.reduce((bits, loop) => bits | list(loop.list), 0n);
  const groups = carriedGroups(model);
  for (const definition of model.definitions) {
    if (known.has(definition.id)) continue;
    // What goes round through items before needs what any of it needs.
    const members = groups.get(definition.id)?.members ?? [definition];
    const bits = members.reduce((all, member) => all | own(member), 0n);
    for (const { id } of members) known.set(id, bits);
  }

  /** What a fact brings with it: its list, and what decides whether it is needed or stands in for it. */
  const ofFact = model.facts.map(({ list: of, presence }) => {
    const own = list(of);
    if (presence.kind === 'when') return own | ofExpression(presence.condition);
    if (presence.kind === 'default') return own | (known.get(presence.definition) ?? 0n);
    presence.kind satisfies 'optional' | 'always';
    return own;
  });
  const facts = (1n << BigInt(model.facts.length)) - 1n;
  /** What requirements are about, and all that they compute with. */
  const requirements = model.requirements.map(({ condition, stated }) => ({
    about: withDefaults(ofExpression(stated ?? condition)) & facts,
    bits: ofExpression(condition),
  }));

  function closed(start: Bits): { readonly bits: Bits; readonly requirements: readonly number[] } {
    const own = withFacts(start, ofFact);
    const bound = requirements.flatMap(({ about }, index) =>
      about !== 0n && (about & own) === about ? [index] : [],
    );
    const more = bound.reduce((bits, index) => bits | (requirements[index]?.bits ?? 0n), own);
    return { bits: withFacts(more, ofFact), requirements: bound };
  }

  function withDefaults(start: Bits): Bits {
    return withFacts(
      start,
      model.facts.map(({ presence }) =>
        presence.kind === 'default' ? (known.get(presence.definition) ?? 0n) : 0n,
      ),
    );
  }

  /** With what each fact brings with it. */
  function withFacts(start: Bits, brought: readonly Bits[]): Bits {
    let bits = start;
    for (let before = -1n; before !== bits; ) {
      before = bits;
      brought.forEach((more, index) => {
        if ((bits >> BigInt(index)) & 1n) bits |= more;
      });
    }
    return bits;
  }

  const made = new Map<Bits, Omit<Needs, 'surely'>>();
  return (definition, exists) => {
    const start = (known.get(definition) ?? 0n) | (exists === undefined ? 0n : (known.get(exists) ?? 0n));
    const certain = surely.behind(exists ?? definition);
    const before = made.get(start);
    if (before !== undefined) return { ...before, surely: certain };
    const { bits, requirements: bound } = closed(start);
    const within = names.filter((_, index) => (bits >> BigInt(index)) & 1n);
    const needs = {
      facts: within.filter((name) => bits & fact(name)),
      lists: within.filter((name) => bits & list(name)),
      requirements: bound,
    };
    made.set(start, needs);
    return { ...needs, surely: certain };
  };
}
