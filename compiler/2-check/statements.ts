// Amounts, values, answers, functions, readings with values, tables and scales as typed statements.

import type { HeadKind, PaperKind, Parameter, PropertyKind } from '../../grammar/tree/syntax.js';
import type { DeclarationOf, Entry } from '../1-resolve/resolved.js';
import { shadowing } from '../diagnostics/catalogue/rules/names.js';
import { scaleOrigin } from '../diagnostics/catalogue/rules/tables.js';
import { amountNotMoney, amountNotRounded, wrongType } from '../diagnostics/catalogue/rules/types.js';
import { notRoundedMisplaced } from '../diagnostics/catalogue/syntax/statements.js';
import { checkChoice } from './declarations/choices.js';
import { checkReadingValues } from './declarations/readings.js';
import type { Rounding, Roundings } from './declarations/roundings.js';
import { checkCondition } from './expressions/conditions.js';
import { convertFormula } from './expressions/convert-formula.js';
import { isList } from './expressions/lists.js';
import { readType } from './expressions/read-type.js';
import type { Places } from './places.js';
import { changeScale } from './scales/scale-changes.js';
import { checkScale } from './scales/scales.js';
import { checkTable } from './tables/tables.js';
import { all } from './types/build.js';
import type {
  CheckedExpression,
  CheckedFormula,
  CheckedParameter,
  CheckedStep,
  Statement,
} from './types/checked.js';
import { type Context, type Scope, topScope } from './types/context.js';
import { condition, describeType, quantityType } from './types/describe.js';
import { helpForBareAmount, helpForKind } from './types/kind-help.js';
import { type Type, type Unit, yesNo } from './types/types.js';
import { dimensionOf, moneyCode, unitOf } from './types/unit-algebra.js';

/** What the statements of a file stand on. */
export interface StatementContext extends Context {
  readonly places: Places;
  /** Read late: the rules are constants of the same file. */
  readonly roundings: () => Roundings;
  /** The type of a choice, over all its versions. */
  choiceType(name: string): Type;
}

/** The typed statements of an entry; undefined when something in it is wrong, which is reported; empty for other lines. */
export function checkStatement(context: StatementContext, entry: Entry): readonly Statement[] | undefined {
  const { declaration } = entry;
  switch (declaration.kind) {
    case 'amount':
    case 'value':
    case 'answer':
      return one(checkFigure(context, entry, declaration));
    case 'choice': {
      if (declaration.list) isList(context, declaration.list, topScope('rule', ''));
      const choice = checkChoice(context, declaration, context.choiceType(declaration.name.text));
      return one(choice && { ...common(context, entry, declaration.list?.text), ...choice });
    }
    case 'function':
      return one(checkFunction(context, entry, declaration));
    case 'reading':
      return one(checkReadingValue(context, entry, declaration));
    case 'table': {
      const { list } = declaration;
      const scope = topScope('table', labelOf(declaration), list?.text);
      if (list && !isList(context, list, scope)) return undefined;
      const open: Scope = list ? scope : { ...scope, items: { list: undefined, open: true } };
      const table = checkTable(context, declaration, open);
      return one(table && { ...common(context, entry, open.items.list), ...table });
    }
    case 'scale':
      return checkScaleStatement(context, entry, declaration);
    default:
      declaration.kind satisfies
        | HeadKind
        | PaperKind
        | PropertyKind
        | 'fact'
        | 'list'
        | 'require'
        | 'rounding'
        | 'broken';
      return [];
  }
}

const one = (statement: Statement | undefined): readonly Statement[] | undefined =>
  statement === undefined ? undefined : [statement];

type Named = {
  readonly name: { readonly text: string };
  readonly label: { readonly text: string } | undefined;
};
const labelOf = ({ name, label }: Named): string => label?.text ?? name.text;

function common(context: StatementContext, entry: Entry, list: string | undefined) {
  const { declaration } = entry;
  const named = 'name' in declaration && 'label' in declaration && declaration.name ? declaration : undefined;
  return {
    name: named?.name?.text ?? '',
    label: named?.label?.text ?? named?.name?.text ?? '',
    versions: entry.versions,
    list,
    place: context.places.placeOf(entry),
  };
}

