// Resolved declarations → the checked tariff: every part typed, units reconciled, quotes and numbers collected.

import type { Resolved } from '../1-resolve/resolved.js';
import { unknownName } from '../diagnostics/catalogue/rules/names.js';
import { noDateFact } from '../diagnostics/catalogue/syntax/statements.js';
import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';
import { suggest } from '../diagnostics/suggest.js';
import { usualLimits } from '../limits.js';
import { readAllowances } from './allowances.js';
import { readResults, versionsWithoutResult } from './declarations/results.js';
import { type Roundings, readRoundings } from './declarations/roundings.js';
import { collectNumbers } from './documents/number-uses.js';
import { checkExpression } from './expressions/expressions.js';
import { checkStep } from './expressions/steps.js';
import { checkFormula } from './formulas.js';
import { findMeanings } from './meanings.js';
import { optionOwners } from './option-owners.js';
import { inOrderOfUse } from './order-of-use.js';
import { collectPlaces } from './places.js';
import { readParts } from './read-parts.js';
import type { StatementContext } from './statements.js';
import { sourceText } from './types/as-written.js';
import type { CheckedFact, CheckedTariff } from './types/checked.js';
import { currencyDecimals } from './types/currencies.js';
import { nameOfLabel } from './types/kind-help.js';
import type { NumberUse } from './types/parts.js';
import { dateType } from './types/types.js';
import { unitInfo } from './types/unit-table.js';
import { declarationsOf, declareUnits, mainCurrency, readConversions } from './types/units.js';

/** Each looks through all names. */
const mostSuggestions = 100;

/** Checks all declarations. Reports every mistake once, in the order of the files; wrong parts are left out. */
export function check(
  resolved: Resolved,
  report: Report,
  mostComparisons: number = usualLimits.comparisons,
): CheckedTariff {
  const found: Diagnostic[] = [];
  const collect: Report = (diagnostic) => found.push(diagnostic);
  const tariff = checkAll(resolved, collect, mostComparisons);
  for (const diagnostic of inReadingOrder(resolved, found)) report(diagnostic);
  return tariff;
}

function inReadingOrder(resolved: Resolved, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = resolved.files.map(({ path }) => path);
  const seen = new Set<string>();
  return [...found]
    .sort((a, b) => files.indexOf(a.span.file) - files.indexOf(b.span.file) || a.span.start - b.span.start)
    .filter(({ code, span, message }) => {
      const key = `${code} ${span.file} ${span.start} ${span.end} ${message.en}`;
      return !seen.has(key) && seen.add(key);
    });
}

