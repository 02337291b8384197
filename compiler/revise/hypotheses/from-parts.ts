// What counts only from some quantity on, or up to it: the whole once it is reached, a part left out, an amount that nobody owes
// without a quantity. A fact or a date that is off in one place of the rules alone. An amount of another
// period.

import type { Expression, Model } from '../../3-model/model.js';
import { formatDecimal, type Rational, rational, sign } from '../../runtime/exact/rational.js';
import { editModel } from '../edits/edit-model.js';
import { compared, inFrench, nought, times, when } from '../edits/nodes.js';
import { keyOf, sitesOf } from '../edits/sites.js';
import { plainFacts } from './from-facts.js';
import { wordsOfPart } from './from-terms.js';
import type { Hypothesis } from './hypothesis.js';
import { amountsOf } from './unknowns.js';

const isNought = (node: Expression): boolean => node.kind === 'number' && sign(node.value) === 0;

/** `part of VALUE above LOWER up to UPPER` as the rules have it. */
interface Part {
  readonly value: Expression;
  readonly lower: Expression | undefined;
  readonly upper: Expression | undefined;
}

function partIn(node: Expression): Part | undefined {
  if (node.kind !== 'maximum' || node.operands.length !== 2) return undefined;
  const [within, zero] = node.operands;
  if (within === undefined || zero === undefined || !isNought(zero)) return undefined;
  const lower = within.kind === 'subtract' ? within.right : undefined;
  const capped = within.kind === 'subtract' ? within.left : within;
  const [value, upper] =
    capped.kind === 'minimum' && capped.operands.length === 2 ? capped.operands : [capped];
  if (value === undefined || (lower === undefined && upper === undefined)) return undefined;
  return { value, lower, upper };
}

/** The whole where the part reaches, nothing where another part does. */
function wholeOf(node: Expression): Expression {
  const { value, lower, upper } = partIn(node) ?? {};
  if (value === undefined) return node;
  const above = lower === undefined ? value : when(compared(value, 'above', lower), value, nought(value));
  return upper === undefined ? above : when(compared(value, 'up-to', upper), above, nought(value));
}

/** The same, up to the upper limit where there is one. */
function wholeUpTo(node: Expression): Expression {
  const { value, lower, upper } = partIn(node) ?? {};
  if (value === undefined || lower === undefined) return node;
  const { type, span } = value;
  const capped: Expression =
    upper === undefined ? value : { kind: 'minimum', operands: [value, upper], type, span };
  return when(compared(value, 'above', lower), capped, nought(value));
}

const wordsOf = (model: Model, node: Expression | undefined): string =>
  node === undefined ? '' : wordsOfPart(model, node) || '…';

