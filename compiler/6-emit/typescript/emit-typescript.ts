// The TypeScript back end: the model as one readable file of exact integer arithmetic, with typed entry points.

import type { Model } from '../../3-model/model.js';
import { rangesOf } from '../../4-analyse/ranges.js';
import type { Backend, Provenance } from '../backend.js';
import { atom, type Code, js, type Line } from './code/code.js';
import { asStatements, asTypeScript, exported } from './code/marks.js';
import { parameters } from './code/names.js';
import { functionLines, tidy } from './code/printing.js';
import { importsOf, runtime, runtimeNames, types, valuesUsed } from './code/runtime-names.js';
import { quote } from './code/texts.js';
import { fileOf, typed, typedLines, typeLinesOf } from './code/typed.js';
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
    ...importsOf(body, 'with types', provenance.runtime),
    '',
    body.text,
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
  const code = asStatements(body.text);
  const names = valuesUsed(body).join(', ');
  return tidy(
    `'use strict';\nconst { ${names} } = runtime;\n${code}\nreturn { ${entryPoints.join(', ')} };\n`,
  );
}

/** The file without its head and imports, and the types among it. Types are marked. */
export function bodyOf(
  model: Model,
  provenance: Provenance,
): { readonly fast: FastCode; readonly body: Code; readonly declared: readonly Code[] } {
  const sources = sourcesOf(model, 'all');
  const fast = fastCode(sourcesOf(withChosenReadings(model), 'chosen'));
  const thorough = thoroughCode(sources);
  const reader = readerCode(model, sources.facts);
  const lines = withOwnHash([
    ...typesCode(model, sources, fast.forms, thorough.forms),
    ...dataCode(model, provenance, reader.length > 0),
    ...reader,
    '',
    ...neededCode(sources),
    ...functionsCode(fast, thorough),
    ...entryCode(fast, model),
    ...batchCode(model, sources, fast, thorough.forms),
  ]);
  return { fast, body: fileOf(lines), declared: typeLinesOf(lines) };
}

const sourcesOf = (model: Model, readings: 'chosen' | 'all'): Sources => ({
  model,
  ranges: rangesOf(model, { readings }),
  facts: new Map(model.facts.map((fact) => [fact.name, scaledFact(fact)])),
  reserved: [...Object.keys(parameters), ...ownNames, ...runtimeNames],
});

const { facts, readings, seen } = parameters;
const scaledFacts = { name: facts, type: js`: ScaledFacts` };
const found = js`: ${types.Found}<Outputs>`;

function functionsCode(fast: FastCode, thorough: ThoroughCode): readonly Line[] {
  return [
    ...fast.shared,
    ...fast.parts.flatMap(({ head, takes, body }) =>
      functionLines({
        head,
        parameters: { facts: [scaledFacts], 'facts and seen': [scaledFacts, { name: seen, type: found }] }[
          takes
        ],
        result: js`: boolean`,
        body,
        leaving: 'return false;',
      }),
    ),
    '/** The tariff under its chosen readings; undefined for a case that it leaves to `computeThoroughly`. */',
    ...functionLines({
      head: 'function compute',
      parameters: [scaledFacts, { name: seen, type: js`?${found}` }],
      result: js`: ScaledOutputs | undefined`,
      body: fast.body,
    }),
    '/** The same under any readings, computing only what the case reaches, and telling what refuses it. */',
    ...functionLines({
      head: 'function computeThoroughly',
      parameters: [
        { name: facts, type: js`: Partial<ScaledFacts>` },
        { name: readings, type: js`: ScaledReadings` },
        { name: seen, type: js`: ${types.Seen}` },
      ],
      result: js`: void`,
      body: thorough.body,
    }),
  ];
}

function entryCode(fast: FastCode, model: Model): readonly Line[] {
  const outcome = typed(js`: ${types.Outcome}<object>`);
  const comment = [
    '/**',
    ' * The results of a scaled case under the chosen readings, for inner loops. The caller knows that the case is complete, that',
    ` * its facts are in their domains${model.requirements.length > 0 ? ', and that it meets the requirements of the rules' : ''}: nothing is checked${model.notices.length > 0 ? ', and no notice is given' : ''}.`,
    ' */',
  ];
  const unchecked = fast.leaves
    ? [
        ...comment,
        js`${atom(exported)}const evaluateUnchecked = (facts${typed(': ScaledFacts')})${typed(js`: ScaledOutputs | ${types.Refusal}`)} =>`,
        js`  compute(facts) ?? ${runtime.leftCase}(evaluation, columnForms, facts);`,
      ]
    : [
        ...comment,
        js`${atom(exported)}const evaluateUnchecked = (facts${typed(': ScaledFacts')})${typed(': ScaledOutputs')} =>`,
        js`  compute(facts) ?? ${runtime.impossible}();`,
      ];
  return [
    `/** Evaluates one case of ${quote(model.name)}. Never throws: what is wrong with the facts comes back as errors. */`,
    ...typedLines([
      js`export function evaluate(facts: Facts, options?: Options): ${types.Outcome}<Outputs>;`,
      '/** With a class such as `Decimal` as `amounts`: numbers are made by it, exactly. */',
      js`export function evaluate<Amount extends ${types.DecimalObject}>(`,
      '  facts: Facts,',
      js`  options: ${types.InAmounts}<Options, Amount>,`,
      js`): ${types.Outcome}<Outputs<Amount>>;`,
      '/** Only the results that are asked for, which need only their own facts. */',
      js`export function evaluate<const Name extends keyof Values, Amount extends ${types.DecimalObject}>(`,
      '  facts: Partial<Facts>,',
      js`  options: ${types.InAmounts}<Options, Amount> & { readonly results: readonly Name[] },`,
      js`): ${types.Outcome}<Pick<Values<Amount>, Name>>;`,
      'export function evaluate<const Name extends keyof Values>(',
      '  facts: Partial<Facts>,',
      '  options: Options & { readonly results: readonly Name[] },',
      js`): ${types.Outcome}<Pick<Values, Name>>;`,
    ]),
    js`${atom(exported)}function evaluate(facts${typed(': unknown')}, options${typed('?: unknown')})${outcome} {`,
    js`  return ${runtime.assess}(evaluation, facts, options);`,
    '}',
    '',
    '/** As `evaluate`, for facts and options of unknown origin: what is wrong with them comes back as errors. */',
    ...typedLines([
      js`export function evaluateUnknown<Amount extends ${types.DecimalObject}>(`,
      '  facts: unknown,',
      js`  options: ${types.InAmounts}<${types.CaseOptions}, Amount>,`,
      js`): ${types.Outcome}<Partial<Values<Amount>>>;`,
      js`export function evaluateUnknown(facts: unknown, options?: ${types.CaseOptions}): ${types.Outcome}<Partial<Values>>;`,
    ]),
    js`${atom(exported)}function evaluateUnknown(facts${typed(': unknown')}, options${typed('?: unknown')})${outcome} {`,
    js`  return ${runtime.assess}(evaluation, facts, options);`,
    '}',
    '',
    ...unchecked,
    '',
  ];
}
