// Another rounding: its mode, its step, none at all, one more on the way, an amount used before it was rounded.

import type { Definition, Expression, Model, RoundingMode } from '../../3-model/model.js';
import { formatDecimal, multiply, type Rational, rational } from '../../runtime/exact/rational.js';
import { editModel, replaceBodies } from '../edits/edit-model.js';
import { inFrench, isMoney, isPure, roundedTo, stepOf } from '../edits/nodes.js';
import { formulasOf, keyOf, labelOf, sitesOf } from '../edits/sites.js';
import type { Hypothesis } from './hypothesis.js';

const modes: Readonly<Record<RoundingMode, { readonly en: string; readonly fr: string }>> = {
  'half-up': { en: 'half up', fr: 'au plus proche' },
  'half-down': { en: 'half down', fr: 'au plus proche, la moitié vers le bas' },
  'half-even': { en: 'half to even', fr: 'au plus proche pair' },
  up: { en: 'up', fr: 'vers le haut' },
  down: { en: 'down', fr: 'vers le bas' },
};
const allModes = Object.keys(modes) as readonly RoundingMode[];

interface Way {
  readonly mode: RoundingMode;
  /** Undefined: not rounded. */
  readonly step: Rational | undefined;
}

const written = (step: Rational): string => formatDecimal(step) ?? `${step.n}/${step.d}`;

function saysOf({ mode, step }: Way): { readonly en: string; readonly fr: string } {
  if (step === undefined) return { en: 'not at all', fr: 'pas du tout' };
  return {
    en: `${modes[mode].en} to ${written(step)}`,
    fr: `${modes[mode].fr}, à ${inFrench(written(step))} près`,
  };
}

const namesOf = ({ mode, step }: Way): Readonly<Record<string, string>> =>
  step === undefined ? { mode: 'none', step: 'none' } : { mode, step: written(step) };

/** To two, five, ten, a quarter, a half, a whole: of cents, the coins and notes of a till. */
const coarser = [2, 5, 10, 25, 50, 100].map((factor) => rational(factor));

/** Every other way to round what is rounded in this way. */
function otherWays(mode: RoundingMode, step: Rational): readonly Way[] {
  return [
    ...allModes.filter((other) => other !== mode).map((other) => ({ mode: other, step })),
    ...[rational(1, 10), rational(1, 100), ...coarser].map((factor) => ({
      mode,
      step: multiply(step, factor),
    })),
    ...(['half-up', 'up', 'down'] as const)
      .filter((other) => other !== mode)
      .flatMap((other) => coarser.map((factor) => ({ mode: other, step: multiply(step, factor) }))),
    { mode, step: undefined },
  ];
}

const rerounded = (node: Expression & { readonly kind: 'round' }, { mode, step }: Way): Expression =>
  step === undefined ? node.operand : { ...node, mode, step };

export function* fromRoundings(model: Model): Generator<Hypothesis> {
  const roundings = model.definitions.filter(
    (definition): definition is Definition & { readonly body: Expression & { readonly kind: 'round' } } =>
      definition.role === 'rounding' && definition.body.kind === 'round',
  );
  yield* everyRounding(roundings.map(({ id, body }) => ({ id, body })));
  for (const { id, owner, body, ...definition } of roundings) {
    for (const way of otherWays(body.mode, body.step)) {
      const label = labelOf(model, { ...definition, id, owner, body });
      yield {
        id: `rounding/${id}/${JSON.stringify(namesOf(way))}`,
        kind: 'rounding',
        change: 'other rounding',
        names: { amount: owner, ...namesOf(way) },
        says: {
          en: `it rounds “${label}” ${saysOf(way).en}`,
          fr: `il arrondit « ${label} » ${saysOf(way).fr}`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            replaceBodies(rules, (one) =>
              one.id === id && one.body.kind === 'round' ? rerounded(one.body, way) : undefined,
            ),
        },
      };
    }
  }
}

