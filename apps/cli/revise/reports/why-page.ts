// One bill, answered as a page that stands alone: the sentence, the case, each slip with its lines beside the tariff's.

import { type Receipt, receiptText } from '../../../../compiler/6-emit/receipt/receipt-of-case.js';
import type { Locale } from '../../../../compiler/diagnostics/diagnostic.js';
import { excessOf } from '../../../../compiler/revise/books/bill.js';
import type { Money } from '../money.js';
import type { ToldSlip, WhyAnswer } from '../why-answer.js';
import { whyWords } from '../why-words.js';
import { html, prose, reportPage, table, text } from './frame.js';
import { twoReceipts } from './two-receipts.js';

export interface WhyPage {
  readonly answer: WhyAnswer;
  readonly told: readonly ToldSlip[];
  /** The receipt by the rules as they are. */
  readonly own: Receipt | undefined;
  readonly money: Money;
  readonly locale: Locale;
  readonly madeBy: string;
}

/** A fact as it was given: lists and their items as JSON. */
const shownFact = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

export function whyPage({ answer, told, own, money, locale, madeBy }: WhyPage): string {
  const { model, bill, equal, fitting, tried } = answer;
  const w = whyWords[locale];
  const [priced, billed] = [money.written(bill.priced[0]), money.written(bill.billed[0])];
  const lead = equal ? w.right(priced) : w.differs(priced, billed);
  const numbers = equal
    ? []
    : [
        [w.byName, priced],
        [w.billed, billed],
        [w.difference, money.of(excessOf(bill))],
      ];
  const labels = new Map([...model.facts, ...model.lists].map(({ name, label }) => [name, label]));
  const facts = Object.entries(bill.facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ cells: [text(labels.get(name) ?? name), text(shownFact(value))] }));
  const further = fitting.slice(told.length);
  const body = [
    `<h1>${html(w.title(model.label))}</h1>`,
    `<p class="lead">${prose(lead)}.</p>`,
    `<ul class="numbers">${numbers.map(([name, amount]) => `<li><b>${html(amount ?? '')}</b>${html(name ?? '')}</li>`).join('')}</ul>`,
    ...(equal
      ? []
      : [`<p>${html(fitting.length === 0 ? `${w.none(tried)}.` : w.some(fitting.length, tried))}</p>`]),
    ...told.map((slip, index) => card(slip, index, own, locale)),
    ...(further.length === 0
      ? []
      : [
          `<details><summary>${html(w.further(further.length))}</summary><ol start="${told.length + 1}">${further
            .map(({ says }) => `<li>${prose(says[locale])}</li>`)
            .join('')}</ol></details>`,
        ]),
    `<h2>${html(w.facts)}</h2>`,
    table(w.facts, [text(w.fact), text(w.value)], facts),
    ...(own === undefined ? [] : [`<h2>${html(w.byTariff)}</h2><pre>${html(receiptText(own))}</pre>`]),
    `<footer>${html(madeBy)}</footer>`,
  ];
  return reportPage(`${w.title(model.label)} · ${billed}`, locale, body.join('\n'));
}

function card(
  { hypothesis, receipt }: ToldSlip,
  index: number,
  own: Receipt | undefined,
  locale: Locale,
): string {
  const w = whyWords[locale];
  const head = `<h3>${index + 1}. ${prose(hypothesis.says[locale])}</h3>`;
  if (receipt === undefined || own === undefined) {
    return `<section class="card">${head}<p>${html(w.behind)}</p></section>`;
  }
  const both = [own, receipt] as const;
  return `<section class="card" style="--mark:var(--c1)">${head}${twoReceipts(w.differing, both, w.lines, true)}<details><summary>${html(w.allLines)}</summary>${twoReceipts(w.allLines, both, w.lines, false)}</details></section>`;
}
