// A proof as JSON, for continuous integration and other tools.

import type { Model } from '../../../compiler/3-model/model.js';
import type { Claim } from '../../../compiler/4-analyse/prover/claim.js';
import { completed } from '../../../compiler/4-analyse/prover/counterexample.js';
import type { Verdict } from './verdict.js';
import { writtenFacts, writtenValue } from './written-facts.js';

export function proofJson({ proof, claim }: { proof: Verdict; claim: Claim }, model: Model) {
  const { property, status, counterexample, cause, sides, holdsWith, boxes, tested, ms } = proof;
  const definition = model.definitions.find(({ id }) => id === cause?.definition);
  const section = model.sections.find(({ id }) => id === definition?.section);
  return {
    property: property.text,
    id: property.id,
    ...(property.kind === 'always' ? {} : { fact: property.fact }),
    status,
    ...(counterexample && {
      counterexample: {
        facts: writtenFacts(model, completed(model, counterexample.before)),
        ...(counterexample.after && { changed: writtenFacts(model, completed(model, counterexample.after)) }),
        ...(property.kind !== 'always' && {
          values: counterexample.values.map((value) => writtenValue(value, property.subject.type)),
        }),
        ...(sides && { compared: sides.map(({ value, type }) => writtenValue(value, type)) }),
      },
    }),
    ...(cause &&
      definition && {
        cause: {
          definition: cause.definition,
          formula: definition.formula,
          ...(section && { section: [section.number, section.title].filter(Boolean).join(' ') }),
          ...(cause.quote === undefined ? {} : { quote: cause.quote }),
          rows: cause.rows.map(({ table, printed }) => ({ table, printed })),
          values: cause.values.map((value) => writtenValue(value, definition.type)),
        },
      }),
    ...(claim.readings.length > 0 && {
      readings: Object.fromEntries(claim.readings.map(({ reading, option }) => [reading, option])),
    }),
    ...(holdsWith && { holdsWith }),
    ...(proof.speaksOfNone === true && { speaksOfNone: true }),
    ...(proof.spent && { spent: proof.spent }),
    ...(proof.contradicted === true && { contradicted: true }),
    ...(proof.attacked !== undefined && { attacked: proof.attacked }),
    boxes,
    tested,
    ms: Math.round((ms ?? 0) * 10) / 10,
  };
}
