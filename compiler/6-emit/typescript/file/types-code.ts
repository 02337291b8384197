// The types of the generated file: facts as people give them, as steps, and the results.

import { isNumber } from '../../../3-model/evaluate/option-shapes.js';
import { factShapesOf } from '../../../3-model/fact-shapes.js';
import { type Fact, isTime, type List, type Model, type Result } from '../../../3-model/model.js';
import { hundred, multiply } from '../../../runtime/exact/rational.js';
import { writeFact } from '../../../runtime/facts/fact-messages.js';
import type { FactShape } from '../../../runtime/facts/fact-shapes.js';
import { atom, type Code, codeOf, joinedBy, js, type Line } from '../code/code.js';
import { clauseText, docComment } from '../code/doc-comment.js';
import { exported } from '../code/marks.js';
import { types } from '../code/runtime-names.js';
import { access, commentText, propertyName, quote } from '../code/texts.js';
import { typed, typedLines, typeNamed } from '../code/typed.js';
import { optionNames } from '../functions/fact-code.js';
import type { Sources } from '../functions/function-code.js';
import { outputsType, type ResultForm, stepsComment } from '../functions/result-code.js';

type Forms = ReadonlyMap<string, ResultForm>;

export function typesCode(model: Model, sources: Sources, scaled: Forms, written: Forms): readonly Line[] {
  const shapes = new Map(factShapesOf(model).facts.map((shape) => [shape.name, shape]));
  const facts = (list: string | undefined) => model.facts.filter((fact) => fact.list === list);
  return [
    ...typedLines([
      '/** The facts of a case. Amounts and quantities as decimal strings, numbers or decimal objects. */',
      'export interface Facts {',
      ...facts(undefined).flatMap((fact) => property(fact, shapes.get(fact.name), model, '  ')),
      ...model.lists.flatMap((list) => [
        ...docComment([`${list.label}, at most ${list.capacity}${whenGiven(list)}`], '  '),
        ...itemType(facts(list.name), (fact) => property(fact, shapes.get(fact.name), model, '    ')).map(
          (line, index) =>
            index === 0 ? js`  readonly ${atom(propertyName(list.name) + markOf(list))}: ${line}` : line,
        ),
      ]),
      '}',
      '',
      '/** The results of a case: numbers as exact decimal strings, or in the class that the option `amounts` gives. */',
      `export interface Outputs<${hasNumbers(model) ? 'Amount' : '_Amount'} = string> {`,
      ...outputsType(model, written, 'listed'),
      '}',
      '',
      '/** All values that can be asked for by name, in `results`: intermediate ones too. */',
      'export interface Values<Amount = string> extends Outputs<Amount> {',
      ...outputsType(model, written, 'unlisted'),
      '}',
      '',
    ]),
    ...optionsCode(model),
    '',
    ...typedLines([
      '/** A case in whole steps, for inner loops: values are taken to be in their domain. */',
      'export interface ScaledFacts {',
      ...facts(undefined).flatMap((fact) => scaledProperty(fact, shapes.get(fact.name), sources, '  ')),
      ...model.lists.flatMap((list) => [
        `  readonly ${propertyName(list.name)}${markOf(list)}: readonly {`,
        ...facts(list.name).flatMap((fact) => scaledProperty(fact, shapes.get(fact.name), sources, '    ')),
        '  }[];',
      ]),
      '}',
      '',
      '/** The listed results in whole steps, under the chosen readings. */',
      'export interface ScaledOutputs {',
      ...model.results.filter((result) => result.listed).flatMap((result) => scaledResult(result, scaled)),
      '}',
      '',
      '/** Place of the option of every reading. */',
      'export interface ScaledReadings {',
      ...model.readings.map((reading) => `  readonly ${propertyName(reading.name)}: number;`),
      '}',
      '',
    ]),
  ];
}

/** Compilers may ask that each parameter of a type is used. */
const hasNumbers = ({ results }: Model): boolean =>
  results.some((result) => result.listed && isNumber(result));

const markOf = ({ presence }: List): string => (presence.kind === 'always' ? '' : '?');

function whenGiven({ presence }: List): string {
  switch (presence.kind) {
    case 'always':
      return '';
    case 'optional':
      return ', may be left out';
    case 'when':
      return `, ${presence.because === undefined ? 'needed in some cases only' : `needed when: ${presence.because}`}`;
    default:
      return presence satisfies never;
  }
}

/** Items that have one fact may be given as its values. */
function itemType(own: readonly Fact[], propertyOf: (fact: Fact) => readonly Line[]): readonly Code[] {
  const properties = own.flatMap(propertyOf).map(codeOf);
  const [only, ...others] = own;
  if (only === undefined || others.length > 0) return [js`readonly {`, ...properties, js`  }[];`];
  return [js`readonly (${factType(only)} | {`, ...properties, js`  })[];`];
}

function property(
  fact: Fact,
  shape: FactShape | undefined,
  model: Model,
  indentation: string,
): readonly Line[] {
  const optional = fact.presence.kind === 'always' ? '' : '?';
  return [
    ...docComment(description(fact, shape, model), indentation),
    js`${atom(`${indentation}readonly ${propertyName(fact.name)}${optional}`)}: ${factType(fact)}${orNone(optional)};`,
  ];
}

