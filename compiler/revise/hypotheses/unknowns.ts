// Places of the rules where another system may have a figure that only its bills tell: another figure in place of a printed one, a
// factor on a fact or an amount, a minimum, a cap, an addition that no document has.

import { walk } from '../../3-model/expressions/walk.js';
import type { Expression, Model, Type } from '../../3-model/model.js';
import {
  compare,
  formatDecimal,
  hundred,
  multiply,
  type Rational,
  rational,
  sign,
  subtract,
} from '../../runtime/exact/rational.js';
import type { Localized } from '../../runtime/outcome/localized.js';
import { editFact, editModel, replaceBodies } from '../edits/edit-model.js';
import { compared, inFrench, isMoney, nought, stepOf, when } from '../edits/nodes.js';
import { keyOfNode, labelOf } from '../edits/sites.js';
import { withScaleAs } from './from-scales.js';
import { atPlace, figuresAndPlaces, placeOf } from './from-terms.js';
import type { HypothesisKind } from './hypothesis.js';

/** What stands in the place of the unknown figure: a number of it, or a fact that is solved for. */
export type Instead = (type: Type, span: Expression['span']) => Expression;

export interface Unknown {
  readonly id: string;
  readonly kind: HypothesisKind;
  readonly change: string;
  readonly type: Type;
  /** What the rules have there: nothing is said where that is found again; undefined where they have nothing. */
  readonly value: Rational | undefined;
  readonly percent: boolean;
  /** It is looked for from nought up to here, on this step. */
  readonly most: Rational;
  readonly step: Rational;
  readonly put: (model: Model, instead: Instead) => Model;
  readonly names: (is: string) => Readonly<Record<string, string>>;
  readonly says: (is: string, value: Rational) => Localized;
}

const pure: Type = { kind: 'quantity', unit: { powers: [] }, percent: false };

/** Figures are looked for up to so many times the printed one, on so many decimals more. */
const widest = rational(20);
const finer = 3;

function* figures(model: Model): Generator<Unknown> {
  for (const figure of figuresAndPlaces(model)) {
    const { value, owner, words, label, percent, keys, type } = figure;
    if (sign(value) <= 0) continue;
    yield {
      id: `constant/${owner}/${words}${placeOf(figure)}`,
      kind: 'constant',
      change: 'another figure',
      type,
      value,
      percent,
      most: multiply(value, widest),
      step: stepOf(finer + (formatDecimal(value)?.split('.')[1]?.length ?? 0)),
      put: (rules, instead) =>
        editModel(rules, (node) =>
          node.kind === 'number' && keys.has(keyOfNode(node)) ? instead(node.type, node.span) : node,
        ),
      names: (is) => ({
        in: owner,
        was: words,
        is,
        ...(figure.alone === undefined ? {} : { at: figure.alone }),
      }),
      says: (is) => ({
        en: `in “${label}” it has ${is} for ${words}${atPlace(figure)}`,
        fr: `dans « ${label} » il a ${inFrench(is)} au lieu de ${inFrench(words)}${atPlace(figure)}`,
      }),
    };
  }
}

/** `× 0.98` as people say it. */
function changeOf(factor: Rational): Localized {
  const off = multiply(subtract(factor, rational(1)), hundred);
  const size = formatDecimal(sign(off) < 0 ? multiply(off, rational(-1)) : off) ?? '';
  const french = inFrench(size);
  return sign(off) < 0
    ? { en: `less ${size} %`, fr: `moins ${french} %` }
    : { en: `plus ${size} %`, fr: `plus ${french} %` };
}

const times = (operand: Expression, factor: Expression): Expression => ({
  kind: 'multiply',
  left: operand,
  right: factor,
  type: operand.type,
  span: operand.span,
});

