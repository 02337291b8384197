// An expression of the rules as a sentence, with labels for names: what is said of promises, and of values without a label.

import type { ComparisonOperator, Expression, Model, Property } from '../../../3-model/model.js';
import { optionLabel } from '../../../3-model/wording.js';
import { readable } from '../../wording/readable.js';
import type { Words } from '../../wording/words.js';
import { conversionInWords, figureInWords } from './figure-in-words.js';
import { spoken } from './spoken.js';

const signs: Readonly<Record<ComparisonOperator, string>> = {
  below: '<',
  'up-to': '≤',
  equal: '=',
  'not-equal': '≠',
  from: '≥',
  above: '>',
};

const operators = { add: '+', subtract: '−', multiply: '×', divide: '÷' } as const;

/** What is read from left to right needs no brackets: `a + b − c`, `a × b × c`. */
const goesOn = ({ kind, left }: Extract<Expression, { readonly kind: keyof typeof operators }>): boolean =>
  kind === 'add' || kind === 'subtract'
    ? left.kind === 'add' || left.kind === 'subtract'
    : kind === 'multiply' && left.kind === 'multiply';

/** Deeper than this nobody reads on. */
const deepest = 12;

function expressionInWords(node: Expression, model: Model, words: Words, depth = 0): string {
  const { told } = words;
  const say = (inner: Expression): string => expressionInWords(inner, model, words, depth + 1);
  const list = (nodes: readonly Expression[]): string => nodes.map(grouped).join(told.separator);
  // What holds several words of its own stands in brackets within another.
  const grouped = (inner: Expression): string =>
    inner.kind in operators ||
    inner.kind === 'minimum' ||
    inner.kind === 'maximum' ||
    inner.kind === 'conditional'
      ? `(${say(inner)})`
      : say(inner);
  const labelOf = (found: { readonly label: string } | undefined): string =>
    spoken(words, found?.label ?? '…');
  if (depth > deepest) return '…';
  switch (node.kind) {
    case 'number':
      return node.conversion === undefined
        ? figureInWords(node.value, node.type, model, words)
        : conversionInWords(node.conversion, words);
    case 'date':
      return figureInWords({ n: BigInt(node.value), d: 1n }, node.type, model, words);
    case 'text':
      return told.quoted(node.value);
    case 'yes-no':
      return node.value ? words.yes : words.no;
    case 'option':
      return told.quoted(readable(optionLabel(node.type, node.value)));
    case 'fact':
      return labelOf(model.facts.find(({ name }) => name === node.fact));
    case 'given':
      return told.filled(labelOf(model.facts.find(({ name }) => name === node.fact)));
    case 'reading':
      return labelOf(model.readings.find(({ name }) => name === node.reading));
    case 'earlier':
    case 'reference': {
      const found = model.definitions.find(({ id }) => id === node.definition);
      // A step that is named by its rule alone is said by what it does.
      return found !== undefined && found.label === found.formula ? grouped(found.body) : labelOf(found);
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return `${goesOn(node) ? expressionInWords(node.left, model, words, depth) : grouped(node.left)} ${operators[node.kind]} ${grouped(node.right)}`;
    case 'negate':
      return `−${grouped(node.operand)}`;
    case 'not':
      if (node.operand.kind === 'compare') return say(contraryOf(node.operand));
      return isAnswer(node.operand) ? told.isNo(say(node.operand)) : told.holdsNot(say(node.operand));
    case 'minimum':
      return told.lowestOf(list(node.operands));
    case 'maximum':
      return told.highestOf(list(node.operands));
    case 'round':
      return told.rounded(
        grouped(node.operand),
        node.mode,
        figureInWords(node.step, node.type, model, words),
      );
    case 'compare': {
      const where = noneWhere(node);
      if (where !== undefined) return told.noItem(condition(where));
      return `${grouped(node.left)} ${signs[node.operator]} ${grouped(node.right)}`;
    }
    case 'begins-with':
      return told.beginsWith(grouped(node.operand), node.prefix);
    case 'and':
      return node.operands.map(condition).join(` ${words.and} `);
    case 'or':
      return `(${node.operands.map(condition).join(` ${words.or} `)})`;
    case 'conditional': {
      const branches = node.branches.map(
        ({ when, then }) => `${words.if} ${condition(when)} ${words.then} ${say(then)}`,
      );
      return `${branches.join(', ')}, ${words.else} ${say(node.otherwise)}`;
    }
    case 'alternatives': {
      const values = list(node.items.map(({ value }) => value));
      return { sum: told.totalOf, lower: told.lowestOf, higher: told.highestOf }[node.rule](values);
    }
    case 'retained-label':
      return told.retainedLabel;
    case 'lookup':
      return labelOf(model.tables.find(({ id }) => id === node.table));
    case 'scale':
      return `${labelOf(model.scales.find(({ id }) => id === node.scale))} (${say(node.input)})`;
    case 'in-force':
      return node.periods.map(({ value }) => say(value)).join(` ${words.or} `);
    case 'aggregate': {
      const where = node.where && condition(node.where);
      if (node.operation === 'count' || node.of === undefined) return told.countWhere(where);
      if (node.operation === 'sum') return told.sumOver(grouped(node.of), where);
      node.operation satisfies 'some' | 'highest' | 'lowest';
      return told.extremeOver(grouped(node.of), node.operation === 'highest');
    }
    case 'before': {
      const where = node.where && condition(node.where);
      if (node.operation === 'count' || node.of === undefined) return told.countBefore(where);
      if (node.operation === 'last') return told.lastBefore(grouped(node.of), where);
      if (node.operation === 'sum') return told.itemsBefore(told.sumOver(grouped(node.of), where));
      node.operation satisfies 'highest' | 'lowest';
      return told.itemsBefore(told.extremeOver(grouped(node.of), node.operation === 'highest'));
    }
    case 'item':
      return told.itemAt(grouped(node.of), say(node.index));
    case 'position':
      return spoken(words, words.position);
    case 'running-total':
      return told.runningTotal(grouped(node.of), node.inclusive);
    case 'rank':
      return told.rankBy(grouped(node.of));
    case 'date-part':
      return told.datePart(node.part, say(node.date));
    case 'date-between':
      return told.between(node.measure, say(node.from), say(node.to));
    case 'date-shift':
      return told.shifted(say(node.date), say(node.by), node.by.kind === 'number' ? undefined : node.unit);
    case 'date-of':
      return told.dateOf(say(node.year), say(node.month), say(node.day));
    case 'not-given':
      return words.notGiven;
    default:
      return node satisfies never;
  }

  /** An answer is said as a condition; one that is named by its rule alone, by what it asks. */
  function condition(inner: Expression): string {
    if (inner.kind === 'not') {
      const asked = behind(inner.operand);
      return say(asked.kind === 'compare' ? contraryOf(asked) : { ...inner, operand: asked });
    }
    const asked = behind(inner);
    if (asked !== inner) return condition(asked);
    return isAnswer(inner) ? told.isYes(say(inner)) : say(inner);
  }

  /** What a reference stands for that is named by its rule alone. */
  function behind(inner: Expression): Expression {
    if (inner.kind !== 'reference') return inner;
    const found = model.definitions.find(({ id }) => id === inner.definition);
    return found !== undefined && found.label === found.formula ? behind(found.body) : inner;
  }
}

const contraries: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  below: 'from',
  'up-to': 'above',
  equal: 'not-equal',
  'not-equal': 'equal',
  from: 'below',
  above: 'up-to',
};

