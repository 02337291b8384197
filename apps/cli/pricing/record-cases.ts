// The records of a run: one line of JSON a case, with its receipt, and a hash that tells whether the line was changed since.

import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import type { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { Provenance } from '../../../compiler/6-emit/backend.js';
import { receiptOf, receiptText } from '../../../compiler/6-emit/receipt/receipt-of-case.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { CaseOptions } from '../../../compiler/runtime/case/case-options.js';
import type { Outcome } from '../../../compiler/runtime/outcome/assessment.js';
import { sealed } from '../audit-records/seal.js';
import { exactJson } from '../input/exact-json.js';
import type { IncomingCase } from '../input/incoming-case.js';
import type { EvaluateCase } from './generated-evaluator.js';

export interface Recorder {
  readonly evaluate: EvaluateCase;
  /** The line of a case that `evaluate` has just answered. */
  readonly recorded: (incoming: IncomingCase, outcome: Outcome) => string;
}

export interface Recording {
  /** What the user calls the ruleset: where a replay looks for it. */
  readonly ruleset: string;
  readonly provenance: Provenance;
  readonly options: CaseOptions | undefined;
  readonly locale: Locale;
  /** Names of what names a case. */
  readonly keys: () => readonly string[];
  /** Which build of bareme this is, where it is known. */
  readonly build: string | undefined;
}

export function recorderFor(
  { ruleset, provenance, options, locale, keys, build }: Recording,
  interpreter: Interpreter,
): Recorder {
  return {
    evaluate: (facts) => evaluate(interpreter, facts, { ...options, record: true, provenance }),
    recorded(incoming, outcome) {
      const facts = 'facts' in incoming ? incoming.facts : { unrecorded: incoming.written ?? '' };
      const record =
        outcome.record ?? unreadRecord(evaluate(interpreter, {}, { record: true, provenance }), outcome);
      const { format, facts: _copied, ...rest } = record;
      const told = outcome.ok ? receiptOf(interpreter, facts, { ...options, provenance, locale }) : undefined;
      const names = incoming.key === undefined ? [] : keys();
      const content = [
        `"format":${JSON.stringify(format)}`,
        `"case":${exactJson({
          number: incoming.number,
          ...(incoming.line !== undefined && { line: incoming.line }),
          ...(names.length > 0 && {
            key: Object.fromEntries(names.map((name, place) => [name, incoming.key?.[place] ?? null])),
          }),
        })}`,
        `"ruleset":${JSON.stringify(ruleset)}`,
        ...(build === undefined ? [] : [`"build":${JSON.stringify(build.trim())}`]),
        `"facts":${exactJson(facts)}`,
        ...Object.entries(rest).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`),
        ...(told?.ok === true ? [`"receipt":${JSON.stringify(receiptText(told.receipt))}`] : []),
      ];
      return `${sealed(`{${content.join(',')}}`)}\n`;
    },
  };
}

/** Of a case that could not be read: why stands in place of what its facts would have given. */
function unreadRecord(ofNothing: Outcome, outcome: Outcome) {
  const { record } = ofNothing;
  if (record === undefined || outcome.ok) throw new Error('an answer without its record');
  return { ...record, outcome: { ok: false as const, errors: outcome.errors }, values: [] };
}
