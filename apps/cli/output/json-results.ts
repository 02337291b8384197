// Results as JSON: by line, outputs only; or whole, with notices, what was retained and the readings in force.

import type { Outcome } from '../../../compiler/runtime/outcome/assessment.js';
import { exactJson } from '../input/exact-json.js';
import { errorOf, type ResultWriter, type WriterContext } from './result-writer.js';

/** One line per case: `{"kiosks_fee":"439.20",…}`, or `{"error":{…}}` in its place. */
export function ndjsonWriter({ locale, keys }: Pick<WriterContext, 'locale' | 'keys'>): ResultWriter {
  return {
    begin: () => '',
    write(outcome, key) {
      const text = JSON.stringify(outcome.ok ? outcome.outputs : { error: errorOf(outcome.errors, locale) });
      if (key === undefined || key.length === 0) return `${text}\n`;
      return `{${fieldsOf(keys(), key)}${text === '{}' ? '' : ','}${text.slice(1)}\n`;
    },
    end: () => '',
  };
}

const fieldsOf = (names: readonly string[], key: readonly unknown[]): string =>
  names.map((name, index) => `${JSON.stringify(name)}:${exactJson(key[index])}`).join(',');

/** A single object for a single case, otherwise a list, written as it comes. */
export function jsonWriter({ locale, shape, keys }: WriterContext): ResultWriter {
  let written = 0;
  const content = (outcome: Outcome) =>
    outcome.ok
      ? {
          outputs: outcome.outputs,
          notices: outcome.notices,
          retained: outcome.retained,
          readings: outcome.readings,
          inForce: outcome.inForce ?? null,
        }
      : {
          error: errorOf(outcome.errors, locale),
          errors: outcome.errors.map((error) => errorOf([error], locale)),
        };
  return {
    begin: () => '',
    write(outcome, key) {
      const said = JSON.stringify(content(outcome), undefined, 2);
      const text =
        key === undefined || key.length === 0
          ? said
          : `{\n  "key": {${fieldsOf(keys(), key)}},${said.slice(1)}`;
      if (shape === 'one') return `${text}\n`;
      return `${written++ === 0 ? '[\n' : ',\n'}${text.replace(/^/gm, '  ')}`;
    },
    end: () => (shape === 'one' ? '' : written === 0 ? '[]\n' : '\n]\n'),
  };
}
