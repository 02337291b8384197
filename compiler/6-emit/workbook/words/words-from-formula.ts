// A formula in words, with the labels of its cells: what an auditor reads beside it.

import { formatDecimal } from '../../../runtime/exact/rational.js';
import type { Words } from '../../wording/words.js';
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

/** One line; `label` gives the words for a cell. */
export function wordsFromFormula(formula: Formula, label: (key: CellKey) => string, words: Words): string {
  const say = (node: Formula): string => wordsFromFormula(node, label, words);
  const inside = (node: Formula): string => (node.kind === 'operation' ? `(${say(node)})` : say(node));
  switch (formula.kind) {
    case 'number': {
      const written = formatDecimal(formula.value) ?? '';
      return words.decimalMark === ',' ? written.replace('.', ',') : written;
    }
    case 'text':
      return formula.value === '' ? '« »' : `« ${formula.value} »`;
    case 'truth':
      return formula.value ? words.yes : words.no;
    case 'cell':
      return label(formula.key);
    case 'range':
      return formula.from === formula.to
        ? label(formula.from)
        : `[${label(formula.from)} ${words.through} ${label(formula.to)}]`;
    case 'column': {
      const part =
        formula.part === 'all'
          ? words.allItems
          : formula.part === 'to-here'
            ? words.untilHere
            : words.beforeThis;
      return `${label(formula.key)} (${part})`;
    }
    case 'operation':
      if (formula.operator === '=' && formula.right.kind === 'number' && formula.left.kind === 'cell') {
        const { n, d } = formula.right.value;
        if (n === 1n && d === 1n) return label(formula.left.key);
        if (n === 0n) return `${words.not} ${label(formula.left.key)}`;
      }
      if (isRest(formula)) return words.noOther;
      return `${inside(formula.left)} ${signs[formula.operator]} ${inside(formula.right)}`;
    case 'negate':
      return `−${inside(formula.operand)}`;
    case 'call':
      return called(formula.name, formula.arguments, say, words);
    default:
      return formula satisfies never;
  }
}

/** 1 less the flags above: what is retained when none of them is. */
const isRest = ({ operator, left, right }: Extract<Formula, { kind: 'operation' }>): boolean =>
  operator === '-' &&
  left.kind === 'number' &&
  left.value.n === 1n &&
  left.value.d === 1n &&
  (right.kind === 'cell' || (right.kind === 'call' && right.name === 'SUM')) &&
  /\?\d+$/.test(right.kind === 'cell' ? right.key : keyIn(right));

/** `SUM(flags)=1`: guards a retained text, and says nothing by itself. */
const isSingleFlag = (condition: Formula | undefined): boolean =>
  condition?.kind === 'operation' &&
  condition.operator === '=' &&
  condition.left.kind === 'call' &&
  condition.left.name === 'SUM';

const keyIn = (call: Extract<Formula, { kind: 'call' }>): string => {
  const [range] = call.arguments;
  return range?.kind === 'range' ? range.to : '';
};

function called(
  name: FunctionName,
  given: readonly Formula[],
  say: (node: Formula) => string,
  words: Words,
): string {
  const at = (index: number): string => {
    const node = given[index];
    return node === undefined ? '' : say(node);
  };
  const list = (separator: string): string => given.map(say).join(separator);
  switch (name) {
    case 'IF': {
      const flag =
        given[1]?.kind === 'number' && given[2]?.kind === 'number' && at(1) === '1' && at(2) === '0';
      if (isSingleFlag(given[0])) return at(1);
      return flag ? `${at(0)} ?` : `${words.if} ${at(0)} ${words.then} ${at(1)}, ${words.else} ${at(2)}`;
    }
    case 'AND':
      return list(` ${words.and} `);
    case 'OR':
      return `(${list(` ${words.or} `)})`;
    case 'NOT':
      return `${words.not} (${at(0)})`;
    case 'MIN':
      return `${words.lowestOf} (${list(' ; ')})`;
    case 'MAX':
      return `${words.highestOf} (${list(' ; ')})`;
    case 'SUM':
      return `${words.sumOf} ${list(' ; ')}`;
    case 'SUMPRODUCT':
      // Flags times values: the value of the row that is retained.
      if (given.length === 2 && given.every(({ kind }) => kind === 'range')) {
        return `${words.valueRetained} ${at(1)}`;
      }
      return given.length === 1 ? `${words.sumOf} ${at(0)}` : `${words.sumOfProducts} ${list(' × ')}`;
    case 'ROUND':
      return `(${at(0)}), ${words.rounded(at(1))}`;
    case 'ROUNDUP':
      return `(${at(0)}), ${words.roundedUp}`;
    case 'ROUNDDOWN':
      return `(${at(0)}), ${words.roundedDown}`;
    case 'ABS':
      return `${words.sizeOf} ${at(0)}`;
    case 'SIGN':
      return `${words.signOf} (${at(0)})`;
    case 'INT':
      return `${words.wholePartOf} (${at(0)})`;
    case 'YEAR':
      return `${words.yearOf} ${at(0)}`;
    case 'MONTH':
      return `${words.monthOf} ${at(0)}`;
    case 'DAY':
      return `${words.dayOf} ${at(0)}`;
    case 'WEEKDAY':
      return `${words.weekdayOf} ${at(0)}`;
    case 'DATE':
      return `${words.dateOf} (${list(' ; ')})`;
    case 'EDATE':
      return `${at(1)} ${words.monthsAfter} ${at(0)}`;
    case 'EOMONTH':
      return `${words.monthEnd} ${at(0)}`;
    case 'INDEX':
      if (given[1]?.kind === 'call' && given[1].name === 'MATCH') return `${words.valueRetained} ${at(0)}`;
      return `${words.elementOf} ${at(1)} : ${at(0)}`;
    case 'MATCH':
      return `${words.placeOfFlag} ${at(1)}`;
    case 'ISNUMBER':
      return `${at(0)} ${words.isNumber}`;
    case 'ISTEXT':
      return `${at(0)} ${words.isText}`;
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