function checkAll(resolved: Resolved, report: Report, mostComparisons: number): CheckedTariff {
  const { main, files, entries, versions } = resolved;
  const places = collectPlaces(resolved);
  const documents = places.documents;
  const language = documents.find(({ span }) => span.file === main.path)?.language ?? main.locale;
  const localeOf = new Map(files.map(({ path, locale }) => [path, locale]));
  const languageOf = (file: string) => localeOf.get(file) ?? main.locale;
  const currency = mainCurrency(resolved, report);
  const units = declareUnits(resolved, language, languageOf, report);
  const numbers = collectNumbers();
  const reading = { units, currency, report, languageOf };
  let roundings: Roundings | undefined;
  let suggestions = 0;

  const ratios: NumberUse[] = [];
  const meanings = findMeanings(() => context);
  const context: StatementContext = {
    ...reading,
    mostComparisons,
    resolved,
    places,
    dating: datingOf(resolved, report),
    conversions: readConversions(resolved, reading, (use) => ratios.push(use)),
    meaning: meanings.meaning,
    goingBack: meanings.goingBack,
    statementsOf: meanings.statementsOf,
    choiceType: meanings.choiceType,
    roundings: () => (roundings ??= readRoundings(context, resolved)),
    check: (expression, scope, expected) => checkExpression(context, expression, scope, expected),
    formula: (formula, scope, expected) => checkFormula(context, formula, scope, expected),
    step: (step, soFar, above, scope) => checkStep(context, step, soFar, above, scope),
    amountRule: (path, code) => {
      const file = files.find((one) => one.path === path) ?? main;
      return context.roundings().ruleFor(file, code);
    },
    note: numbers.note,
    noteUnit: numbers.noteUnit,
    ownersOfOptions: optionOwners(resolved),
    maySuggest: () => suggestions++ < mostSuggestions,
    nameOfLabel: (label) => nameOfLabel(resolved, label),
    text: sourceText(files),
  };
  for (const use of ratios) context.note(use);

  for (const entry of inOrderOfUse(resolved)) {
    const name = 'name' in entry.declaration ? entry.declaration.name : undefined;
    if (name) meanings.meaning(name.text, name.span);
  }
  const parts = readParts(context, entries, meanings.statementsOfEntry);
  for (const { text, because } of declarationsOf(resolved, 'not-used'))
    numbers.noteText(text, because?.text ?? '');

  const results = readResults(context);
  versionsWithoutResult(context, results);

  return {
    name: nameOf(resolved).name,
    label: nameOf(resolved).label,
    language,
    files: files.map(({ path }) => path),
    texts: files.map(({ path, text }) => ({ path, text })),
    documents,
    currency,
    currencies: usedCurrencies(context, numbers.symbols()),
    units: numbers.symbols().flatMap((symbol) => {
      const unit = units.get(symbol);
      return unit && unit.decimals === undefined ? [unitInfo(unit)] : [];
    }),
    versions,
    dating: context.dating,
    sections: places.sections,
    facts: [...parts.facts, ...syntheticFact(context)],
    lists: parts.lists,
    readings: parts.readings,
    statements: parts.statements,
    results,
    notices: parts.notices,
    requirements: parts.requirements,
    properties: parts.properties,
    examples: parts.examples,
    notModelled: declarationsOf(resolved, 'not-modelled').map(({ text, because, span }) => ({
      text: text.text,
      because: because?.text ?? '',
      span,
    })),
    quotes: places.quotes,
    numbers: numbers.uses(),
    allowed: readAllowances(resolved, report),
  };
}

function nameOf({ main }: Resolved): { readonly name: string; readonly label: string } {
  for (const declaration of main.declarations) {
    if (declaration.kind === 'tariff' || declaration.kind === 'module') {
      return { name: declaration.name.text, label: declaration.label?.text ?? declaration.name.text };
    }
  }
  return { name: '', label: '' };
}

function datingOf(resolved: Resolved, report: Report): CheckedTariff['dating'] {
  const [line] = declarationsOf(resolved, 'dated-by');
  if (line) {
    const { text, span } = line.fact;
    const fact = resolved.names.get(text)?.[0]?.declaration;
    if (fact?.kind === 'fact' && fact.type?.kind === 'date' && fact.list === undefined) {
      return { kind: 'fact', fact: text };
    }
    if (!resolved.broken.has(text)) {
      if (fact) report(noDateFact(span, { name: text }));
      else report(unknownName(span, { name: text, suggestion: suggest(text, resolved.names.keys()) }));
    }
  }
  if (resolved.versions.length < 2) return { kind: 'none' };
  const own = resolved.names.get('on')?.[0]?.declaration;
  return { kind: own?.kind === 'fact' && own.type?.kind === 'date' ? 'fact' : 'on', fact: 'on' };
}

function syntheticFact(context: StatementContext): readonly CheckedFact[] {
  if (context.dating.kind !== 'on') return [];
  const { span } = context.resolved.versions[0] ?? context.resolved.main;
  const place = { section: undefined, quote: undefined, span };
  return [
    {
      name: 'on',
      label: 'Date',
      type: dateType,
      list: undefined,
      domain: undefined,
      presence: { kind: 'always' },
      synthetic: true,
      place,
    },
  ];
}

function usedCurrencies(context: StatementContext, symbols: readonly string[]): CheckedTariff['currencies'] {
  const codes = new Set([...(context.currency ? [context.currency.code] : []), ...symbols]);
  return [...codes].flatMap((code) => {
    const decimals = context.units.get(code)?.decimals ?? currencyDecimals(code);
    return decimals === undefined ? [] : [{ code, decimals }];
  });
}
