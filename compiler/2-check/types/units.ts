// Reads units as written, and the `unit`, `currency` and `conversion` lines that declare more of them.

import type { Quantity, UnitSyntax } from '../../../grammar/tree/syntax.js';
import { perCent } from '../../../grammar/words/everyday-meanings.js';
import type { DeclarationOf, Resolved } from '../../1-resolve/resolved.js';
import { saidTwice } from '../../diagnostics/catalogue/rules/modules.js';
import { unknownUnit } from '../../diagnostics/catalogue/rules/types.js';
import { unitDeclaration } from '../../diagnostics/catalogue/syntax/statements.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { suggest } from '../../diagnostics/suggest.js';
import { divide, equals, multiply, one, sign } from '../../runtime/exact/rational.js';
import { yieldingUnits } from './built-in-units.js';
import type { Conversion } from './context.js';
import { currencyDecimals } from './currencies.js';
import { quantityType } from './describe.js';
import type { Currency, NumberUse } from './parts.js';
import type { Unit, UnitPower } from './types.js';
import { baseFactor, dimensionOf, normalUnit } from './unit-algebra.js';
import { usualSpelling } from './unit-spellings.js';
import { currencyUnit, moneyWords, type UnitDefinition, type UnitTable, unitTable } from './unit-table.js';

type DeclaredUnit = { readonly names: readonly string[]; readonly definition: UnitDefinition };

/** Where units are read: the table, and what `money` stands for. */
export interface UnitReading {
  readonly units: UnitTable;
  readonly currency: Currency | undefined;
  readonly report: Report;
  /** Where units that were declared, but not understood, are known. */
  readonly resolved?: { readonly broken: ReadonlySet<string> };
  languageOf(file: string): 'en' | 'fr';
}

/** The unit as written, or undefined when a name in it is none, which is reported. */
export function readUnit(reading: UnitReading, syntax: UnitSyntax): Unit | undefined {
  const powers: UnitPower[] = [];
  let known = true;
  syntax.names.forEach(({ text, span }, index) => {
    const language = reading.languageOf(span.file);
    const definition =
      reading.units.find(text, language) ??
      (moneyWords.includes(text) && reading.currency ? reading.units.get(reading.currency.code) : undefined);
    if (definition === undefined) {
      known = false;
      if (reading.resolved?.broken.has(text)) return;
      const suggestion =
        (perCent(text) ? '%' : usualSpelling(text, language)) ?? suggest(text, reading.units.names(language));
      const fix = suggestion && {
        title: { en: `replace by \`${suggestion}\``, fr: `remplacer par \`${suggestion}\`` },
        edits: [{ span, text: suggestion }],
      };
      reading.report(
        unknownUnit(
          span,
          { unit: text, suggestion },
          {
            ...(fix ? { fix, help: helpFor(suggestion) } : timeOfDay.test(text) ? { help: timeHelp } : {}),
            cause: text,
          },
        ),
      );
      return;
    }
    powers.push({ symbol: definition.symbol, power: index === 0 && !syntax.percent ? 1 : -1 });
  });
  return known ? normalUnit(powers) : undefined;
}

const timeOfDay = /^(?:time|clock|datetime|timestamp|horaire)$/;
const timeHelp = {
  en: 'a time of day is a `time`, a day a `date`; a moment is a fact of each',
  fr: 'une heure est une `heure du jour`, un jour une `date` ; un instant est une donnée de chaque',
};

/** The type of quantities in the unit as written: `EUR/m2`, or percent for each unit, `%/block`. */
export function readUnitType(
  reading: UnitReading,
  syntax: UnitSyntax,
): ReturnType<typeof quantityType> | undefined {
  const unit = readUnit(reading, syntax);
  return unit && quantityType(unit, syntax.percent === true);
}

const helpFor = (unit: string) => ({ en: `write \`${unit}\``, fr: `écrivez \`${unit}\`` });

/** The currency of the main file, if it says one. */
export function mainCurrency(resolved: Resolved, report: Report): Currency | undefined {
  const lines = declarationsOf(resolved, 'currency').filter(({ span }) => span.file === resolved.main.path);
  const seen = new Map<string, DeclarationOf<'currency'>>();
  for (const line of lines) {
    const first = seen.get(line.code.text);
    if (first) {
      const related = [{ span: first.span, label: { en: 'first said here', fr: "dit d'abord ici" } }];
      const what = { en: `currency ${line.code.text}`, fr: `monnaie ${line.code.text}` };
      report(saidTwice(line.span, { what }, { related }));
    } else {
      seen.set(line.code.text, line);
    }
  }
  const [first] = lines;
  if (first === undefined) return resolved.isModule ? openCurrency : undefined;
  const decimals = first.decimals ?? currencyDecimals(first.code.text);
  if (decimals === undefined) {
    report(
      unknownUnit(
        first.code.span,
        { unit: first.code.text, suggestion: undefined },
        currencyHelp(first.code.text),
      ),
    );
  }
  return { code: first.code.text, decimals: decimals ?? 2 };
}

/** What `money` is while a module is checked by itself: it becomes the currency of the file that uses it. */
const openCurrency: Currency = { code: 'money', decimals: 2 };

const currencyHelp = (code: string) => ({
  help: {
    en: `write an ISO 4217 code, or say the decimals: \`currency ${code} with 2 decimals\``,
    fr: `écrivez un code ISO 4217, ou dites les décimales de \`${code}\``,
  },
});

export const declarationsOf = <K extends DeclarationOf<'fact'>['kind'] | ResolvedKind>(
  resolved: Resolved,
  kind: K,
): readonly DeclarationOf<K>[] =>
  resolved.entries.flatMap(({ declaration }) => (isOf(declaration, kind) ? [declaration] : []));