/** Slab for slice: the whole at what its last part is charged, for one part or for all parts of an amount. */
export function* fromParts(model: Model): Generator<Hypothesis> {
  const parts = sitesOf(model, ['maximum']).flatMap((site) => {
    const part = partIn(site.node);
    return part === undefined ? [] : [{ ...site, part }];
  });
  const edit = (keys: ReadonlySet<string>, make: (node: Expression) => Expression) => (rules: Model) =>
    editModel(rules, (one) => (keys.has(keyOf(one.kind, one.span)) ? make(one) : one));
  for (const owner of new Set(parts.map((part) => part.owner))) {
    const own = parts.filter((part) => part.owner === owner);
    const label = own[0]?.label ?? owner;
    if (own.length < 2) continue;
    yield {
      id: `parts/${owner}/whole`,
      kind: 'row',
      change: 'whole at the rate of the part reached',
      names: { in: owner },
      says: {
        en: `in “${label}” it charges the whole at the rate of the part reached`,
        fr: `dans « ${label} » il taxe le tout au taux de la part atteinte`,
      },
      does: { kind: 'rules', edit: edit(new Set(own.map(({ key }) => key)), wholeOf) },
    };
  }
  for (const { key, label, owner, part } of parts) {
    const value = wordsOf(model, part.value);
    const [lower, upper] = [wordsOf(model, part.lower), wordsOf(model, part.upper)];
    const one = (
      id: string,
      change: string,
      en: string,
      fr: string,
      make: (node: Expression) => Expression,
    ): Hypothesis => ({
      id: `parts/${key}/${id}`,
      kind: 'limit',
      change,
      names: {
        in: owner,
        value,
        ...(lower === '' ? {} : { above: lower }),
        ...(upper === '' ? {} : { upto: upper }),
      },
      says: { en: `in “${label}” ${en}`, fr: `dans « ${label} » ${fr}` },
      does: { kind: 'rules', edit: edit(new Set([key]), make) },
    });
    if (part.lower !== undefined) {
      yield one(
        'once',
        'the whole once above',
        `it takes all of “${value}” once it is above ${lower}`,
        `il prend tout « ${value} » dès qu'il dépasse ${lower}`,
        wholeUpTo,
      );
      yield one(
        'no-lower',
        'without its beginning',
        `it takes “${value}” from nought, not above ${lower}`,
        `il prend « ${value} » depuis zéro, non au-delà de ${lower}`,
        (node) => {
          const { value: all, upper: to } = partIn(node) ?? {};
          if (all === undefined) return node;
          return to === undefined
            ? all
            : { kind: 'minimum', operands: [all, to], type: all.type, span: all.span };
        },
      );
    }
    if (part.upper !== undefined) {
      yield one(
        'no-upper',
        'without its end',
        `it takes “${value}” without the limit ${upper}`,
        `il prend « ${value} » sans la limite ${upper}`,
        (node) => {
          const { value: all, lower: from } = partIn(node) ?? {};
          if (all === undefined || from === undefined) return all ?? node;
          const { type, span } = node;
          const above: Expression = { kind: 'subtract', left: all, right: from, type, span };
          return { kind: 'maximum', operands: [above, nought(all)], type, span };
        },
      );
    }
  }
}

/** The fact that a node is, by another name too. */
function factOf(model: Model, node: Expression, depth = 0): string | undefined {
  if (node.kind === 'fact') return node.fact;
  if (node.kind !== 'reference' || depth > 4) return undefined;
  const body = model.definitions.find(({ id }) => id === node.definition)?.body;
  if (body === undefined) return undefined;
  const given =
    body.kind === 'conditional' && body.branches[0]?.when.kind === 'given' ? body.branches[0].then : body;
  return factOf(model, given, depth + 1);
}

/** Figures with which a fact is compared somewhere in the rules. */
function thresholdsOf(model: Model): ReadonlyMap<string, ReadonlyMap<string, Rational>> {
  const thresholds = new Map<string, Map<string, Rational>>();
  const add = (fact: string | undefined, value: Rational): void => {
    const written = formatDecimal(value);
    if (fact === undefined || written === undefined || sign(value) <= 0) return;
    thresholds.set(fact, (thresholds.get(fact) ?? new Map()).set(written, value));
  };
  for (const { node } of sitesOf(model, ['compare', 'minimum', 'maximum', 'subtract'])) {
    const sides = 'operands' in node ? node.operands : [node.left, node.right];
    const numbers = sides.flatMap((side) => (side.kind === 'number' ? [side.value] : []));
    for (const side of sides) for (const value of numbers) add(factOf(model, side), value);
  }
  return thresholds;
}

/** In one use a fact counts only above a figure of the rules, or up to it: the first block is free there, too. */
export function* fromFreeParts(model: Model): Generator<Hypothesis> {
  const thresholds = thresholdsOf(model);
  for (const { key, node, label, owner, definition } of sitesOf(model, ['fact', 'reference'])) {
    const fact = model.facts.find(({ name }) => name === factOf(model, node));
    if (fact === undefined || fact.type.kind !== 'quantity' || definition?.role === 'default') continue;
    for (const [written, value] of thresholds.get(fact.name) ?? []) {
      const figure: Expression = { kind: 'number', value, type: fact.type, span: node.span };
      for (const [change, side, en, fr] of [
        ['above', 'above', 'only above', 'seulement au-delà de'],
        ['up to', 'upto', 'only up to', 'seulement jusqu’à'],
      ] as const) {
        yield {
          id: `free/${key}/${change}/${written}`,
          kind: 'limit',
          change: `counted ${change}`,
          names: { in: owner, fact: fact.name, [side]: written },
          says: {
            en: `in “${label}” it counts “${fact.label}” ${en} ${written}`,
            fr: `dans « ${label} » il compte « ${fact.label} » ${fr} ${inFrench(written)}`,
          },
          does: {
            kind: 'rules',
            edit: (rules) =>
              editModel(rules, (one): Expression => {
                if (keyOf(one.kind, one.span) !== key) return one;
                const { type, span } = one;
                if (change === 'up to') return { kind: 'minimum', operands: [one, figure], type, span };
                change satisfies 'above';
                const above: Expression = { kind: 'subtract', left: one, right: figure, type, span };
                return { kind: 'maximum', operands: [above, nought(one)], type, span };
              }),
          },
        };
      }
    }
  }
}