/** Label, unit, domain, when it is needed, and the clause. */
function description(fact: Fact, shape: FactShape | undefined, model: Model): readonly string[] {
  const words: string[] = [];
  if (shape?.kind === 'quantity') {
    words.push(shape.percent ? `in %${shape.unit} (47 for 47 %)` : inUnit(shape.unit));
  }
  if (shape?.domain !== undefined) {
    const { from, to, step } = shape.domain;
    words.push(`from ${writeFact(shape, from)} to ${writeFact(shape, to)}`);
    if (shape.kind === 'quantity') words.push(`in steps of ${writeFact(shape, step)}`);
  }
  if (shape?.kind === 'date') words.push('as "2024-02-29"');
  if (shape?.kind === 'time') words.push('as "08:30"');
  if (fact.presence.kind === 'when') {
    words.push(shape?.because === undefined ? 'needed in some cases only' : `needed when: ${shape.because}`);
  }
  if (fact.presence.kind === 'default') words.push('taken from the rules when it is left out');
  if (fact.presence.kind === 'optional') words.push('may be left out');
  const details = words.filter((word) => word !== '').join(', ');
  return [
    details === '' ? fact.label : `${fact.label}: ${details}`,
    clauseText(model, fact.section, fact.quote),
  ];
}

const inUnit = (unit: string): string => (unit === '' ? '' : `in ${unit}`);

const orNone = (optional: '' | '?'): Code => atom(optional === '' ? '' : ' | undefined');

function factType({ type }: Fact): Code {
  switch (type.kind) {
    case 'quantity':
      return isTime(type) ? atom('string') : types.DecimalInput;
    case 'yes-no':
      return atom('boolean');
    case 'date':
    case 'text':
      return atom('string');
    case 'choice':
      return joinedBy(
        ' | ',
        type.set.options.flatMap(({ name, code }) => (code === undefined ? [name] : [name, code])).map(quote),
      );
    default:
      return type satisfies never;
  }
}

/** The options of every choice and reading, by the name of their set. */
export function optionSets(model: Model): ReadonlyMap<string, readonly string[]> {
  const sets = new Map<string, readonly string[]>();
  for (const { type } of [...model.facts, ...model.results]) {
    if (type.kind === 'choice') sets.set(type.set.name, optionNames(type.set));
  }
  for (const { set } of model.readings) sets.set(set.name, optionNames(set));
  return sets;
}

function optionsCode(model: Model): readonly Line[] {
  const lines = [...optionSets(model)].map(
    ([name, names]) => `  ${propertyName(name)}: [${names.map(quote).join(', ')}],`,
  );
  const readings = model.readings.map(
    ({ name, set }) => `    readonly ${propertyName(name)}?: ${optionNames(set).map(quote).join(' | ')};`,
  );
  return [
    '/** The options of choices and readings, in the order that their places count. */',
    `${exported}const options = {`,
    ...lines,
    js`}${typed(' as const')};`,
    '',
    ...typedLines([
      '/** What may be said beside the facts. */',
      js`export interface Options extends Omit<${types.CaseOptions}, 'results' | 'readings'> {`,
      '  /** Other readings of what the document leaves open. */',
      '  readonly readings?: {',
      ...readings,
      '  };',
      '}',
    ]),
  ];
}

function scaledProperty(
  fact: Fact,
  shape: FactShape | undefined,
  sources: Sources,
  indentation: string,
): readonly Line[] {
  const scaled = sources.facts.get(fact.name);
  if (scaled === undefined) return [];
  const optional = scaled.mayBeAbsent ? '?' : '';
  return [
    `${indentation}/** ${commentText(`${fact.label}: ${unitOfSteps(fact, shape)}`)} */`,
    js`${atom(`${indentation}readonly ${propertyName(fact.name)}${optional}`)}: ${typeNamed(scaled.type)}${orNone(optional)};`,
  ];
}

function unitOfSteps(fact: Fact, shape: FactShape | undefined): string {
  switch (fact.type.kind) {
    case 'quantity': {
      if (fact.domain === undefined) return 'an exact fraction';
      if (isTime(fact.type)) return `minutes since midnight, in steps of ${fact.domain.step.n}`;
      const percent = fact.type.percent;
      const step = percent ? multiply(fact.domain.step, hundred) : fact.domain.step;
      const unit = `${percent ? '%' : ''}${shape?.unit ?? ''}`;
      const written = shape === undefined ? '' : writeFact({ ...shape, percent: false }, step);
      return `in steps of ${written}${unit === '' ? '' : ` ${unit}`}`;
    }
    case 'date':
      return 'days since 1970-01-01';
    case 'choice':
      return `place in options${access(fact.type.set.name)}`;
    case 'yes-no':
    case 'text':
      return { text: 'text', 'yes-no': 'yes or no' }[fact.type.kind];
    default:
      return fact.type satisfies never;
  }
}

function scaledResult(result: Result, forms: Forms): readonly Line[] {
  const form = forms.get(result.name);
  if (form === undefined) return [];
  const own = typeNamed(form.scaledType);
  const type = result.list === undefined ? own : js`readonly (${own})[]`;
  return [
    stepsComment(result, form),
    js`  readonly ${atom(propertyName(result.name))}: ${type}${orNone(result.exists === undefined ? '' : '?')};`,
  ];
}
