// A formula in words, with the labels of its cells: what an auditor reads beside it.

import { formatDecimal } from '../../../runtime/exact/rational.js';
import type { Words } from '../../wording/words.js';
import type { Clause } from '../book/written.js';
import type { CellKey, Formula, FunctionName } from '../formula/formula.js';

const signs = {
  '+': '+',
  '-': '−',
  '*': '×',
  '/': '÷',
  '&': '&',
  '=': '=',
  '<>': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
} as const;

/** How sentences speak of cells. */
export interface CellWords {
  /** A thing: "Price", or a figure, "8 %". */
  readonly label: (key: CellKey) => string;
  /** Whether the cell is a figure of the document, so that it has a role: limit, minimum, maximum. */
  readonly isFigure: (key: CellKey) => boolean;
  /** Whether the cell holds nothing but 1 or 0. */
  readonly isFlag: (key: CellKey) => boolean;
  /** A condition that the cell holds as 1 or 0. */
  readonly clause: (key: CellKey) => Clause;
}

type Operation = Extract<Formula, { kind: 'operation' }>;

/** One line, without full stop. */
export function wordsFromFormula(formula: Formula, cells: CellWords, words: Words): string {
  const say = (node: Formula): string => wordsFromFormula(node, cells, words);
  const { label } = cells;
  if (formula.told !== undefined) return formula.told(say);
  switch (formula.kind) {
    case 'number': {
      const written = formatDecimal(formula.value) ?? '';
      return words.decimalMark === ',' ? written.replace('.', ',') : written;
    }
    case 'text':
      return formula.value === '' ? words.told.nothing : words.told.quoted(formula.value);
    case 'truth':
      return formula.value ? words.told.always : words.told.never;
    case 'cell':
      return label(formula.key);
    case 'range':
      return formula.from === formula.to
        ? label(formula.from)
        : words.told.fromTo(label(formula.from), label(formula.to));
    case 'column': {
      const parts = {
        all: words.allItems,
        'to-here': words.untilHere,
        before: words.beforeThis,
        above: words.rowAbove,
        'with-this': words.withThis,
        'beside-this': words.withThis,
      } as const satisfies Record<typeof formula.part, string>;
      return `${label(formula.key)} (${parts[formula.part]})`;
    }
    case 'operation':
      return operated(formula, cells, say, words);
    case 'negate':
      return `−${inside(formula.operand, say)}`;
    case 'call':
      return called(formula.name, formula.arguments, cells, say, words);
    default:
      return formula satisfies never;
  }
}

/** What a sentence of its own, or a sum, would run into. */
const inside = (node: Formula, say: (node: Formula) => string): string =>
  node.kind === 'operation' || (node.kind === 'call' && ['IF', 'MIN', 'MAX', 'SUM'].includes(node.name))
    ? `(${say(node)})`
    : say(node);

/** What is read from left to right needs no brackets: `a + b − c`, `a × b × c`. */
const goesOn = (left: Formula, operator: Operation['operator']): boolean =>
  left.kind === 'operation' &&
  left.told === undefined &&
  (operator === '+' || operator === '-'
    ? left.operator === '+' || left.operator === '-'
    : operator === '*' && left.operator === '*');

function operated(
  formula: Operation,
  cells: CellWords,
  say: (node: Formula) => string,
  words: Words,
): string {
  const { operator, left, right } = formula;
  // A flag or an answer, as a condition.
  if ((operator === '=' || operator === '<>') && left.kind === 'cell' && right.kind === 'number') {
    const { n, d } = right.value;
    const clause = cells.clause(left.key);
    if (n === 1n && d === 1n) return { '=': clause.yes, '<>': clause.no }[operator];
    if (n === 0n && cells.isFlag(left.key)) return { '=': clause.no, '<>': clause.yes }[operator];
  }
  const compared =
    operator !== '+' && operator !== '-' && operator !== '*' && operator !== '/' && operator !== '&';
  const side = (node: Formula): string =>
    compared && node.kind === 'cell' && cells.isFigure(node.key)
      ? `${words.told.limit} ${say(node)}`
      : inside(node, say);
  const first = goesOn(left, operator) ? say(left) : side(left);
  return `${first} ${signs[operator]} ${side(right)}`;
}