/** All amounts that the rules round in one way, rounded in another: a setting of the other system. */
function* everyRounding(
  roundings: readonly { readonly id: string; readonly body: Expression & { readonly kind: 'round' } }[],
): Generator<Hypothesis> {
  const first = roundings[0]?.body;
  if (first === undefined || roundings.length < 2) return;
  const ids = new Set(roundings.map(({ id }) => id));
  for (const way of otherWays(first.mode, first.step)) {
    yield {
      id: `rounding/*/${JSON.stringify(namesOf(way))}`,
      kind: 'rounding',
      change: 'every rounding',
      names: { amount: '*', ...namesOf(way) },
      says: {
        en: `it rounds every amount ${saysOf(way).en}`,
        fr: `il arrondit chaque montant ${saysOf(way).fr}`,
      },
      does: {
        kind: 'rules',
        edit: (rules) =>
          replaceBodies(rules, (one) =>
            ids.has(one.id) && one.body.kind === 'round' ? rerounded(one.body, way) : undefined,
          ),
      },
    };
  }
}

const blockWays = {
  plus: {
    change: 'one block more than the full ones',
    en: 'it counts one block more than the full ones',
    fr: 'il compte une tranche de plus que les tranches pleines',
  },
  less: {
    change: 'the first block not counted',
    en: 'it does not count the first block',
    fr: 'il ne compte pas la première tranche',
  },
} as const;

/** Blocks: counted whole, exact, to the nearest, or one more than the full ones. */
export function* fromBlocks(model: Model): Generator<Hypothesis> {
  for (const { key, node, label, owner, definition } of sitesOf(model, ['round'])) {
    if (definition?.role === 'rounding' && definition.body === node) continue;
    const ways: readonly (Way & { readonly by?: 'plus' | 'less' })[] = [
      ...otherWays(node.mode, node.step),
      { mode: 'down', step: node.step, by: 'plus' },
      { mode: node.mode, step: node.step, by: 'less' },
    ];
    for (const way of ways) {
      const change = (one: Expression): Expression => {
        if (one.kind !== 'round' || keyOf(one.kind, one.span) !== key) return one;
        if (way.by === undefined) return rerounded(one, way);
        const { type, span } = one;
        const step: Expression = { kind: 'number', value: one.step, type, span };
        switch (way.by) {
          case 'plus':
            return { kind: 'add', left: { ...one, mode: 'down' }, right: step, type, span };
          case 'less': {
            const less: Expression = { kind: 'subtract', left: one, right: step, type, span };
            return { kind: 'maximum', operands: [less, { ...step, value: rational(0) }], type, span };
          }
          default:
            return way.by satisfies never;
        }
      };
      yield {
        id: `blocks/${key}/${JSON.stringify(namesOf(way))}${way.by === undefined ? '' : `/${way.by}`}`,
        kind: 'rounding',
        change: way.by === undefined ? 'other blocks' : blockWays[way.by].change,
        names: { in: owner, ...namesOf(way) },
        says:
          way.by === undefined
            ? {
                en: `in “${label}” it rounds blocks ${saysOf(way).en}`,
                fr: `dans « ${label} » il arrondit les tranches ${saysOf(way).fr}`,
              }
            : {
                en: `in “${label}” ${blockWays[way.by].en}`,
                fr: `dans « ${label} » ${blockWays[way.by].fr}`,
              },
        does: { kind: 'rules', edit: (rules) => editModel(rules, change) },
      };
    }
  }
}

