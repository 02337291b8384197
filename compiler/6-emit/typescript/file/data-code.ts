// The constant data of the generated file: what the ruleset is, what its facts look like, what each result needs.

import { numbersOf } from '../../../3-model/evaluate/option-shapes.js';
import { factShapesOf } from '../../../3-model/fact-shapes.js';
import { reach } from '../../../3-model/facts-reached.js';
import type { Model } from '../../../3-model/model.js';
import { resultWords } from '../../../3-model/result-words.js';
import { isoFromDays } from '../../../runtime/exact/calendar.js';
import type { Rational } from '../../../runtime/exact/rational.js';
import type { FactShape } from '../../../runtime/facts/fact-shapes.js';
import { protocol } from '../../../runtime/handshake.js';
import { sha256Of } from '../../../sha256.js';
import type { Provenance } from '../../backend.js';
import { textLiteral } from '../code/code.js';
import { propertyName } from '../code/names.js';
import { asJavaScript, typed } from '../code/typed.js';
import { needsOf } from '../expressions/needs.js';
import { optionNames } from '../functions/fact-code.js';
import { conditionalFacts } from '../functions/needed-code.js';

export function dataCode(model: Model, provenance: Provenance, hasReader: boolean): readonly string[] {
  const listed = model.results.filter((result) => result.listed).map((result) => result.definition);
  const everything = reach(model, listed);
  const needs = needsOf(model);
  const conditional = conditionalFacts(model);
  const told = new Map(
    resultWords(model).map(({ name, label, unit, clause }) => [
      name,
      `name: ${textLiteral(name)}, label: ${textLiteral(label)}, unit: ${textLiteral(unit)}, clause: ${textLiteral(clause)}`,
    ]),
  );
  return [
    `madeFor(${protocol}, ${textLiteral(provenance.compilerVersion)});`,
    '',
    '/** Where this evaluator comes from. */',
    'export const ruleset = {',
    `  name: ${textLiteral(model.name)},`,
    `  label: ${textLiteral(model.label)},`,
    `  ruleHash: ${textLiteral(provenance.ruleHash)},`,
    `  compilerVersion: ${textLiteral(provenance.compilerVersion)},`,
    '  /** When it is in force; an end that is not said is open. */',
    '  versions: [',
    ...model.versions.map(
      ({ name, from, to }) =>
        `    { name: ${name === undefined ? 'undefined' : textLiteral(name)}, from: ${isoText(from)}, to: ${isoText(to)} },`,
    ),
    '  ],',
    `}${typed(' as const')};`,
    '',
    '/** The readings that the ruleset chooses. */',
    `const chosen${typed(': ScaledReadings')} = {`,
    ...model.readings.map(
      ({ name, set, chosen }) => `  ${propertyName(name)}: ${optionNames(set).indexOf(chosen)}, // ${chosen}`,
    ),
    '};',
    '',
    ...shapesCode(model),
    '',
    '/** Shared by all outcomes under the chosen readings. */',
    'const chosenNames = Object.freeze({',
    ...model.readings.map(({ name, chosen }) => `  ${propertyName(name)}: ${textLiteral(chosen)},`),
    '});',
    '',
    `const evaluation${typed(': Evaluation<ScaledFacts, ScaledReadings, Outputs>')} = {`,
    ...originCode(model, provenance),
    '  shapes,',
    '  readings: [',
    ...model.readings.map(
      ({ name, set, chosen }) =>
        `    { name: ${textLiteral(name)}, options: [${optionNames(set).map(textLiteral).join(', ')}], chosen: ${textLiteral(chosen)} },`,
    ),
    '  ],',
    ...datingCode(model),
    '  results: [',
    ...model.results.map(({ name, listed, definition, exists }) => {
      const { facts, lists, requirements, surely } = needs(definition, exists);
      return `    { ${told.get(name) ?? ''}, listed: ${listed}, facts: ${texts(facts)}, lists: ${texts(lists)}, requirements: [${requirements.join(', ')}], surely: ${texts(surely)} },`;
    }),
    '  ],',
    `  numbers: ${texts(numbersOf(model))},`,
    `  everything: { facts: ${texts(named(model.facts, everything.facts))}, lists: ${texts(named(model.lists, everything.lists))} },`,
    '  conditions: [',
    ...conditional.map(
      ({ name, list }) =>
        `    { fact: ${textLiteral(name)}, list: ${list === undefined ? 'undefined' : textLiteral(list)} },`,
    ),
    '  ],',
    ...(conditional.length > 0 ? ['  areNeeded,'] : []),
    `  readPlain: ${hasReader ? 'readPlain' : 'undefined'},`,
    '  chosen,',
    '  chosenNames,',
    '  computeThoroughly,',
    '  compute,',
    '};',
    '',
  ];
}

