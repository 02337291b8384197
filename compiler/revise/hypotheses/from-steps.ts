// The order and the presence of what is done to an amount: minima, caps, choices of alternatives, steps, conditions.

import type { Definition, Expression, Model } from '../../3-model/model.js';
import type {
  ChosenKind,
  DateKind,
  ListKind,
  LiteralKind,
  LogicKind,
  ReferenceKind,
} from '../../3-model/model-expression.js';
import { replaceBodies } from '../edits/edit-model.js';
import { definitionsByPlace, formulasOf, labelOf } from '../edits/sites.js';
import type { Hypothesis } from './hypothesis.js';

const change = (
  model: Model,
  ids: ReadonlySet<string>,
  body: (definition: Definition) => Expression | undefined,
) => replaceBodies(model, (definition) => (ids.has(definition.id) ? body(definition) : undefined));

const idsOf = (definitions: readonly Definition[]): ReadonlySet<string> =>
  new Set(definitions.map(({ id }) => id));

/** The value so far under a step: its first operand. */
export function soFar({ body }: Definition): Expression | undefined {
  switch (body.kind) {
    case 'minimum':
    case 'maximum':
      return body.operands[0];
    case 'multiply':
    case 'divide':
    case 'add':
    case 'subtract':
      return body.left;
    case 'conditional':
      return body.otherwise;
    default:
      body.kind satisfies
        | LiteralKind
        | ListKind
        | DateKind
        | LogicKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'negate'
        | 'position'
        | 'round'
        | 'compare'
        | ChosenKind
        | ReferenceKind;
      return undefined;
  }
}

/** `lower of`, `higher of`, `sum of`: the other rule, one alternative alone. */
export function* fromAlternatives(model: Model): Generator<Hypothesis> {
  for (const [key, definitions] of definitionsByPlace(model, ['retained', 'formula'])) {
    const [first] = definitions;
    if (first?.body.kind !== 'alternatives') continue;
    const { rule, items } = first.body;
    const label = labelOf(model, first);
    const ids = idsOf(definitions);
    for (const other of (['lower', 'higher', 'sum'] as const).filter((one) => one !== rule)) {
      yield {
        id: `rule/${key}/${other}`,
        kind: 'limit',
        change: `${other} of`,
        names: { amount: first.owner, rule: other },
        says: {
          en: `for “${label}” it takes ${{ lower: 'the lower', higher: 'the higher', sum: 'the sum' }[other]}`,
          fr: `pour « ${label} » il prend ${{ lower: 'le plus faible', higher: 'le plus élevé', sum: 'la somme' }[other]}`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            change(rules, ids, ({ body }) =>
              body.kind === 'alternatives' ? { ...body, rule: other } : undefined,
            ),
        },
      };
    }
    for (const [index, item] of items.entries()) {
      yield {
        id: `only/${key}/${index}`,
        kind: 'limit',
        change: 'one alternative alone',
        names: { amount: first.owner, alternative: item.label },
        says: {
          en: `for “${label}” it takes “${item.label}” alone`,
          fr: `pour « ${label} » il ne prend que « ${item.label} »`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            change(rules, ids, ({ body }) =>
              body.kind === 'alternatives' ? body.items[index]?.value : undefined,
            ),
        },
      };
      if (items.length < 3) continue;
      yield {
        id: `without/${key}/${index}`,
        kind: 'limit',
        change: 'one alternative left out',
        names: { amount: first.owner, without: item.label },
        says: {
          en: `for “${label}” it leaves out “${item.label}”`,
          fr: `pour « ${label} » il oublie « ${item.label} »`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            change(rules, ids, ({ body }) =>
              body.kind === 'alternatives'
                ? { ...body, items: body.items.filter((_, place) => place !== index) }
                : undefined,
            ),
        },
      };
    }
  }
}

/** A step left out, done twice, or exchanged with the one before it (a minimum before or after a reduction). */
export function* fromSteps(model: Model): Generator<Hypothesis> {
  const told = formulasOf(model);
  for (const [key, definitions] of definitionsByPlace(model, ['step', 'due'])) {
    const [first] = definitions;
    if (first === undefined || soFar(first) === undefined) continue;
    const label = labelOf(model, first);
    const ids = idsOf(definitions);
    const names = { amount: first.owner, step: first.formula };
    if (first.role === 'due' || first.body.kind === 'conditional') {
      yield {
        id: `condition/${key}`,
        kind: 'condition',
        change: 'without its condition',
        names,
        says: {
          en: `for “${label}” it leaves out the condition “${told(first.formula)}”`,
          fr: `pour « ${label} » il oublie la condition « ${told(first.formula)} »`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            change(rules, ids, ({ body }) =>
              body.kind === 'conditional' ? body.branches[0]?.then : undefined,
            ),
        },
      };
    }
    if (first.role === 'due') continue;
    yield {
      id: `step/${key}/left-out`,
      kind: first.body.kind === 'minimum' || first.body.kind === 'maximum' ? 'limit' : 'step',
      change: 'left out',
      names,
      says: {
        en: `for “${label}” it leaves out “${told(first.formula)}”`,
        fr: `pour « ${label} » il oublie « ${told(first.formula)} »`,
      },
      does: { kind: 'rules', edit: (rules) => change(rules, ids, soFar) },
    };
    yield {
      id: `step/${key}/twice`,
      kind: 'step',
      change: 'twice',
      names,
      says: {
        en: `for “${label}” it applies “${told(first.formula)}” twice`,
        fr: `pour « ${label} » il applique deux fois « ${told(first.formula)} »`,
      },
      does: { kind: 'rules', edit: (rules) => change(rules, ids, twice) },
    };
    yield* exchangedWithTheOneBefore(model, key, definitions, label);
  }
}

