// Choices: options found from conditions, and the set of options that a name stands for.

import type { DeclarationOf } from '../../1-resolve/resolved.js';
import { otherwiseRows } from '../../diagnostics/catalogue/rules/names.js';
import { checkCondition } from '../expressions/conditions.js';
import { optionInfo } from '../expressions/read-type.js';
import type { Statement } from '../types/checked.js';
import { type Context, topScope } from '../types/context.js';
import type { OptionInfo, OptionSet, Type } from '../types/types.js';

type Choice = DeclarationOf<'choice'>;

/** All options that any version of the choice has. */
export function choiceOptions(name: string, statements: readonly Choice[]): OptionSet {
  const options: OptionInfo[] = [];
  for (const { rows } of statements) {
    for (const { option } of rows) {
      if (!options.some((known) => known.name === option.name.text)) options.push(optionInfo(option));
    }
  }
  return { name, options };
}

export function checkChoice(
  context: Context,
  choice: Choice,
  type: Type,
): Pick<Statement & { kind: 'choice' }, 'kind' | 'type' | 'rows' | 'by'> | undefined {
  const scope = topScope('rule', choice.name.text, choice.list?.text);
  if (choice.by) {
    const by = context.formula({ base: choice.by, steps: [], span: choice.by.span }, scope, type);
    return by && { kind: 'choice', type, rows: [], by };
  }
  const others = choice.rows.filter(({ when }) => when === undefined);
  if (others.length === 0) context.report(otherwiseRows(choice.name.span, { count: 'none' }));
  const second = others[1];
  if (second) context.report(otherwiseRows(second.span, { count: 'several' }));
  const rows = choice.rows.map(({ option, when, span }) => ({
    option: option.name.text,
    label: option.label?.text ?? option.name.text,
    written: when !== undefined,
    when: when && checkCondition(context, when, scope),
    span,
  }));
  if (rows.some(({ written, when }) => written && when === undefined) || others.length !== 1)
    return undefined;
  return {
    kind: 'choice',
    type,
    rows: rows.map(({ option, label, when, span }) => ({ option, label, when, span })),
  };
}