/** A rounding where the rules have none: of a sum of money on the way, of a rate or factor. */
export function* fromRoundingsOnTheWay(model: Model): Generator<Hypothesis> {
  const told = formulasOf(model);
  const currencies = new Set(model.currencies.map(({ code }) => code));
  const decimals = model.currency?.decimals ?? 2;
  for (const definition of model.definitions) {
    if (definition.role === 'rounding' || definition.body.kind === 'round') continue;
    const money = isMoney(definition.body, currencies);
    if (definition.type.kind !== 'quantity') continue;
    const steps = money ? [decimals, 0] : isPure(definition.body) ? [2, 3, 4] : [2, 1, 0];
    for (const places of [...new Set(steps)]) {
      for (const mode of ['half-up', 'down', 'up'] as const) {
        const way = { mode, step: stepOf(places) };
        const label = definition.final
          ? labelOf(model, definition)
          : told(definition.label || definition.owner);
        yield {
          id: `on-the-way/${definition.id}/${mode}/${places}`,
          kind: 'rounding',
          change: 'rounding on the way',
          names: { amount: definition.owner, at: definition.formula, ...namesOf(way) },
          says: {
            en: `it rounds “${label}” (${told(definition.formula)}) on the way, ${saysOf(way).en}`,
            fr: `il arrondit « ${label} » (${told(definition.formula)}) en chemin, ${saysOf(way).fr}`,
          },
          // A figure of the document, rounded, is another figure or none.
          rare: definition.body.kind === 'number',
          does: {
            kind: 'rules',
            edit: (rules) =>
              replaceBodies(rules, (one) =>
                one.id === definition.id ? roundedTo(one.body, mode, way.step) : undefined,
              ),
          },
        };
      }
    }
  }
}

/** A time, a weight, an area rounded in one use alone. */
export function* fromRoundedUses(model: Model): Generator<Hypothesis> {
  const currencies = new Set(model.currencies.map(({ code }) => code));
  for (const { key, node, label, owner, definition } of sitesOf(model, ['reference', 'fact'])) {
    const { type } = node;
    if (type.kind !== 'quantity' || isPure(node) || isMoney(node, currencies)) continue;
    if (definition?.body === node || definition?.role === 'default') continue;
    const used = model.facts.find(({ name }) => node.kind === 'fact' && name === node.fact);
    const named = model.definitions.find(({ id }) => node.kind === 'reference' && id === node.definition);
    const of = used?.label ?? (named === undefined ? '' : labelOf(model, named));
    for (const mode of ['half-up', 'down', 'up'] as const) {
      const way = { mode, step: rational(1) };
      yield {
        id: `use/${key}/${mode}`,
        kind: 'rounding',
        change: 'rounded in one use',
        names: { in: owner, ...namesOf(way) },
        says: {
          en: `in “${label}” it takes “${of}” rounded ${saysOf(way).en}`,
          fr: `dans « ${label} » il prend « ${of} » arrondi ${saysOf(way).fr}`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            editModel(rules, (one) =>
              keyOf(one.kind, one.span) === key ? roundedTo(one, mode, way.step) : one,
            ),
        },
      };
    }
  }
}

/** The amount before its rounding, in one use: VAT on what was not rounded yet. */
export function* fromUnroundedUses(model: Model): Generator<Hypothesis> {
  const before = new Map(
    // Of a list, what is rounded speaks of its own item: it cannot be written into another place as it is.
    model.definitions.flatMap(({ id, role, body, loops }) =>
      role === 'rounding' && body.kind === 'round' && loops.length === 0 ? [[id, body.operand] as const] : [],
    ),
  );
  for (const { key, node, label, owner } of sitesOf(model, ['reference'])) {
    const named = model.definitions.find(({ id }) => id === node.definition);
    if (!before.has(node.definition) || named === undefined) continue;
    const of = labelOf(model, named);
    yield {
      id: `unrounded/${key}`,
      kind: 'rounding',
      change: 'use before rounding',
      names: { amount: node.definition, in: owner },
      says: {
        en: `in “${label}” it takes “${of}” before its rounding`,
        fr: `dans « ${label} » il prend « ${of} » avant son arrondi`,
      },
      does: {
        kind: 'rules',
        edit: (rules) =>
          editModel(rules, (one) =>
            one.kind === 'reference' && keyOf(one.kind, one.span) === key
              ? (before.get(one.definition) ?? one)
              : one,
          ),
      },
    };
  }
}
