// Amounts whose quote speaks of one option of a choice only, and that are charged under the others all the same.

import type { CheckedTariff, Statement } from '../2-check/types/checked.js';
import type { OptionInfo, OptionSet } from '../2-check/types/types.js';
import { givenForOneOption } from '../diagnostics/catalogue/analysis/analysis-names.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { folded } from '../diagnostics/suggest.js';
import type { SourceFile, Span } from '../source.js';
import { nameGraph } from './build/names/name-graph.js';
import { isInForce, namesOf } from './build/names/statement-names.js';

const isPriced: Readonly<Record<Statement['kind'], boolean>> = {
  amount: true,
  value: true,
  answer: false,
  choice: false,
  function: true,
  'reading-value': false,
  table: true,
  scale: true,
};

/**
 * Asks of every declaration with a number and a quote that names one option, where the document names another one too and
 * other declarations tell them apart: does what is made of it depend on the choice?
 */
export function reportGivenForOne(
  checked: CheckedTariff,
  documents: readonly SourceFile[],
  report: Report,
): void {
  const sets = choicesOf(checked);
  if (sets.length === 0 || checked.quotes.length === 0) return;
  const { affectedBy } = nameGraph(checked);
  const statements = checked.statements.filter(isInForce);
  const said = [...documents.map(({ text }) => text), ...checked.quotes.map(({ text }) => text)].map(folded);
  const amounts = statements.filter(({ kind }) => kind === 'amount');
  for (const set of sets) {
    const told = affectedBy(set.name);
    const depends = (statement: Statement) => namesOf(statement).some((name) => told.has(name));
    const isTold = statements.some((statement) => isPriced[statement.kind] && depends(statement));
    const named = set.options.filter((option) => said.some((text) => names(text, option)));
    if (!isTold || named.length < 2) continue;
    for (const statement of statements) {
      if (!isPriced[statement.kind] || depends(statement) || !hasNumber(checked, statement)) continue;
      const [only, another] = optionsQuoted(checked, statement, set);
      const other = named.find((option) => option !== only);
      if (only === undefined || another !== undefined || other === undefined) continue;
      const users = new Set(namesOf(statement).flatMap((name) => [...affectedBy(name)]));
      const charged = amounts.find((amount) => users.has(amount.name) && !told.has(amount.name));
      if (charged === undefined) continue;
      report(
        givenForOneOption(
          statement.place.span,
          {
            name: statement.name,
            only: only.label,
            other: other.label,
            amount: charged.name,
            choice: set.name,
          },
          { related: quoteOf(checked, statement, only) },
        ),
      );
    }
  }
}

function choicesOf(checked: CheckedTariff): readonly OptionSet[] {
  const types = [
    ...checked.facts.map(({ type }) => type),
    ...checked.statements.flatMap((statement) => (statement.kind === 'choice' ? [statement.type] : [])),
  ];
  const sets = types.flatMap((type) => (type.kind === 'choice' ? [type.set] : []));
  return sets.filter((set, place) => sets.findIndex(({ name }) => name === set.name) === place);
}

/** Whether a folded text names the option by its label: as words of their own. */
function names(text: string, { label }: OptionInfo): boolean {
  const words = folded(label).trim();
  if (words.length < 4) return false;
  const place = text.indexOf(words);
  const around = place < 0 ? '' : `${text[place - 1] ?? ' '}${text[place + words.length] ?? ' '}`;
  return place >= 0 && !/[\p{L}\d]/u.test(around);
}

const isWithin = (span: Span, outer: Span): boolean =>
  outer.file === span.file && outer.start <= span.start && span.end <= outer.end;

const quotesOf = (checked: CheckedTariff, { place }: Statement) =>
  checked.quotes.filter(({ span }) => isWithin(span, place.span));

function optionsQuoted(
  checked: CheckedTariff,
  statement: Statement,
  { options }: OptionSet,
): readonly OptionInfo[] {
  const texts = quotesOf(checked, statement).map(({ text }) => folded(text));
  return options.filter((option) => texts.some((text) => names(text, option)));
}

function quoteOf(checked: CheckedTariff, statement: Statement, option: OptionInfo) {
  const quote = quotesOf(checked, statement).find(({ text }) => names(folded(text), option));
  const label = { en: `\`${option.label}\` here`, fr: `\`${option.label}\` ici` };
  return quote === undefined ? [] : [{ span: quote.span, label }];
}

const hasNumber = (checked: CheckedTariff, { place }: Statement): boolean =>
  checked.numbers.some(({ use, span }) => (use === 'rule' || use === 'table') && isWithin(span, place.span));