type ResolvedKind = Resolved['entries'][number]['declaration']['kind'];

function isOf<K extends ResolvedKind>(
  declaration: Resolved['entries'][number]['declaration'],
  kind: K,
): declaration is DeclarationOf<K> {
  return declaration.kind === kind;
}

/** Whether a unit keeps its name for itself. */
const isTaken = (unit: UnitDefinition | undefined): boolean =>
  unit !== undefined && !yieldingUnits.has(unit.symbol);

/** All units of the tariff; units made of others are resolved in whatever order they stand. */
export function declareUnits(
  resolved: Resolved,
  people: 'en' | 'fr',
  languageOf: (file: string) => 'en' | 'fr',
  report: Report,
): UnitTable {
  const declared: DeclaredUnit[] = declarationsOf(resolved, 'currency').map(({ code, decimals, span }) => ({
    names: [code.text],
    definition: currencyUnit(code.text, decimals ?? currencyDecimals(code.text) ?? 2, span),
  }));
  if (resolved.isModule && declared.length === 0)
    declared.push({
      names: moneyWords,
      definition: currencyUnit(openCurrency.code, openCurrency.decimals, undefined),
    });
  const base = unitTable(declared, people);
  const lines = declarationsOf(resolved, 'unit');
  const firstPlace = new Map<string, number>();
  for (const { names, span } of lines) {
    for (const { text } of names)
      firstPlace.set(text, Math.min(firstPlace.get(text) ?? span.start, span.start));
  }
  let pending = lines.filter((line) => {
    const again = line.names.find(
      ({ text, span }) =>
        isTaken(base.get(text)) ||
        isTaken(base.find(text, languageOf(span.file))) ||
        (firstPlace.get(text) ?? line.span.start) < line.span.start,
    );
    if (again) report(unitDeclaration(again.span, { unit: again.text, problem: 'exists' }));
    return !again;
  });
  let table = base;
  for (let progress = true; progress && pending.length > 0; ) {
    progress = false;
    const waiting: DeclarationOf<'unit'>[] = [];
    const unknown = new Set(pending.flatMap(({ names }) => names.map(({ text }) => text)));
    for (const line of pending) {
      const needs = line.equals?.unit?.names ?? [];
      if (needs.some(({ text }) => unknown.has(text))) {
        waiting.push(line);
        continue;
      }
      progress = true;
      const definition = unitFromLine(line, { units: table, currency: undefined, report, languageOf });
      if (definition) declared.push({ names: line.names.map(({ text }) => text), definition });
    }
    pending = waiting;
    table = unitTable(declared, people);
  }
  for (const { names } of pending) {
    const [name] = names;
    if (name) report(unitDeclaration(name.span, { unit: name.text, problem: 'circular' }));
  }
  return table;
}

function unitFromLine(line: DeclarationOf<'unit'>, reading: UnitReading): UnitDefinition | undefined {
  const [first, second] = line.names;
  if (first === undefined) return undefined;
  const symbol = first.text;
  const words = wordsOf(line.label?.text, symbol, second?.text ?? symbol);
  const common = { symbol, decimals: undefined, ...words, span: line.span };
  if (line.equals === undefined) return { ...common, dimension: [{ symbol, power: 1 }], factor: one };
  const { value, unit } = line.equals;
  if (sign(value) <= 0) report(reading, line.equals, symbol);
  const made = unit && readUnit(reading, unit);
  if (sign(value) <= 0 || made === undefined)
    return { ...common, dimension: [{ symbol, power: 1 }], factor: one };
  const dimension = dimensionOf(reading.units, made).powers;
  return { ...common, dimension, factor: multiply(value, baseFactor(reading.units, made)) };
}

const report = (reading: UnitReading, { span }: Quantity, unit: string): void =>
  reading.report(unitDeclaration(span, { unit, problem: 'not-positive' }));

// A label may give both forms, "appareil, appareils"; one word takes its regular plural.
function wordsOf(
  label: string | undefined,
  singular: string,
  plural: string,
): { singular: string; plural: string } {
  if (label === undefined) return { singular, plural };
  const [one_, many] = label.split(',').map((word) => word.trim());
  if (one_ === undefined) return { singular, plural };
  const regular = /^[\p{L}-]+$/u.test(one_) && !/([sxz]|al|au|eu|ou|ail|y|ch|sh)$/iu.test(one_);
  return { singular: one_, plural: many ?? (regular ? `${one_}s` : one_) };
}

/** The declared ratios, both ways. */
export function readConversions(
  resolved: Resolved,
  reading: UnitReading,
  note: (use: NumberUse) => void,
): readonly Conversion[] {
  return declarationsOf(resolved, 'conversion').flatMap(({ left, right, period }) => {
    const from = left.unit && readUnit(reading, left.unit);
    const to = right.unit && readUnit(reading, right.unit);
    if (sign(left.value) <= 0 || sign(right.value) <= 0) {
      reading.report(unitDeclaration(left.span, { unit: '', problem: 'not-positive' }));
      return [];
    }
    const [a, b] = [from?.powers[0]?.symbol, to?.powers[0]?.symbol];
    if (a === undefined || b === undefined) return [];
    // A ratio is a figure of the document as any other; the one unit that it is stated for is not.
    for (const { side, unit } of [
      { side: left, unit: from },
      { side: right, unit: to },
    ]) {
      if (unit === undefined || equals(side.value, one)) continue;
      note({ value: side.value, unit, percent: false, use: 'rule', because: undefined, span: side.span });
    }
    const dates = period && { from: period.from?.value, to: period.to?.value };
    return [
      { from: a, to: b, factor: divide(right.value, left.value), period: dates },
      { from: b, to: a, factor: divide(left.value, right.value), period: dates },
    ];
  });
}
