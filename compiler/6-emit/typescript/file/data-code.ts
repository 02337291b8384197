// The constant data of the generated file: what the ruleset is, what its facts look like, what each result needs.

import { numbersOf } from '../../../3-model/evaluate/option-shapes.js';
import { factShapesOf } from '../../../3-model/fact-shapes.js';
import type { Model } from '../../../3-model/model.js';
import { reach } from '../../../3-model/reached/facts-reached.js';
import { resultWords } from '../../../3-model/result-words.js';
import { isoFromDays } from '../../../runtime/exact/calendar.js';
import type { Rational } from '../../../runtime/exact/rational.js';
import type { FactShape } from '../../../runtime/facts/fact-shapes.js';
import { protocol } from '../../../runtime/handshake.js';
import { sha256Of } from '../../../sha256.js';
import type { Provenance } from '../../backend.js';
import { atom, Code, joinedBy, js, type Line } from '../code/code.js';
import { asJavaScript, exported } from '../code/marks.js';
import { runtime, types } from '../code/runtime-names.js';
import { propertyName, quote } from '../code/texts.js';
import { fileOf, typed } from '../code/typed.js';
import { needsOf } from '../expressions/needs.js';
import { optionNames } from '../functions/fact-code.js';
import { conditionalFacts } from '../functions/needed-code.js';

