// Terms and factors: left out, counted twice, with the other sign; percentages as fractions; two figures exchanged.

import type { Expression, Model } from '../../3-model/model.js';
import type { ChosenKind, ComputedKind, ListKind } from '../../3-model/model-expression.js';
import {
  divide,
  equals,
  formatDecimal,
  hundred,
  multiply,
  type Rational,
  rational,
  zero,
} from '../../runtime/exact/rational.js';
import { editModel } from '../edits/edit-model.js';
import { inFrench, isPure, numberFor, times } from '../edits/nodes.js';
import { formulasOf, keyOf, keyOfNode, labelOf, type Site, sitesOf } from '../edits/sites.js';
import type { Hypothesis, HypothesisKind } from './hypothesis.js';

type Name = Readonly<Record<string, string>>;

const labelled = (model: Model, id: string): string => {
  const definition = model.definitions.find((one) => one.id === id);
  return definition === undefined
    ? id
    : definition.final
      ? labelOf(model, definition)
      : formulasOf(model)(definition.label || id);
};

/** A part of a sum or product as people would name it. */
export function wordsOfPart(model: Model, part: Expression): string {
  switch (part.kind) {
    case 'reference':
      return labelled(model, part.definition);
    case 'fact':
      return model.facts.find(({ name }) => name === part.fact)?.label || part.fact;
    case 'number':
      return figure(part.value, part);
    default:
      part.kind satisfies
        | 'earlier'
        | ChosenKind
        | ComputedKind
        | ListKind
        | 'reading'
        | 'given'
        | 'option'
        | 'date'
        | 'text'
        | 'not-given'
        | 'yes-no'
        | 'position'
        | 'conditional'
        | 'retained-label';
      return '';
  }
}

/** The same, or the step in which it stands where it has no name of its own. */
const partOf = (model: Model, part: Expression, { formula }: Site<Expression['kind']>): string =>
  wordsOfPart(model, part) || formula || '…';

const figure = (value: Rational, { type }: Expression): string => {
  const percent = type.kind === 'quantity' && type.percent;
  const shown = percent ? multiply(value, hundred) : value;
  return `${formatDecimal(shown) ?? `${shown.n}/${shown.d}`}${percent ? ' %' : ''}`;
};

const nameOf = (part: Expression): string =>
  part.kind === 'reference' ? part.definition : part.kind === 'fact' ? part.fact : '';

interface Change {
  readonly change: string;
  readonly en: string;
  readonly fr: string;
  readonly make: (node: Expression) => Expression | undefined;
}

function hypothesisAt(
  { key, label, owner }: Site<Expression['kind']>,
  kind: HypothesisKind,
  { change, en, fr, make }: Change,
  names: Name,
): Hypothesis {
  return {
    id: `${kind}/${key}/${change}/${JSON.stringify(names)}`,
    kind,
    change,
    names: { in: owner, ...names },
    says: { en: `in “${label}” ${en}`, fr: `dans « ${label} » ${fr}` },
    does: {
      kind: 'rules',
      edit: (rules) =>
        editModel(rules, (one) => (keyOf(one.kind, one.span) === key ? (make(one) ?? one) : one)),
    },
  };
}

const binary = (node: Expression) =>
  node.kind === 'add' || node.kind === 'subtract' || node.kind === 'multiply' || node.kind === 'divide'
    ? node
    : undefined;

export function* fromTerms(model: Model): Generator<Hypothesis> {
  for (const site of sitesOf(model, ['add', 'subtract'])) {
    const { node } = site;
    for (const side of ['left', 'right'] as const) {
      const part = node[side];
      if (side === 'left' && (part.kind === 'add' || part.kind === 'subtract')) continue;
      const term = partOf(model, part, site);
      const names = { term: nameOf(part) };
      const other = side === 'left' ? 'right' : 'left';
      yield hypothesisAt(
        site,
        'term',
        {
          change: 'left out',
          en: `it leaves out “${term}”`,
          fr: `il oublie « ${term} »`,
          make: (one) => {
            const rest = binary(one)?.[other];
            if (rest === undefined) return undefined;
            return one.kind === 'subtract' && side === 'left'
              ? { kind: 'negate', operand: rest, type: one.type, span: rest.span }
              : rest;
          },
        },
        names,
      );
      yield hypothesisAt(
        site,
        'term',
        {
          change: 'twice',
          en: `it counts “${term}” twice`,
          fr: `il compte deux fois « ${term} »`,
          make: (one) => {
            const sum = binary(one);
            return sum && { ...sum, [side]: times(sum[side], rational(2)) };
          },
        },
        names,
      );
      if (side === 'right') {
        yield hypothesisAt(
          site,
          'term',
          {
            change: 'other sign',
            en: `it ${{ add: 'subtracts', subtract: 'adds' }[node.kind]} “${term}”`,
            fr: `il ${{ add: 'soustrait', subtract: 'ajoute' }[node.kind]} « ${term} »`,
            make: (one) => {
              const sum = binary(one);
              return sum && { ...sum, kind: sum.kind === 'add' ? 'subtract' : 'add' };
            },
          },
          names,
        );
      }
    }
  }
}

