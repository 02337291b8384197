// Places of the rules where another system may have a figure that only its bills tell: another figure in place of a printed one, a
// factor on a fact or an amount, a minimum, a cap, an addition that no document has.

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
import { editModel, replaceBodies } from '../edits/edit-model.js';
import { atPlace, figuresAndPlaces, placeOf } from './from-terms.js';
import type { HypothesisKind } from './hypothesis.js';
import { isMoney, stepOf } from './nodes.js';
import { inLabels, keyOf, labelOf } from './sites.js';

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
          node.kind === 'number' && keys.has(keyOf(node.kind, node.span))
            ? instead(node.type, node.span)
            : node,
        ),
      names: (is) => ({
        in: owner,
        was: words,
        is,
        ...(figure.alone === undefined ? {} : { at: figure.alone }),
      }),
      says: (is) => ({
        en: `in “${label}” it has ${is} for ${words}${atPlace(figure)}`,
        fr: `dans « ${label} » il a ${is} au lieu de ${words}${atPlace(figure)}`,
      }),
    };
  }
}

/** `× 0.98` as people say it. */
function changeOf(factor: Rational): Localized {
  const off = multiply(subtract(factor, rational(1)), hundred);
  const size = formatDecimal(sign(off) < 0 ? multiply(off, rational(-1)) : off) ?? '';
  const french = size.replace('.', ',');
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
  for (const { name, label, type, list } of model.facts) {
    if (list !== undefined || type.kind !== 'quantity') continue;
    yield {
      ...common,
      id: `scaled/fact/${name}`,
      change: 'a fact scaled',
      put: (rules, instead) =>
        editModel(rules, (node) =>
          node.kind === 'fact' && node.fact === name ? times(node, instead(pure, node.span)) : node,
        ),
      names: (is) => ({ fact: name, by: is }),
      says: (_, value) => ({
        en: `it takes “${label}” ${changeOf(value).en}`,
        fr: `il prend « ${label} » ${changeOf(value).fr}`,
      }),
    };
  }
  for (const amount of amountsOf(model)) {
    yield {
      ...common,
      id: `scaled/amount/${amount.id}`,
      change: 'an amount scaled',
      put: (rules, instead) => amount.put(rules, (value) => times(value, instead(pure, value.span))),
      names: (is) => ({ amount: amount.owner, by: is }),
      says: (_, value) => ({
        en: `it bills “${amount.label}” ${changeOf(value).en}`,
        fr: `il facture « ${amount.label} » ${changeOf(value).fr}`,
      }),
    };
  }
}

/** The amounts that the document names, before they are rounded. */
function amountsOf(model: Model) {
  const currencies = new Set(model.currencies.map(({ code }) => code));
  return model.definitions.flatMap((definition) => {
    const { id, owner, body, final, loops } = definition;
    if (!final || loops.length > 0 || !isMoney(body, currencies)) return [];
    const put = (rules: Model, make: (value: Expression) => Expression): Model =>
      replaceBodies(rules, (one) => {
        if (one.id !== id) return undefined;
        return one.body.kind === 'round' ? { ...one.body, operand: make(one.body.operand) } : make(one.body);
      });
    return [{ id, owner, label: labelOf(model, definition), type: body.type, put }];
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
  } as const;
  for (const { id, owner, label, type, put } of amountsOf(model)) {
    for (const way of ['minimum', 'cap', 'addition', 'reduction'] as const) {
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
        names: (is) => ({ amount: owner, [way]: is }),
        says: (is) => ({
          en: `for “${label}” it bills ${en} ${is}`,
          fr: `pour « ${label} » il facture ${fr} ${is.replace('.', ',')}`,
        }),
      };
    }
  }
}

function limited(
  way: 'minimum' | 'cap' | 'addition' | 'reduction',
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
    case 'reduction':
      return { kind: 'subtract', left: value, right: by, type, span };
    default:
      return way satisfies never;
  }
}

export function* unknownsOf(model: Model): Generator<Unknown> {
  const told = inLabels(model);
  for (const unknown of [...figures(model), ...factors(model), ...limits(model)])
    yield { ...unknown, says: (is, value) => told(unknown.says(is, value)) };
}

export const isAsPrinted = ({ value }: Unknown, found: Rational): boolean =>
  value !== undefined && compare(value, found) === 0;