export function dataCode(model: Model, provenance: Provenance, hasReader: boolean): readonly Line[] {
  const listed = model.results.filter((result) => result.listed).map((result) => result.definition);
  const everything = reach(model, listed);
  const needs = needsOf(model);
  const conditional = conditionalFacts(model);
  const told = new Map(
    resultWords(model).map(({ name, label, unit, clause }) => [
      name,
      `name: ${quote(name)}, label: ${quote(label)}, unit: ${quote(unit)}, clause: ${quote(clause)}`,
    ]),
  );
  return [
    js`${runtime.madeFor}(${protocol}, ${atom(quote(provenance.compilerVersion))});`,
    '',
    '/** Where this evaluator comes from. */',
    `${exported}const ruleset = {`,
    `  name: ${quote(model.name)},`,
    `  label: ${quote(model.label)},`,
    `  ruleHash: ${quote(provenance.ruleHash)},`,
    `  compilerVersion: ${quote(provenance.compilerVersion)},`,
    '  /** When it is in force; an end that is not said is open. */',
    '  versions: [',
    ...model.versions.map(
      ({ name, from, to }) =>
        `    { name: ${name === undefined ? 'undefined' : quote(name)}, from: ${isoText(from)}, to: ${isoText(to)} },`,
    ),
    '  ],',
    js`}${typed(' as const')};`,
    '',
    '/** The readings that the ruleset chooses. */',
    js`const chosen${typed(': ScaledReadings')} = {`,
    ...model.readings.map(
      ({ name, set, chosen }) => `  ${propertyName(name)}: ${optionNames(set).indexOf(chosen)}, // ${chosen}`,
    ),
    '};',
    '',
    ...shapesCode(model),
    '',
    '/** Shared by all outcomes under the chosen readings. */',
    'const chosenNames = Object.freeze({',
    ...model.readings.map(({ name, chosen }) => `  ${propertyName(name)}: ${quote(chosen)},`),
    '});',
    '',
    js`const evaluation${typed(js`: ${types.Evaluation}<ScaledFacts, ScaledReadings, Outputs>`)} = {`,
    ...originCode(model, provenance),
    '  shapes,',
    '  readings: [',
    ...model.readings.map(
      ({ name, set, chosen }) =>
        `    { name: ${quote(name)}, options: [${optionNames(set).map(quote).join(', ')}], chosen: ${quote(chosen)} },`,
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
        `    { fact: ${quote(name)}, list: ${list === undefined ? 'undefined' : quote(list)} },`,
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

/** The line that tells the hash of the file, with what stands for it until all of the file is there. */
class HashLine extends Code {
  readonly told: (hash: string) => string;

  constructor(told: (hash: string) => string) {
    super(told('of this file'));
    this.told = told;
  }
}

/** The lines with the hash of the file: that of the code as plain JavaScript while nothing stood for it. */
export function withOwnHash(lines: readonly Line[]): readonly Line[] {
  const hash = sha256Of(asJavaScript(fileOf(lines).text));
  return lines.map((line) => (line instanceof HashLine ? line.told(hash) : line));
}

/** What records of cases say of this file. */
function originCode(
  model: Model,
  { ruleHash, compilerVersion, documentHashes }: Provenance,
): readonly Line[] {
  const documents = Object.entries(documentHashes).map(
    ([name, hash]) => `${propertyName(name)}: ${quote(hash)}`,
  );
  return [
    '  origin: {',
    `    rules: { name: ${quote(model.name)}, label: ${quote(model.label)}, sha256: ${quote(ruleHash)}, documents: {${documents.length === 0 ? '' : ` ${documents.join(', ')} `}} },`,
    new HashLine(
      (hash) =>
        `    evaluator: { kind: 'generated', compiler: ${quote(compilerVersion)}, sha256: '${hash}' },`,
    ),
    '  },',
  ];
}

const isoText = (day: number | undefined): string =>
  day === undefined ? 'undefined' : quote(isoFromDays(day));

const texts = (names: readonly string[]): string => `[${names.map(quote).join(', ')}]`;

const named = (all: readonly { readonly name: string }[], used: ReadonlySet<string>): readonly string[] =>
  all.map(({ name }) => name).filter((name) => used.has(name));

function datingCode(model: Model): readonly string[] {
  const fact = model.dating.kind === 'none' ? '' : model.dating.fact;
  return [
    `  dating: { kind: ${quote(model.dating.kind)}, fact: ${quote(fact)}, versions: [`,
    ...model.versions.map(
      ({ name, from, to }) =>
        `    { version: ${name === undefined ? 'undefined' : quote(name)}, from: ${from}, to: ${to} },`,
    ),
    '  ] },',
  ];
}

function shapesCode(model: Model): readonly Line[] {
  const { facts, lists } = factShapesOf(model);
  return [
    js`const shapes${typed(js`: ${types.FactShapes}`)} = {`,
    '  facts: [',
    ...facts.map((shape) => js`    ${shapeCode(shape)},`),
    '  ],',
    '  lists: [',
    ...lists.map(
      ({ name, label, capacity, presence, because, inferred }) =>
        `    { ${[
          `name: ${quote(name)}`,
          `label: ${quote(label)}`,
          `capacity: ${capacity}`,
          ...(presence === undefined ? [] : [`presence: ${quote(presence)}`]),
          ...(because === undefined ? [] : [`because: ${quote(because)}`]),
          ...(inferred ? ['inferred: true'] : []),
        ].join(', ')} },`,
    ),
    '  ],',
    '};',
  ];
}

function shapeCode(shape: FactShape): Code {
  const options = shape.options.map(
    ({ name, label, code }) =>
      `{ name: ${quote(name)}, label: ${quote(label)}${code === undefined ? '' : `, code: ${quote(code)}`} }`,
  );
  const domain =
    shape.domain === undefined
      ? atom('undefined')
      : js`{ from: ${ratio(shape.domain.from)}, to: ${ratio(shape.domain.to)}, step: ${ratio(shape.domain.step)} }`;
  const properties = joinedBy(', ', [
    `name: ${quote(shape.name)}`,
    `label: ${quote(shape.label)}`,
    `list: ${shape.list === undefined ? 'undefined' : quote(shape.list)}`,
    `kind: ${quote(shape.kind)}`,
    `unit: ${quote(shape.unit)}`,
    `percent: ${shape.percent}`,
    js`domain: ${domain}`,
    `options: [${options.join(', ')}]`,
    `presence: ${quote(shape.presence)}`,
    ...(shape.because === undefined ? [] : [`because: ${quote(shape.because)}`]),
    ...(shape.inferred ? ['inferred: true'] : []),
  ]);
  return js`{ ${properties} }`;
}

const ratio = ({ n, d }: Rational): Code => js`${runtime.rational}(${n}n${atom(d === 1n ? '' : `, ${d}n`)})`;
