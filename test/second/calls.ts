// Functions, tables, scales and readings that take arguments. An argument is a value of where it is written.

import type { Expr } from '../../grammar/tree/syntax.js';
import { evaluate } from './evaluate.js';
import { ofFormula } from './formulas.js';
import { readingValue } from './names.js';
import { declared, type Run, type Scope } from './run.js';
import { owedOn, reachedOn } from './scales.js';
import { tableValue } from './tables.js';
import type { Options, Value } from './values.js';
import * as v from './values.js';

/** Computed where it is looked at, and once. */
function argument(run: Run, scope: Scope, expr: Expr, wanted: Options | undefined): () => Value {
  let known: Value | undefined;
  return () => {
    known ??= evaluate(run, scope, expr, wanted);
    return known;
  };
}

export function call(run: Run, scope: Scope, name: string, args: readonly Expr[]): Value {
  const declaration = declared(run, name)?.declaration;
  switch (declaration?.kind) {
    case 'function':
    case 'reading': {
      const parameters = new Map(
        declaration.parameters.map(({ name: parameter, type }, index) => {
          const expr = args[index];
          if (expr === undefined) throw new v.Meaningless(`${name} lacks an argument`);
          const wanted =
            type.kind === 'like' ? run.program.optionsOf(run.inForce, type.name.text) : undefined;
          return [parameter.text, argument(run, scope, expr, wanted)] as const;
        }),
      );
      const inside = { ...scope, parameters };
      return declaration.kind === 'function'
        ? ofFormula(run, inside, declaration.formula, undefined, undefined)
        : readingValue(run, inside, declaration);
    }
    case 'table': {
      const values = args.map((expr) => argument(run, scope, expr, undefined));
      return tableValue(run, { ...scope, parameters: new Map() }, declaration, name, values, undefined);
    }
    case 'scale': {
      const [first] = args;
      if (first === undefined) throw new v.Meaningless(`${name} of nothing`);
      const quantity = v.asQuantity(evaluate(run, scope, first));
      return owedOn(run, { ...scope, parameters: new Map() }, declaration, quantity, undefined);
    }
    default:
      throw new v.Meaningless(`${name} cannot be called`);
  }
}

/** `rate for reduced`: another option's column, of a table or a scale. */
export function tableFor(run: Run, scope: Scope, table: Expr, option: string): Value {
  const name = table.kind === 'name' ? table.name : table.kind === 'call' ? table.name.text : '';
  const args = table.kind === 'call' ? table.arguments : [];
  const declaration = declared(run, name)?.declaration;
  const inside = { ...scope, parameters: new Map() };
  if (declaration?.kind === 'table') {
    const values = args.map((expr) => argument(run, scope, expr, undefined));
    return tableValue(run, inside, declaration, name, values, option);
  }
  if (declaration?.kind === 'scale' && args[0]) {
    return owedOn(run, inside, declaration, v.asQuantity(evaluate(run, scope, args[0])), option);
  }
  throw new v.Meaningless(`${name} has no columns`);
}

/** `rate reached in tiers(usage)`, of an option's column where one is named. */
export function reachedIn(
  run: Run,
  scope: Scope,
  what: 'rate' | 'once' | 'band',
  asked: Expr,
  option: string | undefined,
): Value {
  if (asked.kind !== 'call' || asked.arguments[0] === undefined)
    throw new v.Meaningless('reached in no scale');
  const declaration = declared(run, asked.name.text)?.declaration;
  if (declaration?.kind !== 'scale') throw new v.Meaningless(`${asked.name.text} is no scale`);
  const on = v.asQuantity(evaluate(run, scope, asked.arguments[0]));
  return reachedOn(run, { ...scope, parameters: new Map() }, declaration, on, option, what);
}