function called(
  name: FunctionName,
  given: readonly Formula[],
  cells: CellWords,
  say: (node: Formula) => string,
  words: Words,
): string {
  const { told } = words;
  const at = (index: number): string => {
    const node = given[index];
    return node === undefined ? '' : say(node);
  };
  const list = (separator: string): string => given.map(say).join(separator);
  const isFigure = (node: Formula): boolean => node.kind === 'cell' && cells.isFigure(node.key);
  const operand = (role: string) => (node: Formula) => {
    if (isFigure(node) && !given.every(isFigure)) return `${role} ${say(node)}`;
    const several =
      node.kind === 'call' && (node.name === 'MIN' || node.name === 'MAX') && node.told === undefined;
    return several ? `(${say(node)})` : say(node);
  };
  switch (name) {
    case 'IF': {
      const isFlag =
        given[1]?.kind === 'number' && given[2]?.kind === 'number' && at(1) === '1' && at(2) === '0';
      return isFlag
        ? told.oneIf(at(0))
        : `${words.if} ${at(0)} ${words.then} ${at(1)}, ${words.else} ${at(2)}`;
    }
    case 'AND':
      return list(` ${words.and} `);
    case 'OR':
      return `(${list(` ${words.or} `)})`;
    case 'NOT':
      return told.holdsNot(at(0));
    case 'MIN':
      return told.lowestOf(given.map(operand(told.maximum)).join(words.told.separator));
    case 'MAX':
      return told.highestOf(given.map(operand(told.minimum)).join(words.told.separator));
    case 'SUM':
      return told.totalOf(list(words.told.separator));
    case 'SUMPRODUCT':
      return given.length === 1 ? `${words.sumOf} ${at(0)}` : `${words.sumOfProducts} ${list(' × ')}`;
    case 'ROUND':
      return given[1]?.kind === 'number' && given[1].value.n === 0n ? told.roundedWhole(at(0)) : at(0);
    case 'ROUNDUP':
      return `${at(0)}, ${words.roundedUp}`;
    case 'ROUNDDOWN':
      return `${at(0)}, ${words.roundedDown}`;
    case 'ABS':
      return `${words.sizeOf} ${at(0)}`;
    case 'SIGN':
      return `${words.signOf} (${at(0)})`;
    case 'INT':
      return `${words.wholePartOf} (${at(0)})`;
    case 'YEAR':
      return told.datePart('year', at(0));
    case 'MONTH':
      return told.datePart('month', at(0));
    case 'DAY':
      return told.datePart('day', at(0));
    case 'WEEKDAY':
      return told.datePart('weekday', at(0));
    case 'DATE':
      return told.dateOf(at(0), at(1), at(2));
    case 'EDATE':
      return told.shifted(at(0), at(1), 'months');
    case 'EOMONTH':
      return told.datePart('end-of-month', at(0));
    case 'INDEX':
      return `${words.elementOf} ${at(1)} : ${at(0)}`;
    case 'MATCH':
      return `${words.placeOfFlag} ${at(1)}`;
    case 'ISLOGICAL':
      return `${at(0)} ${words.isTruth}`;
    case 'ISNUMBER':
      return `${at(0)} ${words.isNumber}`;
    case 'ISTEXT':
      return `${at(0)} ${words.isText}`;
    case 'LEFT':
      return `${words.beginningOf} ${at(0)}`;
    case 'EXACT':
      return `${at(0)} ${words.same} ${at(1)}`;
    case 'COUNTA':
      return `${words.filled} ${at(0)}`;
    case 'N':
      return at(0);
    case 'HYPERLINK':
      return at(1);
    default:
      return name satisfies never;
  }
}