/** A stale price list is often the price less so much per cent, a discount one that no document has. */
function* factors(model: Model): Generator<Unknown> {
  const common = {
    kind: 'factor',
    type: pure,
    value: rational(1),
    percent: false,
    most: rational(5),
    step: stepOf(6),
  } as const;
  for (const fact of model.facts) {
    const { name, label, type, list } = fact;
    if (list !== undefined || type.kind !== 'quantity') continue;
    yield {
      ...common,
      id: `scaled/fact/${name}`,
      change: 'a fact scaled',
      put: (rules, instead) => editFact(rules, fact, (node) => times(node, instead(pure, node.span))),
      names: (is) => ({ fact: name, by: is }),
      says: (_, value) => ({
        en: `it takes “${label}” ${changeOf(value).en}`,
        fr: `il prend « ${label} » ${changeOf(value).fr}`,
      }),
    };
  }
  for (const amount of amountsOf(model)) {
    for (const after of amount.rounded ? [false, true] : [false]) {
      yield {
        ...common,
        id: `scaled/amount/${amount.id}${after ? '/rounded' : ''}`,
        change: 'an amount scaled',
        put: (rules, instead) =>
          (after ? amount.putAfter : amount.put)(rules, (value) => times(value, instead(pure, value.span))),
        names: (is) => ({ amount: amount.owner, by: is }),
        says: (_, value) => ({
          en: `it bills ${after ? 'the rounded ' : ''}“${amount.label}” ${changeOf(value).en}`,
          fr: `il facture « ${amount.label} » ${after ? 'arrondi, ' : ''}${changeOf(value).fr}`,
        }),
      };
    }
  }
}

/** A fact that counts at most, at least so much, or less so much: minutes of grace, a smallest quantity that is billed. */
function* ownParts(model: Model): Generator<Unknown> {
  const ways = {
    cap: ['at most', 'au plus'],
    minimum: ['at least', 'au moins'],
    reduction: ['less', 'moins'],
  } as const;
  for (const fact of model.facts) {
    const { name, label, type, domain, synthetic } = fact;
    if (synthetic || type.kind !== 'quantity' || domain === undefined || sign(domain.from) < 0) continue;
    for (const way of ['cap', 'minimum', 'reduction'] as const) {
      const [en, fr] = ways[way];
      yield {
        id: `own/${way}/fact/${name}`,
        kind: 'limit',
        change: `a ${way} of its own`,
        type,
        value: undefined,
        percent: type.percent,
        most: domain.to,
        step: domain.step,
        put: (rules, instead) =>
          editFact(rules, fact, (value) => {
            const made = limited(way, value, instead(type, value.span));
            if (way !== 'reduction') return made;
            const zero: Expression = { kind: 'number', value: rational(0), type, span: value.span };
            return { kind: 'maximum', operands: [made, zero], type, span: value.span };
          }),
        names: (is) => ({ fact: name, [way]: is }),
        says: (is) => ({
          en: `it counts “${label}” ${en} ${is}`,
          fr: `il compte « ${label} » ${fr} ${inFrench(is)}`,
        }),
      };
    }
  }
}

/** Another limit between two bands of a scale. */
function* limitsOfScales(model: Model): Generator<Unknown> {
  for (const scale of new Map(model.scales.map((one) => [one.origin, one])).values()) {
    const [variant, ...more] = scale.variants;
    const key = model.definitions
      .map(({ body }) => inputOf(body, scale.id))
      .find((input) => input !== undefined);
    if (variant === undefined || more.length > 0 || key === undefined) continue;
    for (const [at, { to }] of variant.bands.entries()) {
      if (to === undefined) continue;
      const shown = formatDecimal(to) ?? '';
      yield {
        id: `limit/${scale.origin}/${at}`,
        kind: 'boundary',
        change: 'another limit',
        type: key.type,
        value: to,
        percent: false,
        most: multiply(to, rational(5)),
        step: rational(1),
        put: (rules, instead) =>
          withScaleAs(rules, scale.origin, { limit: { at, is: (like) => instead(like.type, like.span) } }),
        names: (is) => ({ table: scale.origin, limit: shown, is }),
        says: (is) => ({
          en: `in “${scale.label}” it has the limit ${is} for ${shown}`,
          fr: `dans « ${scale.label} » il a la limite ${inFrench(is)} au lieu de ${inFrench(shown)}`,
        }),
      };
    }
  }
}

