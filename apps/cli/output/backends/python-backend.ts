// What bareme build --python writes: the evaluator of a ruleset as a Python module.

import type { Backend } from '../../../../compiler/6-emit/backend.js';
import { type CaseOptionsAsked, readCaseOptions } from '../../input/case-options.js';

/** Readings are chosen when it is built. */
export const pythonBackend =
  ({ reading }: Pick<CaseOptionsAsked, 'reading'>): Backend =>
  async (model, provenance, report) => {
    const { emitPython } = await import('../../../../compiler/6-emit/python/emit-python.js');
    const { readings } = readCaseOptions(model, reading === undefined ? {} : { reading });
    return emitPython(model, provenance, { readings }, report);
  };
