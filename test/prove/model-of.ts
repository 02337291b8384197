// The model of a rule file without the checks that look for what documents leave open: random files are full of that.

import { resolve } from '../../compiler/1-resolve/resolve.js';
import { check } from '../../compiler/2-check/check.js';
import type { Model } from '../../compiler/3-model/model.js';
import { modelFromChecked } from '../../compiler/3-model/model-from-checked.js';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { parse } from '../../grammar/parse.js';

/** Throws where the file has an error. */
export function modelOf(text: string): Model {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => found.push(diagnostic);
  const checked = check(
    resolve(parse({ path: 'made.bareme', text }, report), () => undefined, report),
    report,
  );
  const model = found.some(({ severity }) => severity === 'error')
    ? undefined
    : modelFromChecked(checked, report);
  const errors = found.filter(({ severity }) => severity === 'error');
  if (model === undefined || errors.length > 0) {
    throw new Error(`${errors.map(({ code, message }) => `${code} ${message.en}`).join('\n')}\n${text}`);
  }
  return model;
}