function inputOf(body: Expression, scale: string): Expression | undefined {
  let found: Expression | undefined;
  walk(body, (node) => {
    if (node.kind === 'scale' && node.scale === scale) found ??= node.input;
  });
  return found;
}

/** The amounts that the document names, before they are rounded. */
export function amountsOf(model: Model) {
  const currencies = new Set(model.currencies.map(({ code }) => code));
  return model.definitions.flatMap((definition) => {
    const { id, owner, body, final } = definition;
    // Also one for each item of a list.
    if (!final || !isMoney(body, currencies)) return [];
    const put = (rules: Model, make: (value: Expression) => Expression): Model =>
      replaceBodies(rules, (one) => {
        if (one.id !== id) return undefined;
        return one.body.kind === 'round' ? { ...one.body, operand: make(one.body.operand) } : make(one.body);
      });
    const putAfter = (rules: Model, make: (value: Expression) => Expression): Model =>
      replaceBodies(rules, (one) =>
        one.id === id && one.body.kind === 'round' ? { ...one.body, operand: make(one.body) } : undefined,
      );
    const rounded = body.kind === 'round';
    return [{ id, owner, label: labelOf(model, definition), type: body.type, put, putAfter, rounded }];
  });
}

/** Minima, caps and additions, in money. */
function* limits(model: Model): Generator<Unknown> {
  const cent = stepOf(model.currency?.decimals ?? 2);
  const ways = {
    minimum: { kind: 'limit', en: 'at least', fr: 'au moins' },
    cap: { kind: 'limit', en: 'at most', fr: 'au plus' },
    addition: { kind: 'term', en: 'plus', fr: 'plus' },
    reduction: { kind: 'term', en: 'less', fr: 'moins' },
    'addition where something is due': {
      kind: 'term',
      en: 'where it is above nought, plus',
      fr: 'où il est au-delà de zéro, plus',
    },
  } as const;
  for (const { id, owner, label, type, put } of amountsOf(model)) {
    for (const way of [
      'minimum',
      'cap',
      'addition',
      'reduction',
      'addition where something is due',
    ] as const) {
      const { kind, en, fr } = ways[way];
      yield {
        id: `own/${way}/${id}`,
        kind,
        change: `a ${way} of its own`,
        type,
        value: undefined,
        percent: false,
        most: rational(10_000_000),
        step: cent,
        put: (rules, instead) => put(rules, (value) => limited(way, value, instead(type, value.span))),
        names: (is) => ({ amount: owner, [way.split(' ')[0] ?? way]: is }),
        says: (is) => ({
          en: `for “${label}” it bills ${en} ${is}`,
          fr: `pour « ${label} » il facture ${fr} ${inFrench(is)}`,
        }),
      };
    }
  }
}

function limited(
  way: 'minimum' | 'cap' | 'addition' | 'reduction' | 'addition where something is due',
  value: Expression,
  by: Expression,
): Expression {
  const { type, span } = value;
  switch (way) {
    case 'minimum':
      return { kind: 'maximum', operands: [value, by], type, span };
    case 'cap':
      return { kind: 'minimum', operands: [value, by], type, span };
    case 'addition':
      return { kind: 'add', left: value, right: by, type, span };
    case 'addition where something is due':
      return when(
        compared(value, 'above', nought(value)),
        { kind: 'add', left: value, right: by, type, span },
        value,
      );
    case 'reduction':
      return { kind: 'subtract', left: value, right: by, type, span };
    default:
      return way satisfies never;
  }
}

export function* unknownsOf(model: Model): Generator<Unknown> {
  yield* figures(model);
  yield* limitsOfScales(model);
  yield* factors(model);
  yield* limits(model);
  yield* ownParts(model);
}

export const isAsPrinted = ({ value }: Unknown, found: Rational): boolean =>
  value !== undefined && compare(value, found) === 0;