type Figure = DeclarationOf<'amount' | 'value' | 'answer'>;

function checkFigure(context: StatementContext, entry: Entry, declaration: Figure): Statement | undefined {
  const { kind, formula, name } = declaration;
  const scope = topScope('rule', labelOf(declaration), declaration.list?.text);
  if (declaration.list && !isList(context, declaration.list, scope)) return undefined;
  const expected =
    kind === 'answer'
      ? yesNo
      : kind === 'amount' && context.currency
        ? quantityType(unitOf(context.currency.code))
        : undefined;
  const checked = context.formula(formula, scope, expected);
  const due = checkDue(context, entry, declaration, scope);
  const last = formula.steps.at(-1);
  if (last?.kind === 'not-rounded' && kind !== 'amount') {
    context.report(notRoundedMisplaced(last.span, { why: 'not-an-amount' }));
  }
  const section = kind === 'amount' || declaration.list ? undefined : context.places.appliesTo(entry);
  const applies = section && checkCondition(context, section, scope);
  if (checked === undefined || due === 'wrong' || (section !== undefined && applies === undefined))
    return undefined;
  const base = { ...common(context, entry, scope.items.list), formula: checked, due, applies };
  if (kind === 'answer') {
    if (checked.type.kind !== 'yes-no') {
      context.report(
        wrongType(
          checked.span,
          { found: describeType(checked.type), wanted: condition },
          checked.base.kind === 'expression' ? helpForKind(context, checked.base.expression, condition) : {},
        ),
      );
      return undefined;
    }
    return { ...base, kind, type: yesNo, rounding: undefined };
  }
  if (kind === 'value') return { ...base, kind, type: checked.type, rounding: undefined };
  kind satisfies 'amount';
  const currency = checked.type.kind === 'quantity' ? moneyOf(context, checked.type.unit) : undefined;
  if (currency === undefined) {
    const related = [{ span: formula.span, label: { en: 'computed here', fr: 'calculé ici' } }];
    const { base: start } = checked;
    const bare = start.kind === 'expression' ? helpForBareAmount(context, start.expression) : {};
    context.report(
      amountNotMoney(name.span, { name: name.text, found: describeType(checked.type) }, { ...bare, related }),
    );
    return undefined;
  }
  const rule = roundingOf(context, entry, declaration, currency);
  const type = quantityType(unitOf(currency));
  const own = convertFormula(context, checked, type);
  const when =
    last?.kind === 'not-rounded' && last.when ? checkCondition(context, last.when, scope) : undefined;
  if (last?.kind === 'not-rounded' && last.when && when === undefined) return undefined;
  const unless = when && last && { when, text: last.text };
  const rounding = rule && { ...rule, tail: lastRoundings(own), unless };
  return { ...base, kind, type, formula: own, rounding };
}

/** The currency of a sum, also when it is in a part of one, such as a cent that the file declares. */
function moneyOf(context: Context, unit: Unit): string | undefined {
  return moneyCode(context.units, unit) ?? moneyCode(context.units, dimensionOf(context.units, unit));
}

/** The roundings at the end, each of which holds for some cases only. */
function lastRoundings({ steps }: CheckedFormula): readonly CheckedStep[] {
  const others = steps.findLastIndex(({ kind, when }) => kind !== 'rounded' || when === undefined);
  return steps.slice(others + 1);
}