/** A fact one more or one less where it is used, and not elsewhere: a row of a table looked up one off. */
export function* fromFactsOneOff(model: Model): Generator<Hypothesis> {
  const facts = plainFacts(model);
  const sites = sitesOf(model, ['fact']);
  for (const { key, node, label, owner } of sites) {
    const fact = facts.find(({ name }) => name === node.fact);
    const { type, domain } = fact ?? {};
    if (fact === undefined || type?.kind !== 'quantity' || type.percent || domain === undefined) continue;
    // Where it is used once, that is the fact itself.
    if (sites.filter((other) => other.node.fact === node.fact).length < 2) continue;
    for (const [change, by, en, fr] of [
      ['one more', 1, 'as one more', 'comme un de plus'],
      ['one less', -1, 'as one less', 'comme un de moins'],
    ] as const) {
      const { span } = node;
      const number = (value: Rational): Expression => ({ kind: 'number', value, type, span });
      yield {
        id: `off/${key}/${change}`,
        kind: 'fact',
        change,
        names: { in: owner, fact: fact.name },
        says: {
          en: `in “${label}” it takes “${fact.label}” ${en}`,
          fr: `dans « ${label} » il prend « ${fact.label} » ${fr}`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            editModel(rules, (one): Expression => {
              if (one.kind !== 'fact' || keyOf(one.kind, one.span) !== key) return one;
              const shift: Expression = { kind: 'add', left: one, right: number(rational(by)), type, span };
              return by > 0 ? shift : { kind: 'maximum', operands: [shift, number(domain.from)], type, span };
            }),
        },
      };
    }
  }
}

/** A date moved to the end of its month, or of its year, left as it is. */
export function* fromMovedDates(model: Model): Generator<Hypothesis> {
  for (const { key, node, label, owner } of sitesOf(model, ['date-part'])) {
    if (node.type.kind !== 'date') continue;
    yield {
      id: `date/moved/${key}`,
      kind: 'fact',
      change: 'a date not moved',
      names: { in: owner },
      says: {
        en: `in “${label}” it takes the day itself, not the ${node.part.replaceAll('-', ' ')}`,
        fr: `dans « ${label} » il prend le jour même, sans le déplacer`,
      },
      does: {
        kind: 'rules',
        edit: (rules) =>
          editModel(rules, (one) =>
            one.kind === 'date-part' && keyOf(one.kind, one.span) === key ? one.date : one,
          ),
      },
    };
  }
}

const ratiosOfAmounts = [
  [rational(1, 12), 'a twelfth of', 'un douzième de'],
  [rational(12), 'twelve times', 'douze fois'],
  [rational(2), 'the double of', 'le double de'],
  [rational(1, 2), 'the half of', 'la moitié de'],
] as const;

/** Another period, or a person more: an amount multiplied before it is rounded, which no decimal says exactly. */
export function* fromScaledAmounts(model: Model): Generator<Hypothesis> {
  for (const { id, owner, label, rounded, put } of amountsOf(model)) {
    if (!rounded) continue;
    for (const [by, en, fr] of ratiosOfAmounts) {
      yield {
        id: `scaled/amount/${id}/${by.n}:${by.d}`,
        kind: 'factor',
        change: 'an amount scaled',
        names: { amount: owner, by: `${by.n}/${by.d}` },
        says: {
          en: `it takes ${en} “${label}” before it is rounded`,
          fr: `il prend ${fr} « ${label} » avant l'arrondi`,
        },
        does: {
          kind: 'rules',
          edit: (rules) => put(rules, (value) => times(value, by)),
        },
        rare: true,
      };
    }
  }
}
