// The words that people see at steps that have no label of their own, in the language of the document.

import type { CheckedExpression, CheckedStep, CheckedTariff } from '../2-check/types/checked.js';
import type {
  CheckedOnlyKind,
  ComputedKind,
  DateKind,
  ListKind,
  LiteralKind,
  LogicKind,
} from '../2-check/types/expression.js';
import { punctuation } from '../languages.js';
import { isoFromDays } from '../runtime/exact/calendar.js';
import { cycleText } from '../runtime/exact/cycles.js';
import {
  formatDecimal,
  hundred,
  multiply,
  type Rational,
  type RoundingMode,
} from '../runtime/exact/rational.js';
import type { Span } from '../source.js';
import { cycleOf, type Expression, type Type, type Unit } from './model.js';
import type { ChosenKind } from './model-expression.js';

export type Language = 'en' | 'fr';

const stepWords: Readonly<Record<Language, Readonly<Record<CheckedStep['kind'], string>>>> = {
  en: {
    'at-least': 'at least',
    'at-most': 'at most',
    times: 'times',
    'divided-by': 'divided by',
    plus: 'plus',
    less: 'less',
    rounded: 'rounded',
  },
  fr: {
    'at-least': 'au moins',
    'at-most': 'au plus',
    times: 'fois',
    'divided-by': 'divisé par',
    plus: 'plus',
    less: 'moins',
    rounded: 'arrondi',
  },
};

const modeWords: Readonly<Record<Language, Readonly<Record<RoundingMode, string>>>> = {
  en: {
    'half-up': 'rounded half up',
    'half-down': 'rounded half down',
    'half-even': 'rounded half even',
    up: 'rounded up',
    down: 'rounded down',
  },
  fr: {
    'half-up': 'arrondi au plus proche',
    'half-down': 'arrondi au plus proche, le milieu vers le bas',
    'half-even': 'arrondi au plus proche, le milieu au pair',
    up: 'arrondi vers le haut',
    down: 'arrondi vers le bas',
  },
};

const otherWords = {
  en: {
    base: 'base',
    lower: 'the lower',
    higher: 'the higher',
    counts: 'one counts',
    sum: 'sum',
    number: 'number',
    lowest: 'lowest',
    rank: 'rank',
    counted: 'where it counts',
    first: 'what applies',
    due: 'if due',
    exists: 'exists in this case',
    yes: 'yes',
    no: 'no',
  },
  fr: {
    base: 'base',
    lower: 'le moins élevé',
    higher: 'le plus élevé',
    counts: "l'un compte",
    sum: 'somme',
    number: 'nombre',
    lowest: 'minimum',
    rank: 'rang',
    counted: 'si compté',
    first: 'ce qui s’applique',
    due: 'si dû',
    exists: 'existe dans ce cas',
    yes: 'oui',
    no: 'non',
  },
} as const;

export type Word = keyof (typeof otherWords)['en'];

/** Words and labels of one tariff. */
export class Wording {
  readonly language: Language;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #labels: ReadonlyMap<string, string>;

  constructor(checked: CheckedTariff, language: Language) {
    this.language = language;
    this.#texts = new Map(checked.texts.map((file) => [file.path, file.text]));
    const labels = new Map<string, string>();
    for (const { name, label } of [...checked.facts, ...checked.lists, ...checked.readings])
      labels.set(name, label);
    for (const statement of checked.statements) {
      labels.set(statement.name, statement.label);
      if (statement.kind === 'table') {
        for (const column of statement.columns) labels.set(column.name, column.label);
      }
    }
    this.#labels = labels;
  }

  word(word: Word): string {
    return otherWords[this.language][word];
  }

  /** The label of a declared name. */
  label(name: string): string {
    return this.#labels.get(name) ?? name;
  }

