// The TypeScript back end: the model as one readable file of exact integer arithmetic, with typed entry points.

import type { Model } from '../../3-model/model.js';
import { rangesOf } from '../../4-analyse/ranges.js';
import type { Backend, Provenance } from '../backend.js';
import { textLiteral } from './code/code.js';
import { importsOf, runtimeNames, valuesUsed } from './code/imports.js';
import { asJavaScript, asTypeScript, typed, typedLines } from './code/typed.js';
import { withoutUnusedLocals } from './code/unused-locals.js';
import { dataCode, withOwnHash } from './file/data-code.js';
import { headerCode } from './file/header-code.js';
import { typesCode } from './file/types-code.js';
import { batchCode } from './functions/batch-code.js';
import { withChosenReadings } from './functions/chosen-readings.js';
import { readerCode, scaledFact } from './functions/fact-code.js';
import { type FastCode, fastCode } from './functions/fast-code.js';
import type { Sources } from './functions/function-code.js';
import { neededCode } from './functions/needed-code.js';
import { type ThoroughCode, thoroughCode } from './functions/thorough-code.js';

/** What callers use. */
const entryPoints = ['evaluate', 'evaluateUnknown', 'evaluateUnchecked', 'evaluateBatch'];

/** Parameters of the generated functions. */
const parameters = ['facts', 'readings', 'seen', 'item'];

/** Names that the file itself declares. */
const ownNames = [
  'runtime',
  'ruleset',
  'Facts',
  'Outputs',
  'Values',
  'ScaledFacts',
  'ScaledOutputs',
  'ScaledReadings',
  'Columns',
  'Batch',
  'BatchOf',
  'ValueColumns',
  'columnForms',
  'Options',
  'options',
  'chosen',
  'chosenNames',
  'shapes',
  'evaluation',
  'compute',
  'computeThoroughly',
  'carried',
  'readPlain',
  'areNeeded',
  ...entryPoints,
];

/** One file, `evaluator.ts`. Same model, same bytes. */
export const emitTypeScript: Backend = async (model, provenance) => {
  const { fast, body } = bodyOf(model, provenance);
  const content = [
    ...headerCode(model, provenance, fast),
    ...importsOf(body, provenance.runtime),
    '',
    body,
    '',
  ].join('\n');
  return [{ name: 'evaluator.ts', content: tidy(asTypeScript(content)) }];
};

/**
 * The same evaluator in plain JavaScript, to be run at once: the body of a function that takes the `runtime` and returns the
 * entry points by name.
 */
export function evaluatorFunction(model: Model, provenance: Provenance): string {
  const { body } = bodyOf(model, provenance);
  const code = asJavaScript(body).replace(/^export (?=const |function )/gm, '');
  const names = valuesUsed(body).join(', ');
  return tidy(
    `'use strict';\nconst { ${names} } = runtime;\n${code}\nreturn { ${entryPoints.join(', ')} };\n`,
  );
}

/** The file without its head and imports; `leaves` as `FastCode` has it. Types are marked. */
export function bodyOf(
  model: Model,
  provenance: Provenance,
): { readonly fast: FastCode; readonly body: string; readonly leaves: boolean } {
  const sources = sourcesOf(model, 'all');
  const fast = fastCode(sourcesOf(withChosenReadings(model), 'chosen'));
  const thorough = thoroughCode(sources);
  const reader = readerCode(model, sources.facts);
  const body = [
    ...typesCode(model, sources, fast.forms, thorough.forms),
    ...dataCode(model, provenance, reader.length > 0),
    ...reader,
    '',
    ...neededCode(sources),
    ...functionsCode(fast, thorough),
    ...entryCode(fast, model),
    ...batchCode(model, sources, fast, thorough.forms),
  ].join('\n');
  return { fast, body: withOwnHash(withoutUnusedLocals(body)), leaves: fast.leaves };
}

const sourcesOf = (model: Model, readings: 'chosen' | 'all'): Sources => ({
  model,
  ranges: rangesOf(model, { readings }),
  facts: new Map(model.facts.map((fact) => [fact.name, scaledFact(fact)])),
  reserved: [...parameters, ...ownNames, ...runtimeNames],
});

