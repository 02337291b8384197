// One bill, answered in the terminal: the sentence, the slips, the receipts of the likeliest.

import { receiptText } from '../../../compiler/6-emit/receipt/receipt-of-case.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { Money } from './money.js';
import type { ToldSlip, WhyAnswer } from './why-answer.js';
import { whyWords } from './why-words.js';

export function whyText(
  { bill, equal, fitting, tried }: WhyAnswer,
  told: readonly ToldSlip[],
  money: Money,
  locale: Locale,
): string {
  const w = whyWords[locale];
  const [priced, billed] = [money.written(bill.priced[0]), money.written(bill.billed[0])];
  if (equal) return `${w.right(priced)}\n`;
  const differs = `${w.differs(priced, billed)}\n`;
  if (fitting.length === 0) return `${differs}${w.none(tried)}\n`;
  const list = fitting.map(({ says }, index) => `${String(index + 1).padStart(3)}. ${says[locale]}\n`);
  const receipts = told.map(({ hypothesis, receipt }) => {
    const shown = receipt === undefined ? w.behind : receiptText(receipt);
    return `\n${w.receipt(hypothesis.says[locale])}\n\n${shown}\n`;
  });
  return `${differs}${w.some(fitting.length, tried)}\n${list.join('')}${receipts.join('')}`;
}
