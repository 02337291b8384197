// What a record of a case says of rules that the interpreter evaluates.

import type { CaseOptions } from '../../runtime/case/case-options.js';
import { wrongOption } from '../../runtime/case/option-messages.js';
import type { RecordedWith } from '../../runtime/case/record-case.js';
import { absent, broken, openRecord } from '../../runtime/facts/open-record.js';
import type { CaseError } from '../../runtime/outcome/assessment.js';
import { packageVersion } from '../../runtime/version.js';
import type { Interpreter } from './interpreter.js';

/** What may be said beside the facts; every name that is not here is refused. */
export interface EvaluateOptions extends CaseOptions {
  /** Where the model comes from, for the record of a case: `provenanceOf(compilation)` tells it. */
  readonly provenance?: RulesProvenance | undefined;
}

/** As much of a `Provenance` as a record tells. */
export interface RulesProvenance {
  readonly ruleHash: string;
  readonly documentHashes: Readonly<Record<string, string>>;
}

/** Reads the option `provenance` of any origin; a mistake in it is entered. Never throws. */
export function originOf(
  { model, dating }: Interpreter,
  options: unknown,
  otherwise: (() => RulesProvenance) | undefined,
  errors: CaseError[],
): RecordedWith {
  const given = openRecord(options)?.get('provenance') ?? absent;
  const value = given === absent ? otherwise?.() : given === broken ? undefined : given.value;
  const told = provenanceIn(value);
  if (given !== absent && told === undefined) {
    errors.push(wrongOption('provenance', 'provenance', value));
  }
  const rules = {
    name: model.name,
    label: model.label,
    sha256: told?.ruleHash ?? null,
    documents: told?.documents ?? {},
  };
  return {
    rules,
    evaluator: { kind: 'interpreter', compiler: packageVersion, sha256: null },
    dating,
  };
}

function provenanceIn(value: unknown) {
  const record = openRecord(value);
  const property = (name: string): unknown => {
    const found = record?.get(name) ?? absent;
    return found === absent || found === broken ? undefined : found.value;
  };
  const ruleHash = property('ruleHash');
  const hashes = openRecord(property('documentHashes'));
  if (typeof ruleHash !== 'string' || hashes === undefined) return undefined;
  const documents: Record<string, string> = Object.create(null);
  for (const name of hashes.names) {
    const found = hashes.get(name);
    if (found !== absent && found !== broken && typeof found.value === 'string')
      documents[name] = found.value;
  }
  return { ruleHash, documents };
}