const withSoFar = (body: Expression, value: Expression): Expression | undefined => {
  switch (body.kind) {
    case 'minimum':
    case 'maximum':
      return { ...body, operands: [value, ...body.operands.slice(1)] };
    case 'multiply':
    case 'divide':
    case 'add':
    case 'subtract':
      return { ...body, left: value };
    default:
      body.kind satisfies
        | LiteralKind
        | ListKind
        | DateKind
        | LogicKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'negate'
        | 'position'
        | 'round'
        | 'compare'
        | 'conditional'
        | ChosenKind
        | ReferenceKind;
      return undefined;
  }
};

/** A step with a condition is done again where its condition holds. */
function twice({ body }: Definition): Expression | undefined {
  if (body.kind !== 'conditional') return withSoFar(body, body);
  const [branch, ...more] = body.branches;
  const again = branch === undefined || more.length > 0 ? undefined : withSoFar(branch.then, branch.then);
  return branch === undefined || again === undefined
    ? undefined
    : { ...body, branches: [{ ...branch, then: again }] };
}

function* exchangedWithTheOneBefore(
  model: Model,
  key: string,
  definitions: readonly Definition[],
  label: string,
): Generator<Hypothesis> {
  const told = formulasOf(model);
  const [first] = definitions;
  const before = (definition: Definition): Definition | undefined => {
    const value = soFar(definition);
    return value?.kind === 'reference'
      ? model.definitions.find(({ id }) => id === value.definition)
      : undefined;
  };
  const earlier = first === undefined ? undefined : before(first);
  if (first === undefined || earlier === undefined || soFar(earlier) === undefined) return;
  // Steps of a list speak of their own item: the two are one only where there is none.
  if (first.loops.length > 0 || earlier.loops.length > 0) return;
  if (earlier.role !== 'step' && earlier.role !== 'formula') return;
  yield {
    id: `step/${key}/exchanged`,
    kind: 'limit',
    change: 'exchanged with the step before',
    names: { amount: first.owner, step: first.formula, before: earlier.formula },
    says: {
      en: `for “${label}” it does “${told(first.formula)}” before “${told(earlier.formula)}”`,
      fr: `pour « ${label} » il fait « ${told(first.formula)} » avant « ${told(earlier.formula)} »`,
    },
    does: {
      kind: 'rules',
      edit: (rules) => {
        const bodies = new Map<string, Expression>();
        for (const { id, body } of definitions) {
          const one = rules.definitions.find((definition) => definition.id === id);
          const under = one === undefined ? undefined : before(one);
          const start = under === undefined ? undefined : soFar(under);
          if (one === undefined || under === undefined || start === undefined) return undefined;
          const inner = withSoFar(body, start);
          const outer = inner === undefined ? undefined : withSoFar(under.body, inner);
          if (outer === undefined) return undefined;
          bodies.set(id, outer);
        }
        return replaceBodies(rules, ({ id }) => bodies.get(id));
      },
    },
  };
}

/** Either branch of a condition, whatever the case. */
export function* fromBranches(model: Model): Generator<Hypothesis> {
  const told = formulasOf(model);
  for (const [key, definitions] of definitionsByPlace(model, [
    'formula',
    'condition',
    'alternative',
    'argument',
  ])) {
    const [first] = definitions;
    if (first?.body.kind !== 'conditional') continue;
    const label = labelOf(model, first);
    const ids = idsOf(definitions);
    const { branches } = first.body;
    for (let index = 0; index <= branches.length; index++) {
      const named =
        branches[index]?.label ?? (index === branches.length ? first.body.otherwiseLabel : undefined);
      yield {
        id: `branch/${key}/${index}`,
        kind: 'condition',
        change: 'always one branch',
        names: { amount: first.owner, branch: named ?? String(index + 1) },
        says: {
          en: `for “${label}” it always takes ${named === undefined ? `branch ${index + 1}` : `“${named}”`} (${told(first.formula)})`,
          fr: `pour « ${label} » il prend toujours ${named === undefined ? `la branche ${index + 1}` : `« ${named} »`} (${told(first.formula)})`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            change(rules, ids, ({ body }) =>
              body.kind === 'conditional' ? (body.branches[index]?.then ?? body.otherwise) : undefined,
            ),
        },
      };
    }
  }
}
