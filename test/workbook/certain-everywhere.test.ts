// Whatever an evaluator computes in plain numbers, proved to stay below 2^53, its workbook computes to the last digit as well: no
// rounding or comparison is left in doubt (W801), and parameters are not locked (W806). What is not so yet stands here by name.

import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { emitTypeScript } from '../../compiler/6-emit/typescript/emit-typescript.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { limitDiagnostics } from '../../compiler/6-emit/workbook/limits.js';
import { deliveredRules, modelOf, provenance } from '../rig/load-ruleset.js';

const inDoubt = new Set(['W801', 'W806']);

/** A product of fifteen digits, which would have to be taken in integers; values carried from item to item, exact as printed only. */
const notYet: Readonly<Record<string, readonly string[]>> = {
  'demand-ratchet': ['W801'],
  'ez-link-auto-top-up': ['W806'],
  'stagecoach-capped-fares': ['W806'],
};

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

it.each(tariffs)('%s', async (name, path) => {
  const model = modelOf(path);
  const found = limitDiagnostics(workbookImage(model, provenance).plan).flatMap(({ code }) =>
    inDoubt.has(code) ? [code] : [],
  );
  if (found.length > 0 && (await beyondPlainNumbers(model))) return;
  expect(found).toEqual(notYet[name] ?? []);
});
