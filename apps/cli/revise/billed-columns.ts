// `--billed total=AMOUNT,fee=COLUMN` → which column of the book says what another system billed of which result.

import type { Model, Result } from '../../../compiler/3-model/model.js';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { unknownResult } from '../../../compiler/runtime/outcome/case-errors.js';
import { nowhere, Stop } from '../process/stop.js';

export interface BilledColumn {
  readonly result: Result;
  readonly column: string;
}

/** Throws a Stop where a result is not known, is no single amount, or stands twice. */
export function billedColumns(model: Model, asked: string): readonly BilledColumn[] {
  const columns: BilledColumn[] = [];
  for (const part of asked.split(',').filter((one) => one.trim() !== '')) {
    const at = part.indexOf('=');
    const [name, column] =
      at < 0 ? [part.trim(), part.trim()] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    const known = model.results.map((result) => result.name);
    const result = model.results.find((one) => one.name === name);
    if (result === undefined) throw refuse(unknownResult(name, known).message);
    if (result.list !== undefined || result.type.kind !== 'quantity') {
      throw refuse({
        en: `\`${name}\` is no single amount: what was billed is compared with amounts of the whole case`,
        fr: `\`${name}\` n'est pas un montant seul : ce qui est facturé se compare à des montants du cas entier`,
      });
    }
    if (columns.some((one) => one.result === result)) {
      throw refuse({
        en: `\`${name}\` stands twice in --billed`,
        fr: `\`${name}\` figure deux fois dans --billed`,
      });
    }
    columns.push({ result, column });
  }
  if (columns.length > 0) return columns;
  throw refuse({
    en: 'say which column holds what was billed: `--billed total=AMOUNT`',
    fr: 'dites quelle colonne contient ce qui a été facturé : `--billed total=MONTANT`',
  });
}

export const refuse = (message: { readonly en: string; readonly fr: string }): Stop =>
  new Stop(badChoice(nowhere, { message }));