// What never happens is not written: a strict compiler would find it unreachable.
export const tidy = (text: string): string =>
  text
    .replace(/^ *if \(false\) [^{\n]*;\n/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');

function functionsCode(fast: FastCode, thorough: ThoroughCode): readonly string[] {
  const indented = (lines: readonly string[]) => lines.map((line) => line.replace(/^(?=.)/gm, '  '));
  return [
    ...fast.parts,
    '/** The tariff under its chosen readings; undefined for a case that it leaves to `computeThoroughly`. */',
    `function compute(facts${typed(': ScaledFacts')}, seen${typed('?: Found<Outputs>')})${typed(': ScaledOutputs | undefined')} {`,
    ...indented(fast.lines),
    '}',
    '',
    '/** The same under any readings, computing only what the case reaches, and telling what refuses it. */',
    `function computeThoroughly(facts${typed(': Partial<ScaledFacts>')}, readings${typed(': ScaledReadings')}, seen${typed(': Seen')})${typed(': void')} {`,
    ...indented(thorough.lines),
    '}',
    '',
  ];
}

function entryCode(fast: FastCode, model: Model): readonly string[] {
  const comment = [
    '/**',
    ' * The results of a scaled case under the chosen readings, for inner loops. The caller knows that the case is complete, that',
    ` * its facts are in their domains${model.requirements.length > 0 ? ', and that it meets the requirements of the rules' : ''}: nothing is checked${model.notices.length > 0 ? ', and no notice is given' : ''}.`,
    ' */',
  ];
  const unchecked = fast.leaves
    ? [
        ...comment,
        `export const evaluateUnchecked = (facts${typed(': ScaledFacts')})${typed(': ScaledOutputs | Refusal')} =>`,
        '  compute(facts) ?? leftCase(evaluation, columnForms, facts);',
      ]
    : [
        ...comment,
        `export const evaluateUnchecked = (facts${typed(': ScaledFacts')})${typed(': ScaledOutputs')} =>`,
        '  compute(facts) ?? impossible();',
      ];
  return [
    `/** Evaluates one case of ${textLiteral(model.name)}. Never throws: what is wrong with the facts comes back as errors. */`,
    ...typedLines([
      'export function evaluate(facts: Facts, options?: Options): Outcome<Outputs>;',
      '/** With a class such as `Decimal` as `amounts`: numbers are made by it, exactly. */',
      'export function evaluate<Amount extends DecimalObject>(',
      '  facts: Facts,',
      '  options: InAmounts<Options, Amount>,',
      '): Outcome<Outputs<Amount>>;',
      '/** Only the results that are asked for, which need only their own facts. */',
      'export function evaluate<const Name extends keyof Values, Amount extends DecimalObject>(',
      '  facts: Partial<Facts>,',
      '  options: InAmounts<Options, Amount> & { readonly results: readonly Name[] },',
      '): Outcome<Pick<Values<Amount>, Name>>;',
      'export function evaluate<const Name extends keyof Values>(',
      '  facts: Partial<Facts>,',
      '  options: Options & { readonly results: readonly Name[] },',
      '): Outcome<Pick<Values, Name>>;',
    ]),
    `export function evaluate(facts${typed(': unknown')}, options${typed('?: unknown')})${typed(': Outcome<object>')} {`,
    '  return assess(evaluation, facts, options);',
    '}',
    '',
    '/** As `evaluate`, for facts and options of unknown origin: what is wrong with them comes back as errors. */',
    ...typedLines([
      'export function evaluateUnknown<Amount extends DecimalObject>(',
      '  facts: unknown,',
      '  options: InAmounts<CaseOptions, Amount>,',
      '): Outcome<Partial<Values<Amount>>>;',
      'export function evaluateUnknown(facts: unknown, options?: CaseOptions): Outcome<Partial<Values>>;',
    ]),
    `export function evaluateUnknown(facts${typed(': unknown')}, options${typed('?: unknown')})${typed(': Outcome<object>')} {`,
    '  return assess(evaluation, facts, options);',
    '}',
    '',
    ...unchecked,
    '',
  ];
}
