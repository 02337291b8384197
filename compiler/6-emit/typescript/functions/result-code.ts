// The results of the generated evaluator: how each stands in `ScaledOutputs`, and how it is written for people.

import { isNumber } from '../../../3-model/evaluate/option-shapes.js';
import { isTime, type Model, type Result } from '../../../3-model/model.js';
import { resultWords } from '../../../3-model/result-words.js';
import { decimalsOf, divide, hundred, multiply, type Rational } from '../../../runtime/exact/rational.js';
import { absent, atom, type Code, call, js, type Line, literalCode, nought } from '../code/code.js';
import { clauseText, docComment } from '../code/doc-comment.js';
import { runtime } from '../code/runtime-names.js';
import { array, assign, conditional, constant, later, pushed } from '../code/statements.js';
import { access, commentText, propertyName, quote } from '../code/texts.js';
import { typed, typeNamed } from '../code/typed.js';
import { loopOver } from '../expressions/list-code.js';
import { refusesWhen } from '../expressions/refusing.js';
import type { Block } from '../integers/block.js';
import {
  inGrid,
  isQuantity,
  loosened,
  type Operand,
  type Quantity,
  type Scaled,
} from '../integers/operand.js';
import type { Scope } from '../integers/scope.js';
import { optionNames } from './fact-code.js';

/** Writes a value as it leaves; statements that it needs go into the block. */
export type Writing = (operand: Operand, block: Block, scope: Scope) => Code;

/** A result as it leaves: code of its scaled and its written form, both for one value. */
export interface ResultForm {
  readonly scaled: Writing;
  readonly scaledType: string;
  /** In words: what one step is, or what the value is where it is none of steps. */
  readonly unit: string;
  readonly isSteps: boolean;
  readonly written: Writing;
  readonly writtenType: string;
  /** How a column of the batch holds what is written: the properties of the runtime's `ColumnForm`. */
  readonly column: string;
}

const isPercent = (result: Result): boolean => result.type.kind === 'quantity' && result.type.percent;

/** `operand` is any value of the result: it says how values are represented. */
export function resultForm(result: Result, operand: Operand): ResultForm {
  switch (result.type.kind) {
    case 'yes-no':
      return plain('boolean', 'boolean', 'yes or no');
    case 'text':
      return plain('string', 'string', 'text');
    case 'choice': {
      const { set } = result.type;
      const names = optionNames(set).map(quote);
      return {
        scaled: codeOf,
        scaledType: 'number',
        unit: `place in options${access(set.name)}`,
        isSteps: false,
        written: (value) => call(runtime.nameOf, atom(`options${access(set.name)}`), codeOf(value)),
        writtenType: names.join(' | '),
        column: `as: 'option', options: options${access(set.name)}`,
      };
    }
    case 'date':
      return {
        scaled: (value) => (isQuantity(value) ? dayOf(value) : nought),
        scaledType: 'number',
        unit: 'days since 1970-01-01',
        isSteps: false,
        written: (value) => call(runtime.isoFromDays, isQuantity(value) ? dayOf(value) : nought),
        writtenType: 'string',
        column: "as: 'days'",
      };
    case 'quantity':
      if (isTime(result.type)) return timeForm;
      return quantityForm(result, operand);
    default:
      result.type satisfies never;
      return plain('never', 'never', '');
  }
}

const timeForm: ResultForm = {
  scaled: (value) => (isQuantity(value) ? dayOf(value) : nought),
  scaledType: 'number',
  unit: 'minutes since midnight',
  isSteps: true,
  written: (value) => call(runtime.timeText, isQuantity(value) ? dayOf(value) : nought),
  writtenType: 'string',
  column: "as: 'minutes'",
};

const codeOf = (operand: Operand): Code =>
  operand.kind === 'truth' || operand.kind === 'option' || operand.kind === 'text' ? operand.code : absent;

const plain = (scaledType: string, writtenType: string, unit: string): ResultForm => ({
  scaled: codeOf,
  scaledType,
  unit,
  isSteps: false,
  written: codeOf,
  writtenType,
  column: "as: 'itself'",
});

/** The whole number of days or minutes. */
function dayOf(date: Quantity): Code {
  if (date.kind === 'scaled' && date.grid.d === 1n) {
    return inGrid(date.integer, date.grid, { n: 1n, d: 1n }).code;
  }
  return call(atom('Number'), js`(${loosened(date).code}).n`);
}