const contraryOf = (node: Extract<Expression, { kind: 'compare' }>): Expression => ({
  ...node,
  operator: contraries[node.operator],
});

/** What no item is allowed to be, where a count of them has to be nought. */
function noneWhere({
  operator,
  left,
  right,
}: Extract<Expression, { kind: 'compare' }>): Expression | undefined {
  const isNone = operator === 'equal' && right.kind === 'number' && right.value.n === 0n;
  return isNone && left.kind === 'aggregate' && left.operation === 'count' ? left.where : undefined;
}

const isAnswer = ({ kind, type }: Expression): boolean =>
  type.kind === 'yes-no' && (kind === 'fact' || kind === 'reference');

/** An expression with labels, in the language of the workbook. */
export const inWords = (node: Expression, model: Model, words: Words): string =>
  expressionInWords(node, model, words);

/** A condition with labels; an answer is said to be yes. */
export function conditionInWords(node: Expression, model: Model, words: Words): string {
  const said = expressionInWords(node, model, words);
  return isAnswer(node) ? words.told.isYes(said) : said;
}

/** A promise of the rules, in the language of the workbook. */
export function propertyInWords(property: Property, model: Model, words: Words): string {
  const { told } = words;
  const say = (node: Expression): string => {
    const said = expressionInWords(node, model, words);
    return isAnswer(node) ? told.isYes(said) : said;
  };
  const fact = (name: string): string =>
    spoken(words, model.facts.find((each) => each.name === name)?.label ?? name);
  const promise = (): string => {
    switch (property.kind) {
      case 'monotone':
        return told.monotone(property.direction, say(property.subject), fact(property.fact));
      case 'always':
        return told.alwaysHolds(say(property.condition));
      case 'no-jump':
        return told.noJump(
          say(property.subject),
          fact(property.fact),
          figureInWords(property.limit, property.subject.type, model, words),
        );
      default:
        return property satisfies never;
    }
  };
  return told.smooth(
    property.when === undefined ? promise() : told.promisedWhen(promise(), say(property.when)),
  );
}
