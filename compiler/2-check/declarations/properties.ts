// `check …` lines as typed properties.

import type { Expr, Name } from '../../../grammar/tree/syntax.js';
import type { DeclarationOf, Entry } from '../../1-resolve/resolved.js';
import { one, type Rational } from '../../runtime/exact/rational.js';
import { checkCondition } from '../expressions/conditions.js';
import { demandConstant } from '../expressions/constants.js';
import { convertTo, demand } from '../expressions/convert.js';
import { reportUnknown, reportWrongKind } from '../expressions/names.js';
import { all, compareTo, negation, number, zeroOf } from '../types/build.js';
import type { CheckedExpression, CheckedProperty, Place } from '../types/checked.js';
import { type Context, type Scope, topScope } from '../types/context.js';
import { quantity } from '../types/describe.js';
import { plainNumber, type Type } from '../types/types.js';

/** Undefined when something in it is wrong, which is reported. */
export function checkProperty(
  context: Context,
  declaration: DeclarationOf<'check'>,
  place: Place,
): CheckedProperty | undefined {
  const { property } = declaration;
  // What a check says of the items of a list it says of each of them.
  const scope: Scope = { ...topScope('check', ''), items: { list: undefined, open: true } };
  const when = declaration.when && checkCondition(context, declaration.when, scope);
  if (property.kind === 'broken' || (declaration.when && when === undefined)) {
    return undefined;
  }
  const text = declaration.label?.text ?? context.text(withoutQuotes(declaration)).replace(keyword, '');
  if (property.kind === 'always') {
    const condition = checkCondition(context, property.condition, scope);
    return condition && { text, place, kind: 'always', ...everyItem(scope.items.list, condition, when) };
  }
  const ordered = property.kind === 'no-jump' || property.direction !== 'no-effect';
  const written = checkSubject(context, property.subject, ordered, scope);
  const facts = property.facts.map((name) => factName(context, name, scope, ordered));
  const limit = property.kind === 'no-jump' ? limitOf(context, property.limit, written, scope) : undefined;
  if (written === undefined || !facts.every((fact) => fact !== undefined)) return undefined;
  const { list } = scope.items;
  if (list !== undefined && written.type.kind === 'date') demand(context, written, 'quantity', quantity);
  const subject = list === undefined ? written : sumOver(list, written);
  const base = {
    text,
    place,
    when: when && list !== undefined ? holdsForAll(list, when) : when,
    subject,
    facts,
  };
  if (property.kind === 'no-jump') return limit && { ...base, kind: 'no-jump', limit };
  return { ...base, kind: 'monotone', direction: property.direction };
}

const counted: Type = plainNumber;

// "For every item, C where W" is "no item has W and not C".
function everyItem(
  list: string | undefined,
  condition: CheckedExpression,
  when: CheckedExpression | undefined,
): { readonly condition: CheckedExpression; readonly when: CheckedExpression | undefined } {
  if (list === undefined) return { condition, when };
  const broken = negation(condition, condition.span);
  return { condition: noneWith(list, when ? all([when, broken], condition.span) : broken), when: undefined };
}

const holdsForAll = (list: string, when: CheckedExpression): CheckedExpression =>
  noneWith(list, negation(when, when.span));

function noneWith(list: string, where: CheckedExpression): CheckedExpression {
  const { span } = where;
  const count: CheckedExpression = {
    kind: 'aggregate',
    operation: 'count',
    list,
    of: undefined,
    where,
    type: counted,
    span,
  };
  return compareTo('equal', count, zeroOf(counted, span), span);
}

// Each item depends on its own facts, so a sum moves as the item does whose fact moves.
function sumOver(list: string, subject: CheckedExpression): CheckedExpression {
  const { type, span } = subject;
  const of: CheckedExpression =
    type.kind === 'yes-no'
      ? {
          kind: 'conditional',
          branches: [{ when: subject, then: number(one, counted, span) }],
          otherwise: zeroOf(counted, span),
          type: counted,
          span,
        }
      : subject;
  return { kind: 'aggregate', operation: 'sum', list, of, where: undefined, type: of.type, span };
}

const keyword = /^(?:check|contrôle|vérifier)\s+/u;

// From the keyword on: quotes and allowances that follow are not part of what is said.
const withoutQuotes = ({ span, quotes, when, property }: DeclarationOf<'check'>) => {
  const first = quotes[0];
  const last = when ?? (property.kind === 'always' ? property.condition : undefined);
  return first && last ? { ...span, end: last.span.end } : span;
};

function checkSubject(
  context: Context,
  subject: Expr,
  ordered: boolean,
  scope: Scope,
): CheckedExpression | undefined {
  const checked = context.check(subject, scope);
  if (!ordered || checked?.type.kind === 'date' || checked?.type.kind === 'yes-no') return checked;
  return demand(context, checked, 'quantity', quantity);
}

function limitOf(
  context: Context,
  syntax: Expr,
  subject: CheckedExpression | undefined,
  scope: Scope,
): Rational | undefined {
  // How large a jump may be is ours to say.
  const limit = context.check(syntax, { ...scope, use: 'domain' }, subject?.type);
  const converted = limit && subject && convertTo(context, limit, subject);
  return demandConstant(context, converted);
}

function factName(
  context: Context,
  { text, span }: Name,
  scope: Scope,
  ordered: boolean,
): string | undefined {
  const meaning = context.meaning(text, span);
  if (meaning?.kind === 'fact') {
    if (!ordered || meaning.type.kind !== 'text') return text;
    reportWrongKind(context, text, span, meaning, {
      en: 'a fact whose values have an order (a text has none; say `has no effect of`)',
      fr: "une donnée dont les valeurs ont un ordre (un texte n'en a pas ; dites `ne dépend pas de`)",
    });
    return undefined;
  }
  if (meaning === undefined) reportUnknown(context, text, span, scope, undefined);
  else reportWrongKind(context, text, span, meaning, { en: 'a fact', fr: 'une donnée' });
  return undefined;
}

/** Whether another `version` line follows in the file. */
export function versionFollows({ file, declaration }: Entry): boolean {
  return file.declarations.some(
    ({ kind, span }) => kind === 'version' && span.start > declaration.span.start,
  );
}

/** How a version is named in what is told of it; the word is the same in both languages. */
export function versionOf({ resolved }: Context, { statedIn = 0 }: Entry): string {
  return `version "${resolved.versions[statedIn]?.name ?? statedIn + 1}"`;
}

/** The condition that a version is in force, for lines that stand under it. */
export function inForce(context: Context, entry: Entry): CheckedExpression | undefined {
  if (entry.statedIn === undefined || context.dating.kind === 'none') return undefined;
  const version = context.resolved.versions[entry.statedIn];
  const { span } = entry.declaration;
  const type = { kind: 'date' } as const;
  const date: CheckedExpression = { kind: 'fact', fact: context.dating.fact, type, span };
  const yes = { kind: 'yes-no' } as const;
  const operands = [
    ...(version?.from === undefined ? [] : [{ operator: 'from' as const, value: version.from }]),
    ...(version?.to === undefined ? [] : [{ operator: 'up-to' as const, value: version.to }]),
  ].map(({ operator, value }): CheckedExpression => {
    const right: CheckedExpression = { kind: 'date', value, type, span };
    return { kind: 'compare', operator, left: date, right, type: yes, span };
  });
  const [only, second] = operands;
  return second ? { kind: 'and', operands, type: yes, span } : only;
}