function quantityForm(result: Result, operand: Operand): ResultForm {
  const percent = isPercent(result);
  const places = operand.kind === 'scaled' ? placesOf(operand, percent) : undefined;
  if (operand.kind !== 'scaled' || places === undefined) {
    const loose = (value: Operand) => (isQuantity(value) ? loosened(value).code : runtime.zero);
    return {
      scaled: loose,
      scaledType: 'Rational',
      unit: 'an exact fraction',
      isSteps: false,
      written: (value, block, scope) => {
        const text = block.names.fresh(`${result.name}_text`);
        const how = [literalCode(String(percent)), literalCode(String(result.decimals))];
        block.push(constant(text, call(runtime.rationalText, loose(value), ...how)));
        const own = { ...scope, owner: result.name };
        refusesWhen(js`${text} === undefined`, block, own, 'noFiniteDecimal');
        return text;
      },
      writtenType: 'string',
      column: `as: '${percent ? 'percentage' : 'fraction'}'`,
    };
  }
  const most = Math.max(places, result.decimals);
  const unit: Rational = divide({ n: 1n, d: 10n ** BigInt(most) }, percent ? hundred : { n: 1n, d: 1n });
  const integer = (value: Operand) =>
    value.kind === 'scaled' ? inGrid(value.integer, value.grid, unit) : undefined;
  const form = integer(operand);
  return {
    scaled: (value) => integer(value)?.code ?? nought,
    scaledType: form?.big === true ? 'bigint' : 'number',
    unit: most === 0 ? (percent ? '%' : '1') : `0.${'0'.repeat(most - 1)}1${percent ? ' %' : ''}`,
    isSteps: true,
    written: (value) =>
      call(
        runtime.decimalText,
        integer(value)?.code ?? nought,
        literalCode(String(most)),
        literalCode(String(result.decimals)),
      ),
    writtenType: 'string',
    column: `as: '${form?.big === true ? 'big steps' : 'steps'}', places: ${most}`,
  };
}

/** Decimals that write every multiple of the grid; undefined where their expansion does not end. */
function placesOf(operand: Scaled, percent: boolean): number | undefined {
  return decimalsOf(percent ? multiply(operand.grid, hundred) : operand.grid);
}

/** The value of a result in a scope; `list` results item by item into an array. */
export function collected(result: Result, block: Block, scope: Scope, form: Writing, type: string): Code {
  const kept = scope.definitions.get(result.definition);
  if (kept === undefined) return absent;
  const place = result.list === undefined ? undefined : scope.lists.get(result.list);
  if (place === undefined) return form(kept.read(block, []), block, scope);
  const name = block.names.fresh(`all_${result.name}`);
  block.push(array(name, typed(js`: (${typeNamed(type)})[]`)));
  loopOver(place, place.name, scope, block, (inner, item, index) => {
    const value = form(kept.read(inner, [index]), inner, item);
    inner.push(pushed(name, value));
  });
  return name;
}

/** Whether the case has the result; undefined where every case has it. */
export function existsCode({ exists }: Result, block: Block, scope: Scope): Code | undefined {
  if (exists === undefined) return undefined;
  const operand = scope.definitions.get(exists)?.read(block, []);
  return operand?.kind === 'truth' ? operand.code : undefined;
}

/** As `collected`; `undefined` where the case has no such result. */
export function collectedWhereItExists(
  result: Result,
  block: Block,
  scope: Scope,
  form: Writing,
  type: string,
): Code {
  const exists = existsCode(result, block, scope);
  if (exists === undefined) return collected(result, block, scope, form, type);
  const own = typeNamed(type);
  const whole = result.list === undefined ? own : js`readonly (${own})[]`;
  const name = block.names.fresh(result.name);
  block.push(later(name, typed(js`: ${whole} | undefined`)));
  const inner = block.inner();
  const value = collected(result, inner, scope, form, type);
  inner.push(assign(name, value));
  block.push(conditional(exists, inner.statements));
  return name;
}

/** Types of the results by name, as they are written: those that are listed, or the others. */
export function outputsType(
  model: Model,
  forms: ReadonlyMap<string, ResultForm>,
  which: 'listed' | 'unlisted',
): readonly Line[] {
  const words = new Map(resultWords(model).map((result) => [result.name, result]));
  const definitions = new Map(model.definitions.map((definition) => [definition.id, definition]));
  return model.results.flatMap((result) => {
    if (result.listed !== (which === 'listed')) return [];
    const form = forms.get(result.name);
    if (form === undefined) return [];
    const own = isNumber(result) ? atom('Amount') : typeNamed(form.writtenType);
    const type = result.list === undefined ? own : js`readonly (${own})[]`;
    const unit = words.get(result.name)?.unit ?? '';
    const definition = definitions.get(result.definition);
    const clause = clauseText(model, definition?.section, definition?.quote);
    return [
      ...docComment([unit === '' ? result.label : `${result.label}, in ${unit}`, clause], '  '),
      js`  readonly ${atom(propertyName(result.name))}${atom(result.exists === undefined ? '' : '?')}: ${type};`,
    ];
  });
}

/** What one step of a result is. */
export const stepsComment = (result: Result, { unit, isSteps }: ResultForm): string =>
  `  /** ${commentText(`${result.label}: ${isSteps ? 'in steps of ' : ''}${unit}`)} */`;