export function* fromFactors(model: Model): Generator<Hypothesis> {
  for (const site of sitesOf(model, ['multiply', 'divide'])) {
    const { node } = site;
    for (const side of ['left', 'right'] as const) {
      const part = node[side];
      if (side === 'left' && node.kind === 'divide') continue;
      if (!isPure(part) && part.kind !== 'fact') continue;
      const factor = partOf(model, part, site);
      const names = { factor: nameOf(part) };
      yield hypothesisAt(
        site,
        'factor',
        {
          change: 'left out',
          en: `it leaves out the factor “${factor}”`,
          fr: `il oublie le facteur « ${factor} »`,
          make: (one) => binary(one)?.[side === 'left' ? 'right' : 'left'],
        },
        names,
      );
      if (!isPure(part)) continue;
      yield hypothesisAt(
        site,
        'factor',
        {
          change: 'twice',
          en: `it applies the factor “${factor}” twice`,
          fr: `il applique deux fois le facteur « ${factor} »`,
          make: (one) => {
            const product = binary(one);
            return product && { ...product, left: product, right: product[side] };
          },
        },
        names,
      );
      if (side === 'right') {
        yield hypothesisAt(
          site,
          'factor',
          {
            change: 'inverted',
            en: `it ${{ multiply: 'divides', divide: 'multiplies' }[node.kind]} by “${factor}”`,
            fr: `il ${{ multiply: 'divise', divide: 'multiplie' }[node.kind]} par « ${factor} »`,
            make: (one) => {
              const product = binary(one);
              return product && { ...product, kind: product.kind === 'multiply' ? 'divide' : 'multiply' };
            },
          },
          names,
        );
      }
    }
  }
}

/** Every figure of a kind that is met in the rules, with its places. */
interface Figure {
  readonly value: Rational;
  readonly words: string;
  readonly percent: boolean;
  readonly type: Expression['type'];
  readonly keys: ReadonlySet<string>;
  readonly owner: string;
  readonly label: string;
  /** One place of a figure that is written in several. */
  readonly alone?: string;
}

/** Figures of one value and kind are taken together: a price that is written twice is one price. */
function figuresOf(model: Model): readonly Figure[] {
  const figures = new Map<string, Figure & { readonly keys: Set<string> }>();
  for (const { key, node, owner, label } of sitesOf(model, ['number'])) {
    if (node.conversion !== undefined || equals(node.value, zero)) continue;
    const { type } = node;
    const id = `${node.value.n}/${node.value.d}/${JSON.stringify(type)}`;
    const known = figures.get(id);
    if (known !== undefined) known.keys.add(key);
    else {
      figures.set(id, {
        value: node.value,
        words: figure(node.value, node),
        percent: type.kind === 'quantity' && type.percent,
        type,
        keys: new Set([key]),
        owner,
        label,
      });
    }
  }
  return [...figures.values()];
}

/** What tells a figure of one place from the same figure everywhere. */
export const placeOf = ({ alone, keys }: Figure): string => (alone === undefined ? '' : `/${[...keys][0]}`);
export const atPlace = ({ alone }: Figure): string => (alone === undefined ? '' : ` (${alone})`);

/** A figure that stands in several places may be another in one of them alone. */
export function figuresAndPlaces(model: Model): readonly Figure[] {
  const figures = figuresOf(model);
  const several = new Set(figures.flatMap(({ keys }) => (keys.size > 1 ? [...keys] : [])));
  const places = sitesOf(model, ['number']).flatMap(({ key, node, owner, label, formula }): Figure[] => {
    if (!several.has(key)) return [];
    const { type } = node;
    const percent = type.kind === 'quantity' && type.percent;
    const alone = formula || key;
    return [
      {
        value: node.value,
        words: figure(node.value, node),
        percent,
        type,
        keys: new Set([key]),
        owner,
        label,
        alone,
      },
    ];
  });
  return [...figures, ...places];
}

const withFigure = (model: Model, { keys }: Pick<Figure, 'keys'>, value: Rational): Model =>
  editModel(model, (node) =>
    node.kind === 'number' && keys.has(keyOfNode(node)) ? numberFor(node, value) : node,
  );

export function* fromFigures(model: Model): Generator<Hypothesis> {
  for (const one of figuresAndPlaces(model)) {
    if (!one.percent) continue;
    for (const [change, value, en, fr] of [
      ['as a fraction', divide(one.value, hundred), 'divided by 100', 'divisé par 100'],
      ['times 100', multiply(one.value, hundred), 'times 100', 'multiplié par 100'],
    ] as const) {
      yield {
        id: `percent/${one.words}/${change}${placeOf(one)}`,
        kind: 'percent',
        change,
        names: { in: one.owner, was: one.words, ...(one.alone === undefined ? {} : { at: one.alone }) },
        says: {
          en: `it takes ${one.words} of “${one.label}” ${en}${atPlace(one)}`,
          fr: `il prend ${inFrench(one.words)} de « ${one.label} » ${fr}${atPlace(one)}`,
        },
        does: { kind: 'rules', edit: (rules) => withFigure(rules, one, value) },
      };
    }
  }
  // Two rates; two figures of one kind in one amount or table.
  const figures = figuresOf(model).filter(({ type }) => type.kind === 'quantity');
  for (const [index, a] of figures.entries()) {
    for (const b of figures.slice(index + 1)) {
      const alike = JSON.stringify(a.type) === JSON.stringify(b.type);
      if (!(a.percent && b.percent) && !(alike && (isPure(a) || a.owner === b.owner))) continue;
      yield {
        id: `exchanged/${a.words}/${b.words}`,
        kind: 'constant',
        change: 'exchanged',
        names: { was: a.words, is: b.words },
        says: {
          en: `it exchanges ${a.words} and ${b.words}`,
          fr: `il intervertit ${inFrench(a.words)} et ${inFrench(b.words)}`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            editModel(rules, (node) => {
              if (node.kind !== 'number') return node;
              const key = keyOfNode(node);
              return a.keys.has(key)
                ? numberFor(node, b.value)
                : b.keys.has(key)
                  ? numberFor(node, a.value)
                  : node;
            }),
        },
      };
    }
  }
}