function roundingOf(
  context: StatementContext,
  entry: Entry,
  { name, formula }: Figure,
  currency: string,
): Rounding | undefined {
  // A rounding for all cases, with others behind it that hold for some, leaves nothing to the file's.
  const last = formula.steps.findLast(
    ({ kind, when }) => (kind !== 'rounded' && kind !== 'not-rounded') || when === undefined,
  );
  if (last?.kind === 'not-rounded' || last?.kind === 'rounded') return undefined;
  const rule = context.roundings().ruleFor(entry.file, currency);
  if (rule === undefined) {
    const decimals = context.units.get(currency)?.decimals ?? 2;
    const step = `${decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`} ${currency}`;
    context.report(amountNotRounded(name.span, { name: name.text, currency, step }, { cause: currency }));
  }
  return rule === 'none' ? undefined : rule;
}

function checkDue(
  context: StatementContext,
  entry: Entry,
  { kind, due }: Figure,
  scope: Scope,
): CheckedExpression | undefined | 'wrong' {
  const applies = kind === 'amount' ? context.places.appliesTo(entry) : undefined;
  const conditions = [applies, due]
    .filter((written) => written !== undefined)
    .map((written) => checkCondition(context, written, scope));
  if (!conditions.every((each) => each !== undefined)) return 'wrong';
  const [first] = conditions;
  return first && all(conditions, (due ?? applies ?? entry.declaration).span);
}

function checkParameters(
  context: StatementContext,
  parameters: readonly Parameter[],
): readonly CheckedParameter[] | undefined {
  const checked = parameters.map(({ name, type }, index) => {
    const again = parameters.slice(0, index).some((other) => other.name.text === name.text);
    if (again || context.resolved.names.has(name.text))
      context.report(shadowing(name.span, { name: name.text }));
    const read = readType(context, type);
    return read && { name: name.text, label: name.text, type: read };
  });
  return checked.every((parameter) => parameter !== undefined) ? checked : undefined;
}

function checkFunction(
  context: StatementContext,
  entry: Entry,
  declaration: DeclarationOf<'function'>,
): Statement | undefined {
  const parameters = checkParameters(context, declaration.parameters);
  if (parameters === undefined) return undefined;
  const scope: Scope = {
    parameters: new Map(parameters.map(({ name, type }) => [name, type])),
    items: { list: undefined, open: true },
    use: 'rule',
    owner: labelOf(declaration),
  };
  const formula = context.formula(declaration.formula, scope);
  const last = declaration.formula.steps.at(-1);
  if (last?.kind === 'not-rounded') context.report(notRoundedMisplaced(last.span, { why: 'not-an-amount' }));
  if (formula === undefined) return undefined;
  return {
    ...common(context, entry, scope.items.list),
    kind: 'function',
    type: formula.type,
    parameters,
    formula,
  };
}

function checkReadingValue(
  context: StatementContext,
  entry: Entry,
  declaration: DeclarationOf<'reading'>,
): Statement | undefined {
  const parameters = checkParameters(context, declaration.parameters);
  if (parameters === undefined) return undefined;
  const scope: Scope = {
    ...topScope('reading', labelOf(declaration)),
    items: { list: undefined, open: true },
  };
  const values = checkReadingValues(context, declaration, parameters, scope);
  return (
    values && { ...common(context, entry, scope.items.list), kind: 'reading-value', parameters, ...values }
  );
}

function checkScaleStatement(
  context: StatementContext,
  entry: Entry,
  declaration: DeclarationOf<'scale'>,
): readonly Statement[] | undefined {
  const scope: Scope = { ...topScope('table', labelOf(declaration)), items: { list: undefined, open: true } };
  if (declaration.from === undefined) {
    const scale = checkScale(context, declaration, scope);
    return one(scale && { ...common(context, entry, scope.items.list), ...scale });
  }
  const { text, span } = declaration.from;
  const meaning = context.meaning(text, span);
  if (meaning?.kind === 'broken') return undefined;
  const origins = (context.statementsOf(text) ?? [])
    .filter((statement) => statement.kind === 'scale')
    .filter(({ versions }) => versions.some((index) => entry.versions.includes(index)));
  if (origins.length === 0) {
    context.report(scaleOrigin(span, { name: text }));
    return undefined;
  }
  const changed = origins.map((origin) => {
    const versions = origin.versions.filter((index) => entry.versions.includes(index));
    const scale = changeScale(context, origin, declaration, scope);
    return (
      scale && {
        ...scale,
        ...common(context, entry, scope.items.list ?? origin.list),
        versions,
      }
    );
  });
  if (!changed.every((statement) => statement !== undefined)) return undefined;
  return changed.map(({ inputType, resultType, across, variants, ...rest }) => ({
    name: rest.name,
    label: rest.label,
    versions: rest.versions,
    list: rest.list,
    place: rest.place,
    kind: 'scale' as const,
    inputType,
    resultType,
    across,
    madeFrom: text,
    variants,
  }));
}
