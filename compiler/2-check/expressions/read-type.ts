// A type as written in a fact, a parameter or a table key → a type.

import type { FactDeclaration, OptionSyntax, TypeSyntax } from '../../../grammar/tree/syntax.js';
import { everydayPhrase } from '../../diagnostics/catalogue/syntax/everyday.js';
import { replacing } from '../../diagnostics/replacing.js';
import { compare, rational } from '../../runtime/exact/rational.js';
import type { Context } from '../types/context.js';
import { topScope } from '../types/context.js';
import {
  dateType,
  type OptionInfo,
  percentType,
  plainNumber,
  type Type,
  textType,
  yesNo,
} from '../types/types.js';
import { readUnitType } from '../types/units.js';
import { metCycle } from '../windows/windows.js';
import { reportUnknown, reportWrongKind } from './names.js';

/** The type, or undefined when a unit or name in it is unknown, which is reported. `owner` names new options. */
export function readType(context: Context, syntax: TypeSyntax, owner = ''): Type | undefined {
  switch (syntax.kind) {
    case 'unit':
      return readUnitType(context, syntax.unit);
    case 'percent':
      return percentType;
    case 'number':
      return plainNumber;
    case 'yes-no':
      return yesNo;
    case 'date':
      return dateType;
    case 'time':
      return metCycle(context, 'time');
    case 'calendar-year':
      return metCycle(context, 'year');
    case 'text':
      return textType;
    case 'one-of':
      return { kind: 'choice', set: { name: owner, options: syntax.options.map(optionInfo) } };
    case 'one-of-numbers': {
      const [first] = syntax.values;
      return first && context.check(first, topScope('domain', owner))?.type;
    }
    case 'like':
      return likeType(context, syntax);
    default:
      return syntax satisfies never;
  }
}

function likeType(context: Context, { name }: TypeSyntax & { kind: 'like' }): Type | undefined {
  const meaning = context.meaning(name.text, name.span);
  if (meaning === undefined) {
    reportUnknown(context, name.text, name.span, topScope('rule', name.text), undefined);
    return undefined;
  }
  switch (meaning.kind) {
    case 'fact':
      return meaning.type;
    case 'switch':
      return { kind: 'choice', set: meaning.set };
    case 'value':
      if (meaning.parameters.length === 0) return meaning.type;
      break;
    default:
      meaning.kind satisfies 'list' | 'broken' | 'columns';
      break;
  }
  reportWrongKind(context, name.text, name.span, meaning, {
    en: 'a fact or a choice',
    fr: 'une donnée ou un choix',
  });
  return undefined;
}

/** The type of a fact; years from 1900 on are those of the calendar, no length of time, and that is told. */
export function readFactType(context: Context, { name, type, range }: FactDeclaration): Type | undefined {
  if (type === undefined) return undefined;
  const [unit, another] = type.kind === 'unit' ? type.unit.names : [];
  const first = range?.lower?.value;
  const isYears = another === undefined && /^(?:years?|ans?|années?)$/i.test(unit?.text ?? '');
  if (!isYears || first?.kind !== 'number' || compare(first.value, rational(1000)) < 0) {
    return readType(context, type, name.text);
  }
  const written = context.text(type.span);
  const instead = { en: 'calendar year', fr: 'année civile' };
  const said = { en: `\`${instead.en}\``, fr: `\`${instead.fr}\`` };
  const meant = instead[context.languageOf(type.span.file)];
  context.report(everydayPhrase(type.span, { written, instead: said }, replacing(type.span, meant)));
  return metCycle(context, 'year');
}

export const optionInfo = ({ name, label, code }: OptionSyntax): OptionInfo => ({
  name: name.text,
  label: label?.text ?? name.text,
  ...(code ? { code: code.text } : {}),
});
