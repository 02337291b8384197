// The TypeScript back end: the model as one readable file of exact integer arithmetic, with typed entry points.

import type { Model } from '../../3-model/model.js';
import { rangesOf } from '../../4-analyse/ranges.js';
import type { Backend } from '../backend.js';
import { batchCode } from './batch-code.js';
import { textLiteral } from './code.js';
import { type ComputeCode, computeCode, parameters } from './compute-code.js';
import { dataCode } from './data-code.js';
import { readerCode, scaledFact } from './fact-code.js';
import type { Sources } from './function-code.js';
import { headerCode } from './header-code.js';
import { importsOf, runtimeNames } from './imports.js';
import { typesCode } from './types-code.js';

/** Names that the file itself declares. */
const ownNames = [
  'ruleset',
  'Facts',
  'Outputs',
  'ScaledFacts',
  'ScaledOutputs',
  'ScaledReadings',
  'Columns',
  'Batch',
  'Options',
  'options',
  'chosen',
  'shapes',
  'evaluation',
  'compute',
  'readPlain',
  'evaluate',
  'evaluateUnknown',
  'evaluateUnchecked',
  'evaluateBatch',
];

/** One file, `evaluator.ts`. Same model, same bytes. */
export const emitTypeScript: Backend = async (model, provenance) => {
  const sources: Sources = {
    model,
    ranges: rangesOf(model),
    facts: new Map(model.facts.map((fact) => [fact.name, scaledFact(fact)])),
    reserved: [...parameters, ...ownNames, ...runtimeNames],
  };
  const compute = computeCode(sources);
  const reader = readerCode(model, sources.facts);
  const body = [
    ...typesCode(model, sources, compute),
    ...dataCode(model, sources, provenance, reader.length > 0),
    ...reader,
    '',
    ...kernelCode(compute),
    ...entryCode(compute, model),
    ...batchCode(model, sources, compute),
  ].join('\n');
  const content = [...headerCode(model, provenance, compute), ...importsOf(body), '', body, ''].join('\n');
  return [{ name: 'evaluator.ts', content: tidy(content) }];
};

const tidy = (text: string): string => text.replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n');

function kernelCode(compute: ComputeCode): readonly string[] {
  return [
    'function compute(facts: ScaledFacts, readings: ScaledReadings): ScaledOutputs;',
    'function compute(facts: ScaledFacts, readings: ScaledReadings, seen: Seen): undefined;',
    'function compute(facts: ScaledFacts, readings: ScaledReadings, seen?: Seen): ScaledOutputs | undefined {',
    ...compute.lines.map((line) => line.replace(/^(?=.)/gm, '  ')),
    '}',
    '',
  ];
}

function entryCode(compute: ComputeCode, model: Model): readonly string[] {
  const unchecked = compute.refuses
    ? [
        '/** The results of a scaled case that is known to be right; for inner loops. Refuses what the rules refuse. */',
        'export function evaluateUnchecked(facts: ScaledFacts, readings: ScaledReadings = chosen): ScaledOutputs | Refusal {',
        '  try {',
        '    return compute(facts, readings);',
        '  } catch (thrown) {',
        '    return refusalOf(thrown);',
        '  }',
        '}',
      ]
    : [
        '/** The results of a scaled case that is known to be right; for inner loops. */',
        'export const evaluateUnchecked = (facts: ScaledFacts, readings: ScaledReadings = chosen): ScaledOutputs =>',
        '  compute(facts, readings);',
      ];
  return [
    `/** Evaluates one case of ${textLiteral(model.name)}. Never throws: what is wrong with the facts comes back as errors. */`,
    'export const evaluate = (facts: Facts, options?: Options): Outcome<Outputs> => evaluateUnknown(facts, options);',
    '',
    '/** As `evaluate`, for facts of unknown origin. */',
    'export const evaluateUnknown = (facts: unknown, options?: Options): Outcome<Outputs> => assess(evaluation, facts, options);',
    '',
    ...unchecked,
    '',
  ];
}
