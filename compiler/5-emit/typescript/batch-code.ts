// The columnar entry point: typed arrays of steps in, typed arrays of steps out, refused rows by their number.

import type { Fact, Model } from '../../3-model/model.js';
import type { ScaledFact } from './fact-code.js';
import type { FastCode } from './fast-code.js';
import type { Sources } from './function-code.js';
import { access, propertyName } from './names.js';
import { typed, typedLines } from './typed.js';

/** Element of a column in, and of a column out. */
const columnType = (type: string): string =>
  type === 'boolean' ? 'ArrayLike<number | boolean>' : `ArrayLike<${type}>`;

export function batchCode(model: Model, sources: Sources, compute: FastCode): readonly string[] {
  const top = model.facts.filter((fact) => fact.list === undefined);
  const listed = model.results.filter((result) => result.listed);
  const scaledOf = (fact: Fact) => sources.facts.get(fact.name);
  const columns = top.flatMap((fact) => {
    const scaled = scaledOf(fact);
    if (scaled === undefined) return [];
    const optional = scaled.mayBeAbsent ? '?' : '';
    return [
      `  readonly ${propertyName(fact.name)}${optional}: ${columnType(scaled.type)}${optional ? ' | undefined' : ''};`,
    ];
  });
  const outs = listed.flatMap((result) => {
    const form = compute.forms.get(result.name);
    if (form === undefined) return [];
    const type = result.list === undefined ? form.scaledType : `readonly (${form.scaledType})[]`;
    return [
      {
        name: result.name,
        type: type === 'number' ? 'Float64Array' : `(${type} | undefined)[]`,
        isFloat: type === 'number',
      },
    ];
  });
  return [
    '/** A column per fact, in whole steps; NaN is a fact that was not given. */',
    ...typedLines([
      'export interface Columns {',
      '  readonly rows: number;',
      ...columns,
      ...model.lists.map(
        (list) =>
          `  readonly ${propertyName(list.name)}: ArrayLike<ScaledFacts[${JSON.stringify(list.name)}]>;`,
      ),
      '}',
    ]),
    '',
    '/** A column per result, in whole steps; rows that were refused hold NaN or nothing, with the reasons beside. */',
    ...typedLines([
      'export interface Batch {',
      ...outs.map(({ name, type }) => `  readonly ${propertyName(name)}: ${type};`),
      '  readonly refused: ReadonlyMap<number, readonly CaseError[]>;',
      '}',
    ]),
    '',
    '/** Evaluates many scaled cases under the chosen readings. Facts outside their domain refuse their row; requirements and notices are not looked at. */',
    `export function evaluateBatch(columns${typed(': Columns')})${typed(': Batch')} {`,
    '  const { rows } = columns;',
    `  const refused = new Map${typed('<number, readonly CaseError[]>')}();`,
    ...outs.map(({ isFloat, type }, index) =>
      isFloat
        ? `  const out${index} = new Float64Array(rows).fill(Number.NaN);`
        : `  const out${index}${typed(`: ${type}`)} = new Array${typed(`<${type.slice(1, -3)}>`)}(rows).fill(undefined);`,
    ),
    '  for (let row = 0; row < rows; row++) {',
    ...top.flatMap((fact, index) => readColumn(scaledOf(fact), fact, index)),
    `    if (${domainTest(top, sources)}) {`,
    '      refused.set(row, batchErrors(shapes, columns, row));',
    '      continue;',
    '    }',
    `    const facts${typed(': ScaledFacts')} = { ${[
      ...top.map((fact, index) => `${propertyName(fact.name)}: f${index}`),
      ...model.lists.map((list) => `${propertyName(list.name)}: columns${access(list.name)}[row] ?? []`),
    ].join(', ')} };`,
    ...evaluation(outs),
    '  }',
    `  return { ${[...outs.map(({ name }, index) => `${propertyName(name)}: out${index}`), 'refused'].join(', ')} };`,
    '}',
  ];
}

function readColumn(scaled: ScaledFact | undefined, fact: Fact, index: number): readonly string[] {
  if (scaled === undefined) return [];
  const cell = `columns${access(fact.name)}${scaled.mayBeAbsent ? '?.' : ''}[row]`;
  const value = `given${index}`;
  const lines = [`    const ${value} = ${cell};`];
  if (scaled.type === 'boolean')
    return [...lines, `    const f${index} = truthOf(${value})${scaled.mayBeAbsent ? '' : ' ?? false'};`];
  if (scaled.mayBeAbsent) {
    return [...lines, `    const f${index} = Number.isNaN(${value}) ? undefined : ${value};`];
  }
  return [...lines, `    const f${index} = ${value} ?? ${scaled.standIn};`];
}

function domainTest(facts: readonly Fact[], sources: Sources): string {
  const tests = facts.flatMap((fact, index) => {
    const scaled = sources.facts.get(fact.name);
    const given = `given${index}`;
    if (scaled === undefined) return [];
    const missing = scaled.mayBeAbsent
      ? []
      : [scaled.type === 'boolean' ? `truthOf(${given}) === undefined` : `${given} === undefined`];
    const value = `f${index}`;
    const options = fact.type.kind === 'choice' ? fact.type.set.options.length : undefined;
    const limits =
      options !== undefined
        ? ['0', String(options - 1)]
        : scaled.steps === undefined
          ? undefined
          : [`${scaled.steps.lo}`, `${scaled.steps.hi}`].map((limit) =>
              scaled.type === 'bigint' ? `${limit}n` : limit,
            );
    if (limits === undefined) return missing;
    const inside =
      scaled.type === 'bigint'
        ? `(${value} >= ${limits[0]} && ${value} <= ${limits[1]})`
        : `exactSteps(${value}, ${limits[0]}, ${limits[1]})`;
    return [...missing, scaled.mayBeAbsent ? `(${value} !== undefined && !${inside})` : `!${inside}`];
  });
  return tests.length === 0 ? 'false' : tests.join(' || ');
}

function evaluation(outs: readonly { readonly name: string }[]): readonly string[] {
  const stores = outs.map(({ name }, index) => `out${index}[row] = found${access(name)};`);
  return [
    '    const found = compute(facts);',
    '    if (found === undefined) {',
    '      refused.set(row, refusalOf(evaluation, facts).errors);',
    '      continue;',
    '    }',
    ...stores.map((store) => `    ${store}`),
  ];
}
