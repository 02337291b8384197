// The columnar entry point: typed arrays of steps in, typed arrays of steps out, refused rows by their number.

import type { Model } from '../../../3-model/model.js';
import { atom, type Code, js, type Line } from '../code/code.js';
import { exported } from '../code/marks.js';
import { indent } from '../code/printing.js';
import { runtime, types } from '../code/runtime-names.js';
import { access, propertyName } from '../code/texts.js';
import { typed, typedLines, typeNamed } from '../code/typed.js';
import type { ScaledFact } from './fact-code.js';
import type { FastCode } from './fast-code.js';
import type { Sources } from './function-code.js';
import { type ResultForm, stepsComment } from './result-code.js';
import { factsOfCase, isNarrow, itemChecks, listLocal, localsOf, refusedRow } from './row-checks.js';

interface Out {
  readonly name: string;
  /** Of one value, and of the column. */
  readonly own: Code;
  readonly type: Code;
  readonly isFloat: boolean;
  readonly isListed: boolean;
  readonly column: string;
  /** What one step is. */
  readonly comment: string;
  /** Some cases have no such result. */
  readonly mayLack: boolean;
}

/** `forms` are those of values that are not listed, which only who names them is given. */
export function batchCode(
  model: Model,
  sources: Sources,
  fast: FastCode,
  forms: ReadonlyMap<string, ResultForm>,
): readonly Line[] {
  const all = outsOf(model, fast, forms);
  const outs = all.filter(({ isListed }) => isListed);
  const facts = factsOfCase(model);
  const fields = [
    ...facts.map((fact, index) => `${propertyName(fact.name)}: ${localsOf(index).fact}`),
    ...model.lists.map((list, index) => `${propertyName(list.name)}: ${listLocal(index)}`),
  ];
  return [
    ...typesOfBatch(model, sources, all),
    '',
    ...columnForms(all),
    ...itemChecks(model, sources),
    ...typedLines([
      '/**',
      ' * Evaluates as many scaled cases as `rows` says under the chosen readings, each as `evaluate` does: facts outside their',
      ' * domain, missing facts and broken requirements refuse their row, and the others go on.',
      ' */',
      'export function evaluateBatch(columns: Columns, rows: number): Batch;',
      '/** Only the results that are asked for, each row as `evaluate` with `results` answers it: only their facts are needed. */',
      'export function evaluateBatch<const Name extends keyof Values>(',
      '  columns: Partial<Columns>,',
      '  rows: number,',
      '  asked: { readonly results: readonly Name[] },',
      '): BatchOf<Pick<ValueColumns, Name>>;',
    ]),
    js`${atom(exported)}function evaluateBatch(from${typed(': Partial<Columns>')}, rows${typed(': number')}, asked${typed('?: unknown')})${typed(': BatchOf<object>')} {`,
    js`  if (asked !== undefined && !${runtime.saysNothing}(asked)) {`,
    js`    return ${runtime.batchOfSome}(evaluation, columnForms, from, rows, asked);`,
    '  }',
    // A whole case has all columns: the first form says so.
    js`  const columns = from${typed(' as Columns')};`,
    js`  const refused = new Map${typed(js`<number, readonly ${types.CaseError}[]>`)}();`,
    js`  const notices = new Map${typed('<number, readonly string[]>')}();`,
    ...(fast.looksFurther
      ? [
          js`  const seen${typed(js`: ${types.Found}<Outputs>`)} = { isTold: false, outputs: undefined, notices: [], retained: {} };`,
        ]
      : []),
    ...outs.map(({ isFloat, own, type }, index) =>
      isFloat
        ? `  const out${index} = new Float64Array(rows).fill(Number.NaN);`
        : js`  const out${index}${typed(js`: ${type}`)} = new Array${typed(js`<${own} | undefined>`)}(rows).fill(undefined);`,
    ),
    `  const outputs = { ${outs.map(({ name }, index) => `${propertyName(name)}: out${index}`).join(', ')} };`,
    '  for (let row = 0; row < rows; row++) {',
    ...facts.flatMap((fact, index) => {
      const scaled = sources.facts.get(fact.name);
      return scaled === undefined ? [] : readColumn(scaled, index);
    }),
    ...model.lists.map(
      ({ name, presence }, index) =>
        `    const ${listLocal(index)} = columns${access(name)}${presence.kind === 'always' ? '' : '?.'}[row];`,
    ),
    js`    if (${refusedRow(model, sources)}) {`,
    js`      refused.set(row, ${runtime.batchErrors}(shapes, columns, row));`,
    '      continue;',
    '    }',
    js`    const facts${typed(': ScaledFacts')} = { ${atom(fields.join(', '))} };`,
    ...missingCode(model),
    `    const found = compute(facts${fast.looksFurther ? ', seen' : ''});`,
    ...(fast.looksFurther
      ? [
          '    if (seen.notices.length > 0) {',
          '      if (found !== undefined) notices.set(row, [...seen.notices]);',
          '      seen.notices.length = 0;',
          '    }',
        ]
      : []),
    '    if (found === undefined) {',
    js`      ${runtime.leftRow}(evaluation, columnForms, facts, row, { outputs, refused, notices });`,
    '      continue;',
    '    }',
    ...outs.map(
      ({ name, isFloat, mayLack }, index) =>
        `    out${index}[row] = found${access(name)}${isFloat && mayLack ? ' ?? Number.NaN' : ''};`,
    ),
    '  }',
    '  return { outputs, refused, notices };',
    '}',
  ];
}

