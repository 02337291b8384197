// What a column of a book says was billed, or why it says nothing that can be compared.

import { canonical } from '../../../compiler/revise/books/bill.js';
import type { CaseError } from '../../../compiler/runtime/outcome/assessment.js';
import { type NoAmount, readAmount } from './billed-amount.js';

export function amountIn(
  columns: Readonly<Record<string, unknown>>,
  column: string,
  decimals: number,
): string | CaseError {
  const given = columns[column];
  const read = readAmount(given, decimals);
  if ('amount' in read) return canonical(read.amount);
  const shown = String(given ?? '').slice(0, 40);
  const thousand = shown.replace(/[.,](?=\d{3}\b)/g, '');
  const small = shown.replace(',', '.');
  const says: Readonly<Record<NoAmount, { readonly en: string; readonly fr: string }>> = {
    empty: {
      en: `\`${column}\` is empty: where nothing was billed write 0, else leave the case out`,
      fr: `\`${column}\` est vide : écrivez 0 si rien n'a été facturé, sinon retirez le cas`,
    },
    two: {
      en: `\`${column}\` holds \`${shown}\`, which could be ${thousand} or ${small}; write it with two decimals`,
      fr: `\`${column}\` contient \`${shown}\`, qui peut être ${thousand} ou ${small} ; écrivez-le avec deux décimales`,
    },
    none: {
      en: `\`${column}\` holds no amount that was billed (\`${shown}\`); write it as 1234.56`,
      fr: `\`${column}\` ne contient pas de montant facturé (\`${shown}\`) ; écrivez-le comme 1234.56`,
    },
  };
  return { code: 'wrong_type', path: column, message: says[read.not] };
}