  /** What the file says at a place, on one line. */
  written(span: Span): string {
    return (this.#texts.get(span.file)?.slice(span.start, span.end) ?? '').replace(/\s+/g, ' ').trim();
  }

  /** What a step does: "au moins Minimum annuel", or as written where its value is a formula. */
  step(step: CheckedStep): string {
    const { value } = step;
    if (value.kind === 'round' && value.operand.kind === 'so-far') {
      return this.rounding(value.mode, value.step, value.type);
    }
    const operand = operandOf(step.value);
    const named = operand === undefined ? undefined : this.#operand(operand);
    const text = named === undefined ? step.text : `${stepWords[this.language][step.kind]} ${named}`;
    return text === '' ? stepWords[this.language][step.kind] : text;
  }

  #operand(operand: CheckedExpression): string | undefined {
    switch (operand.kind) {
      case 'name':
      case 'call':
        return this.label(operand.name);
      case 'fact':
        return this.label(operand.fact);
      default:
        operand.kind satisfies
          | 'before-rounding'
          | ComputedKind
          | LiteralKind
          | ListKind
          | 'middle'
          | 'reading'
          | 'given'
          | 'otherwise'
          | 'for'
          | 'with'
          | 'not-given'
          | 'this-one'
          | 'position'
          | 'retained'
          | 'conditional'
          | 'formula'
          | 'so-far';
        return undefined;
    }
  }

  rounding(mode: RoundingMode, step: Rational, type: Type): string {
    const words = modeWords[this.language][mode];
    const to = this.quantity(step, type);
    return { en: `${words} to ${to}`, fr: `${words}, à ${to} près` }[this.language];
  }

  /** A constant, or the label of what stands for it. */
  value(expression: Expression, labelOf: (id: string) => string | undefined): string {
    switch (expression.kind) {
      case 'number':
        return this.quantity(expression.value, expression.type);
      case 'date':
        return isoFromDays(expression.value);
      case 'text':
        return expression.value;
      case 'yes-no':
        return this.word(expression.value ? 'yes' : 'no');
      case 'option':
        return optionLabel(expression.type, expression.value);
      case 'fact':
        return this.label(expression.fact);
      case 'reference':
        return labelOf(expression.definition) ?? expression.definition;
      default:
        expression.kind satisfies
          | 'earlier'
          | ChosenKind
          | ComputedKind
          | ListKind
          | 'reading'
          | 'given'
          | 'not-given'
          | 'position'
          | 'conditional'
          | 'retained-label';
        return this.written(expression.span);
    }
  }

  quantity(value: Rational, type: Type): string {
    const cycle = cycleOf(type);
    const round = cycle && cycleText(value, cycle, this.language);
    if (round !== undefined) return round;
    const percent = type.kind === 'quantity' && type.percent;
    const shown = percent ? multiply(value, hundred) : value;
    const digits = formatDecimal(shown) ?? `${shown.n}/${shown.d}`;
    const unit = type.kind === 'quantity' ? unitOfType(type) : '';
    const number = digits.replace('.', punctuation[this.language].decimal);
    return unit === '' ? number : `${number} ${unit}`;
  }
}

/** The label of an option, its name where the type does not know it. */
export function optionLabel(type: Type, name: string): string {
  if (type.kind !== 'choice') return name;
  return type.set.options.find((option) => option.name === name)?.label ?? name;
}

/** `XPF/day/block`, `m2`; powers as `m^2`. */
export function unitText(unit: Unit): string {
  const text = (symbol: string, power: number) => (power === 1 ? symbol : `${symbol}^${power}`);
  const above = unit.powers.filter(({ power }) => power > 0).map(({ symbol, power }) => text(symbol, power));
  const below = unit.powers
    .filter(({ power }) => power < 0)
    .map(({ symbol, power }) => `/${text(symbol, -power)}`);
  if (above.length === 0 && below.length > 0) return `1${below.join('')}`;
  return `${above.join('·')}${below.join('')}`;
}

/** The unit of a quantity as it is written: `XPF/day`, `%`, `%/block`. */
export const unitOfType = (type: Type & { readonly kind: 'quantity' }): string =>
  type.percent ? inPercent(unitText(type.unit)) : unitText(type.unit);

/** `1/block` in percent is `%/block`. */
export const inPercent = (unit: string): string => unit.replace(/^1?/, '%');

/** The one thing that a step combines with the value so far, where it is that simple. */
function operandOf(value: CheckedExpression): CheckedExpression | undefined {
  const others = (operands: readonly CheckedExpression[]) => {
    const rest = operands.filter((operand) => operand.kind !== 'so-far');
    return rest.length === 1 ? rest[0] : undefined;
  };
  switch (value.kind) {
    case 'minimum':
    case 'maximum':
      return others(value.operands);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return others([value.left, value.right]);
    default:
      value.kind satisfies
        | CheckedOnlyKind
        | LiteralKind
        | ListKind
        | 'middle'
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
        | 'conditional';
      return undefined;
  }
}