function outsOf(model: Model, fast: FastCode, forms: ReadonlyMap<string, ResultForm>): readonly Out[] {
  return model.results.flatMap((result) => {
    const form = (result.listed ? fast.forms : forms).get(result.name);
    if (form === undefined) return [];
    const scaled = typeNamed(form.scaledType);
    const own = result.list === undefined ? scaled : js`readonly (${scaled})[]`;
    const isFloat = result.list === undefined && form.scaledType === 'number';
    return [
      {
        name: result.name,
        own,
        type: isFloat ? atom('Float64Array') : js`(${own} | undefined)[]`,
        isFloat,
        isListed: result.listed,
        column: form.column,
        comment: stepsComment(result, form),
        mayLack: result.exists !== undefined,
      },
    ];
  });
}

/** What writes the columns of results that are asked for by name. */
const columnForms = (all: readonly Out[]): readonly Line[] => [
  // Held to its type from behind: a result named `constructor` is no property of the record for the type checker.
  'const columnForms = {',
  ...all.map(
    ({ name, column, isFloat }) =>
      `  ${propertyName(name)}: { ${column}${isFloat ? ', isFloat: true' : ''} },`,
  ),
  js`}${typed(js` as const satisfies Readonly<Record<string, ${types.ColumnForm}>>`)};`,
  '',
];

function typesOfBatch(model: Model, sources: Sources, all: readonly Out[]): readonly Line[] {
  const columns = factsOfCase(model).flatMap((fact) => {
    const scaled = sources.facts.get(fact.name);
    if (scaled === undefined) return [];
    const optional = scaled.mayBeAbsent ? '?' : '';
    return [
      js`  readonly ${atom(propertyName(fact.name) + optional)}: ${columnType(scaled.type)}${atom(optional ? ' | undefined' : '')};`,
    ];
  });
  return [
    '/** A column per fact, in whole steps; NaN is a fact that was not given. */',
    ...typedLines([
      'export interface Columns {',
      ...columns,
      ...model.lists.map(({ name, presence }) => {
        const [mark, orNone] = presence.kind === 'always' ? ['', ''] : ['?', ' | undefined'];
        return `  readonly ${propertyName(name)}${mark}: ArrayLike<ScaledFacts[${JSON.stringify(name)}]>${orNone};`;
      }),
      '}',
    ]),
    '',
    ...typedLines([
      '/** A column per value that can be asked for, in whole steps; rows that were refused, or have no such result, hold NaN or nothing. */',
      'export interface ValueColumns {',
      ...all.flatMap(({ name, type, comment }) => [
        comment,
        js`  readonly ${atom(propertyName(name))}: ${type};`,
      ]),
      '}',
      '',
      '/** Answers in the order of the rows. */',
      'export interface BatchOf<Results> {',
      '  readonly outputs: Results;',
      '  /** By row: why it was refused. */',
      js`  readonly refused: ReadonlyMap<number, readonly ${types.CaseError}[]>;`,
      '  /** By row: the notices of those that have any. */',
      '  readonly notices: ReadonlyMap<number, readonly string[]>;',
      '}',
      '',
      '/** Of whole cases: the listed results. */',
      'export type Batch = BatchOf<Pick<ValueColumns, keyof Outputs>>;',
    ]),
  ];
}

const columnType = (type: string): Code =>
  type === 'boolean' ? atom('ArrayLike<number | boolean>') : js`ArrayLike<${typeNamed(type)}>`;

function readColumn(scaled: ScaledFact, index: number): readonly Line[] {
  const { given, fact } = localsOf(index);
  const line = `    const ${given} = columns${access(scaled.fact.name)}${scaled.mayBeAbsent ? '?.' : ''}[row];`;
  if (scaled.type === 'boolean') {
    const read = js`${runtime.truthOf}(${atom(given)})`;
    return [line, js`    const ${atom(fact)} = ${read}${atom(scaled.mayBeAbsent ? '' : ' ?? false')};`];
  }
  const narrowed = isNarrow(scaled) ? ' | 0' : '';
  if (!scaled.mayBeAbsent) {
    const value = js`${atom(given)} ?? ${scaled.standIn}`;
    return [
      line,
      js`    const ${atom(fact)} = ${narrowed === '' ? value : js`(${value})${atom(narrowed)}`};`,
    ];
  }
  const absent = `${given} === undefined || Number.isNaN(${given})`;
  return [line, `    const ${fact} = ${absent} ? undefined : ${given}${narrowed};`];
}

/** Facts that are needed under a condition are looked at where one of them is not there. */
function missingCode(model: Model): readonly Line[] {
  const absent = factsOfCase(model).flatMap(({ presence }, index) =>
    presence.kind === 'when' ? [`${localsOf(index).fact} === undefined`] : [],
  );
  model.lists.forEach(({ presence }, index) => {
    if (presence.kind === 'when') absent.push(`${listLocal(index)} === undefined`);
  });
  const inItems = model.facts.some(({ list, presence }) => list !== undefined && presence.kind === 'when');
  if (absent.length === 0 && !inItems) return [];
  const missing = [
    js`const missing = ${runtime.missingInRow}(evaluation, facts);`,
    'if (missing.length > 0) {',
    '  refused.set(row, missing);',
    '  continue;',
    '}',
  ];
  return inItems
    ? missing.map((line) => indent(line, 4))
    : [`    if (${absent.join(' || ')}) {`, ...missing.map((line) => indent(line, 6)), '    }'];
}
