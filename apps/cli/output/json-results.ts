// Results as JSON: by line, outputs only; or whole, with notices, what was retained and the readings in force.

import type { Outcome } from '../../../compiler/runtime/outcome/assessment.js';
import { errorOf, type ResultWriter, type WriterContext } from './result-writer.js';

/** One line per case: `{"kiosks_fee":"439.20",…}`, or `{"error":{…}}` in its place. */
export function ndjsonWriter({ locale }: Pick<WriterContext, 'locale'>): ResultWriter {
  return {
    begin: () => '',
    write: (outcome) =>
      `${JSON.stringify(outcome.ok ? outcome.outputs : { error: errorOf(outcome.errors, locale) })}\n`,
    end: () => '',
  };
}

/** A single object for a single case, otherwise a list, written as it comes. */
export function jsonWriter({ locale, shape }: WriterContext): ResultWriter {
  let written = 0;
  const content = (outcome: Outcome) =>
    outcome.ok
      ? {
          outputs: outcome.outputs,
          notices: outcome.notices,
          retained: outcome.retained,
          readings: outcome.readings,
        }
      : {
          error: errorOf(outcome.errors, locale),
          errors: outcome.errors.map((error) => errorOf([error], locale)),
        };
  return {
    begin: () => '',
    write(outcome) {
      const text = JSON.stringify(content(outcome), undefined, 2);
      if (shape === 'one') return `${text}\n`;
      return `${written++ === 0 ? '[\n' : ',\n'}${text.replace(/^/gm, '  ')}`;
    },
    end: () => (shape === 'one' ? '' : written === 0 ? '[]\n' : '\n]\n'),
  };
}