/** Stands for the hash of the file until all of it is there. */
const ownHash = "sha256: 'of this file'";

/** The code with its own hash: that of the code as plain JavaScript while nothing stood for it. */
export const withOwnHash = (code: string): string =>
  code.replace(ownHash, `sha256: '${sha256Of(asJavaScript(code))}'`);

/** What records of cases say of this file. */
function originCode(
  model: Model,
  { ruleHash, compilerVersion, documentHashes }: Provenance,
): readonly string[] {
  const documents = Object.entries(documentHashes).map(
    ([name, hash]) => `${propertyName(name)}: ${textLiteral(hash)}`,
  );
  return [
    '  origin: {',
    `    rules: { name: ${textLiteral(model.name)}, label: ${textLiteral(model.label)}, sha256: ${textLiteral(ruleHash)}, documents: {${documents.length === 0 ? '' : ` ${documents.join(', ')} `}} },`,
    `    evaluator: { kind: 'generated', compiler: ${textLiteral(compilerVersion)}, ${ownHash} },`,
    '  },',
  ];
}

const isoText = (day: number | undefined): string =>
  day === undefined ? 'undefined' : textLiteral(isoFromDays(day));

const texts = (names: readonly string[]): string => `[${names.map(textLiteral).join(', ')}]`;

const named = (all: readonly { readonly name: string }[], used: ReadonlySet<string>): readonly string[] =>
  all.map(({ name }) => name).filter((name) => used.has(name));

function datingCode(model: Model): readonly string[] {
  const fact = model.dating.kind === 'none' ? '' : model.dating.fact;
  return [
    `  dating: { kind: ${textLiteral(model.dating.kind)}, fact: ${textLiteral(fact)}, versions: [`,
    ...model.versions.map(
      ({ name, from, to }) =>
        `    { version: ${name === undefined ? 'undefined' : textLiteral(name)}, from: ${from}, to: ${to} },`,
    ),
    '  ] },',
  ];
}

function shapesCode(model: Model): readonly string[] {
  const { facts, lists } = factShapesOf(model);
  return [
    `const shapes${typed(': FactShapes')} = {`,
    '  facts: [',
    ...facts.map((shape) => `    ${shapeText(shape)},`),
    '  ],',
    '  lists: [',
    ...lists.map(
      ({ name, label, capacity, presence, because, inferred }) =>
        `    { ${[
          `name: ${textLiteral(name)}`,
          `label: ${textLiteral(label)}`,
          `capacity: ${capacity}`,
          ...(presence === undefined ? [] : [`presence: ${textLiteral(presence)}`]),
          ...(because === undefined ? [] : [`because: ${textLiteral(because)}`]),
          ...(inferred ? ['inferred: true'] : []),
        ].join(', ')} },`,
    ),
    '  ],',
    '};',
  ];
}

function shapeText(shape: FactShape): string {
  const options = shape.options.map(
    ({ name, label, code }) =>
      `{ name: ${textLiteral(name)}, label: ${textLiteral(label)}${code === undefined ? '' : `, code: ${textLiteral(code)}`} }`,
  );
  const domain =
    shape.domain === undefined
      ? 'undefined'
      : `{ from: ${ratio(shape.domain.from)}, to: ${ratio(shape.domain.to)}, step: ${ratio(shape.domain.step)} }`;
  return `{ ${[
    `name: ${textLiteral(shape.name)}`,
    `label: ${textLiteral(shape.label)}`,
    `list: ${shape.list === undefined ? 'undefined' : textLiteral(shape.list)}`,
    `kind: ${textLiteral(shape.kind)}`,
    `unit: ${textLiteral(shape.unit)}`,
    `percent: ${shape.percent}`,
    `domain: ${domain}`,
    `options: [${options.join(', ')}]`,
    `presence: ${textLiteral(shape.presence)}`,
    ...(shape.because === undefined ? [] : [`because: ${textLiteral(shape.because)}`]),
    ...(shape.inferred ? ['inferred: true'] : []),
  ].join(', ')} }`;
}

const ratio = ({ n, d }: Rational): string => `rational(${n}n${d === 1n ? '' : `, ${d}n`})`;
