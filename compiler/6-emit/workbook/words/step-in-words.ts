// The formula of a step in words: its cells by their labels, its figures by their values.

import type { Locale } from '../../../languages.js';
import { rational } from '../../../runtime/exact/rational.js';
import { valueInWords } from '../../wording/matches.js';
import type { Bench } from '../book/bench.js';
import type { Step } from '../book/step.js';
import type { Clause } from '../book/written.js';
import type { CellKey, Formula } from '../formula/formula.js';
import { figureInWords } from './figure-in-words.js';
import { spoken } from './spoken.js';
import { type CellWords, wordsFromFormula } from './words-from-formula.js';

/** Whether something has a value, as a condition. */
export const valueClause = (bench: Bench, label: string): Clause => ({
  yes: bench.words.told.hasValue(spoken(bench.words, label)),
  no: bench.words.told.hasNone(spoken(bench.words, label)),
});

/** Formulas within formulas, at most, and how long they may be. */
const deepest = 3;
const longest = 400;

/** Whether a step's label is its rule as written, in words of the language of rules rather than of people. */
function isFormula({ model }: Bench, { label, rule }: Step): boolean {
  if (/[*=]|[\p{L}\p{N}]_[\p{L}\p{N}]/u.test(label)) return rule !== undefined && rule !== '';
  return (
    rule !== undefined && rule !== '' && label.startsWith(rule) && ofRulesOnly[model.language].test(label)
  );
}

/** Words of rules that people who read the workbook would not use: rules may be in English for readers of French. */
const ofRulesOnly = {
  en: /(?!)/,
  fr: /\b(at least|at most|is|above|below|up to|times|divided by|plus|less|rounded|when|otherwise|of|per)\b/,
} satisfies Readonly<Record<Locale, RegExp>>;

/** `owner`: the amount that is spoken of, whose own steps need no name of theirs. */
function cellWords(bench: Bench, owner: string | undefined): CellWords {
  const { told } = bench.words;
  const answers = new Set(bench.steps.filter(({ show }) => show.kind === 'yes-no').map(({ key }) => key));
  const flags = new Set(bench.steps.filter(({ show }) => show.kind === 'flag').map(({ key }) => key));
  const steps = new Map(bench.steps.map((step) => [step.key, step]));
  let depth = 0;
  const label = (key: CellKey): string => {
    const own = key.replace(/^label\|/, '');
    const figure = bench.figures.get(own);
    if (figure !== undefined) return figure;
    const step = steps.get(own);
    const unrounded = bench.unrounded.get(step?.definition ?? '');
    if (unrounded !== undefined && unrounded.owner !== owner) return spoken(bench.words, unrounded.label);
    // What is named by its formula alone is said by it.
    if (step !== undefined && isFormula(bench, step) && depth < deepest) {
      depth += 1;
      const said = wordsFromFormula(step.formula, cells, bench.words);
      depth -= 1;
      if (said.length <= longest) return step.formula.kind === 'cell' ? said : `(${said})`;
    }
    return spoken(bench.words, bench.labels.get(own) ?? '');
  };
  const cells: CellWords = {
    label,
    isFigure: (key) => bench.figures.has(key),
    isFlag: (key) => flags.has(key) || answers.has(key) || bench.clauses.has(key),
    clause(key) {
      const known = bench.clauses.get(key);
      if (known !== undefined) return known;
      const step = steps.get(key);
      const condition = step?.formula.kind === 'call' ? step.formula.arguments[0] : undefined;
      if (
        step !== undefined &&
        isFormula(bench, step) &&
        condition !== undefined &&
        step.formula.told === undefined
      ) {
        const said = wordsFromFormula(condition, cells, bench.words);
        return { yes: said, no: told.holdsNot(said) };
      }
      return answers.has(key)
        ? { yes: told.isYes(label(key)), no: told.isNo(label(key)) }
        : { yes: told.isOne(label(key)), no: flags.has(key) ? told.isZero(label(key)) : `${label(key)} ≠ 1` };
    },
  };
  return cells;
}

/** The formula in words; a doubtful one says so. */
export function stepInWords(bench: Bench, step: Step): string {
  const own = bench.model.definitions.find(({ id }) => id === step.definition);
  const cells = cellWords(bench, own?.owner);
  const said = singleInWords(bench, step, cells) ?? wordsFromFormula(step.formula, cells, bench.words);
  const smooth = bench.words.told.smooth(said);
  return step.doubtful ? `${smooth} – ${bench.words.doubtful}` : smooth;
}

/** A step that is one value, or that of another cell. */
function singleInWords(bench: Bench, { formula, show }: Step, cells: CellWords): string | undefined {
  const { told } = bench.words;
  if (formula.told !== undefined) return undefined;
  if (formula.kind === 'number') return numberAs(bench, formula, show);
  if (formula.kind !== 'cell' || cells.isFigure(formula.key)) return undefined;
  return show.kind === 'flag'
    ? told.oneIf(cells.clause(formula.key).yes)
    : told.taken(cells.label(formula.key));
}

function numberAs(
  { words, model }: Bench,
  { value }: Extract<Formula, { kind: 'number' }>,
  { kind, unit }: Step['show'],
): string {
  switch (kind) {
    case 'flag':
    case 'yes-no':
      return value.n === 0n ? words.told.never : words.told.always;
    case 'percent':
      return figureInWords(value, { kind: 'quantity', unit: { powers: [] }, percent: true }, model, words);
    case 'date':
      return valueInWords(rational(value.n - 25_569n * value.d, value.d), { kind: 'date' }, words);
    case 'number':
    case 'text':
      return `${valueInWords(value, { kind: 'quantity', unit: { powers: [] }, percent: false }, words)} ${unit}`.trimEnd();
    default:
      return kind satisfies never;
  }
}
