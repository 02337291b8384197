// `check …` lines as typed properties.

import type { Expr, Name } from '../../grammar/syntax.js';
import type { DeclarationOf, Entry } from '../1-resolve/resolved.js';
import type { CheckedExpression, CheckedProperty, Place } from './checked.js';
import { checkCondition } from './conditions.js';
import { demandConstant } from './constants.js';
import { type Context, topScope } from './context.js';
import { convertTo, demand } from './convert.js';
import { quantity } from './describe.js';
import { reportUnknown, reportWrongKind } from './names.js';

const scope = topScope('check', '');

/** Undefined when something in it is wrong, which is reported. */
export function checkProperty(
  context: Context,
  declaration: DeclarationOf<'check'>,
  place: Place,
): CheckedProperty | undefined {
  const { property } = declaration;
  const when = declaration.when && checkCondition(context, declaration.when, scope);
  if (property.kind === 'broken' || (declaration.when && when === undefined)) {
    return undefined;
  }
  const text = declaration.label?.text ?? context.text(withoutQuotes(declaration));
  const base = { text, when, place };
  if (property.kind === 'always') {
    const condition = checkCondition(context, property.condition, scope);
    return condition && { ...base, kind: 'always', condition };
  }
  const subject = checkSubject(
    context,
    property.subject,
    property.kind === 'no-jump' || property.direction !== 'no-effect',
  );
  const facts = property.facts.map((name) => factName(context, name));
  if (property.kind === 'no-jump') {
    const limit = limitOf(context, property.limit, subject);
    if (subject === undefined || limit === undefined || !facts.every((fact) => fact !== undefined))
      return undefined;
    return { ...base, kind: 'no-jump', subject, facts, limit };
  }
  if (subject === undefined || !facts.every((fact) => fact !== undefined)) return undefined;
  return { ...base, kind: 'monotone', direction: property.direction, subject, facts };
}

// From the keyword on: quotes and allowances that follow are not part of what is said.
const withoutQuotes = ({ span, quotes, when, property }: DeclarationOf<'check'>) => {
  const first = quotes[0];
  const last = when ?? (property.kind === 'always' ? property.condition : undefined);
  return first && last ? { ...span, end: last.span.end } : span;
};

function checkSubject(context: Context, subject: Expr, ordered: boolean): CheckedExpression | undefined {
  const checked = context.check(subject, scope);
  if (!ordered || checked?.type.kind === 'date' || checked?.type.kind === 'yes-no') return checked;
  return demand(context, checked, 'quantity', quantity);
}

function limitOf(context: Context, syntax: Expr, subject: CheckedExpression | undefined) {
  const limit = context.check(syntax, scope, subject?.type);
  const converted = limit && subject && convertTo(context, limit, subject);
  return demandConstant(context, converted);
}

function factName(context: Context, { text, span }: Name): string | undefined {
  const meaning = context.meaning(text, span);
  if (meaning?.kind === 'fact') return text;
  if (meaning === undefined) reportUnknown(context, text, span, scope, undefined);
  else reportWrongKind(context, text, span, meaning, { en: 'a fact', fr: 'une donnée' });
  return undefined;
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
