// Whatever an evaluator computes in plain numbers, proved to stay below 2^53, its workbook computes to the last digit as well: no
// rounding (W801) and no comparison (W806) of any delivered tariff is left in doubt.

import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { emitTypeScript } from '../../compiler/6-emit/typescript/emit-typescript.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { limitDiagnostics } from '../../compiler/6-emit/workbook/limits.js';
import { deliveredRules, modelOf, provenance } from '../rig/load-ruleset.js';

const inDoubt = new Set(['W801', 'W806']);

/** Values that an evaluator needs more than plain numbers for, by the head of its file. */
async function beyondPlainNumbers(model: ReturnType<typeof modelOf>): Promise<boolean> {
  const [file] = await emitTypeScript(model, provenance, () => {});
  const text = typeof file?.content === 'string' ? file.content : new TextDecoder().decode(file?.content);
  const isPlain = text.includes('proved to stay below 2^53, so plain numbers compute it exactly');
  if (!isPlain && !text.includes('// Plain numbers compute what is proved to stay below 2^53.'))
    throw new Error('the head of the file says nothing of its numbers');
  return !isPlain;
}

const tariffs = deliveredRules().map((path) => [basename(path, '.bareme'), path] as const);

it.each(tariffs)('%s', async (_name, path) => {
  const model = modelOf(path);
  const found = limitDiagnostics(workbookImage(model, provenance).plan).flatMap(({ code, message }) =>
    inDoubt.has(code) ? [`${code} ${message.en}`] : [],
  );
  if (found.length > 0 && (await beyondPlainNumbers(model))) return;
  expect(found).toEqual([]);
});
