// A reconciliation as one page that stands alone: the sentence, the bridge, each explanation with its receipts, the rows.

import type { Receipt } from '../../../../compiler/6-emit/receipt/receipt.js';
import { nearestFloat } from '../../../../compiler/6-emit/wording/nearest-float.js';
import type { Locale } from '../../../../compiler/diagnostics/diagnostic.js';
import type { Explained, Reconciliation } from '../../../../compiler/revise/books/reconcile-book.js';
import type { Rational } from '../../../../compiler/runtime/exact/rational.js';
import type { Money } from '../money.js';
import { factsText } from '../reconciliation-text.js';
import type { DifferingRows } from './differing-rows.js';
import { html, number, prose, reportPage, type TableRow, table, text } from './frame.js';
import { type BridgePart, bridge, dots, mark } from './pictures.js';
import { reconciliationWords } from './reconciliation-words.js';
import { twoReceipts } from './two-receipts.js';

export interface ReconciliationReport {
  readonly label: string;
  readonly book: string;
  readonly found: Reconciliation;
  readonly refused: number;
  readonly differing: DifferingRows;
  /** By explanation: a case with its receipts, by the tariff and as the other system bills. */
  readonly receipts: ReadonlyMap<
    number,
    { readonly case: number; readonly both: readonly [Receipt, Receipt] }
  >;
  readonly money: Money;
  readonly locale: Locale;
  readonly madeBy: string;
}

/** Explanations that have a colour of their own; further ones share the last. */
const mostColours = 5;
const colourOf = (explanation: number | undefined): number =>
  explanation === undefined ? 0 : Math.min(explanation + 1, mostColours);

const float = (value: Rational): number => nearestFloat(value);

export function reconciliationPage(report: ReconciliationReport): string {
  const { found, refused, money, locale } = report;
  const w = reconciliationWords[locale];
  const explained = found.different - found.unexplained;
  const lead =
    found.different === 0
      ? w.allEqual
      : [
          w.explainedOf(explained, found.different),
          ...found.explanations.map(
            ({ explains, tally }) => `${explains}${w.colon} ${tally.hypothesis.says[locale]}`,
          ),
          w.unexplainedCount(found.unexplained),
        ].join('; ');
  const numbers: readonly (readonly [string, number])[] = [
    [w.cases, found.cases + refused],
    [w.equal, found.equal],
    [w.different, found.different],
    [w.unexplained, found.unexplained],
    [w.refused, refused],
  ];
  const body = [
    `<h1>${html(w.title(report.label))}</h1>`,
    `<p class="soft">${html(w.of(report.book))}</p>`,
    `<p class="lead">${prose(lead)}.</p>`,
    `<ul class="numbers">${numbers.map(([name, count]) => `<li><b>${count}</b>${html(name)}</li>`).join('')}</ul>`,
    ...(found.different === 0 ? [] : [bridgeOf(report), alongBook(report)]),
    ...(found.explanations.length === 0 ? [] : [`<h2>${html(w.explanations)}</h2>`]),
    ...found.explanations.map((explanation, index) => card(report, explanation, index)),
    ...(found.different === 0 ? [] : [rowsOf(report)]),
    ...(found.silent.length === 0
      ? []
      : [
          `<h2>${html(w.cannotTell)}</h2><p>${html(w.cannotTellHint)}</p><ul>${found.silent.map(({ says }) => `<li>${prose(says[locale])}</li>`).join('')}</ul>`,
        ]),
    `<footer>${html(w.tried(found.tried))} ${html(report.madeBy)}</footer>`,
  ].join('\n');
  return reportPage(`${w.title(report.label)} · ${money.of(found.excess)}`, locale, body);
}

function bridgeOf({ found, money, locale }: ReconciliationReport): string {
  const w = reconciliationWords[locale];
  const parts: readonly BridgePart[] = [
    { label: w.excess, value: float(found.excess), shown: money.of(found.excess), kind: 'sum', colour: 0 },
    ...found.explanations.map(
      ({ amount, tally }, index): BridgePart => ({
        label: `${index + 1}. ${tally.hypothesis.says[locale]}`,
        value: -float(amount),
        shown: money.of(amount),
        kind: 'step',
        colour: colourOf(index),
      }),
    ),
    {
      label: w.unexplained,
      value: float(found.unexplainedExcess),
      shown: money.of(found.unexplainedExcess),
      kind: 'sum',
      colour: 0,
    },
  ];
  const rows: readonly TableRow[] = [
    {
      cells: [text(w.excess), number(String(found.different)), number(money.of(found.excess))],
      kind: 'total',
    },
    ...found.explanations.map(
      ({ amount, explains, tally }, index): TableRow => ({
        cells: [
          text(`${index + 1}. ${tally.hypothesis.says[locale]}`),
          number(String(explains)),
          number(money.of(amount)),
        ],
      }),
    ),
    {
      cells: [
        text(w.unexplained),
        number(String(found.unexplained)),
        number(money.of(found.unexplainedExcess)),
      ],
      kind: 'total',
    },
  ];
  return `<h2>${html(w.bridge)}</h2>${bridge(w.bridgeTitle, parts)}${table(w.bridgeTitle, [text(''), number(w.bills), number(w.amount)], rows)}`;
}

function alongBook({ found, differing, money, locale }: ReconciliationReport): string {
  const w = reconciliationWords[locale];
  const legend = [
    ...found.explanations.slice(0, mostColours).map((_, index) => `${mark(index + 1)} ${index + 1}`),
    ...(found.unexplained > 0 ? [`${mark(0)} ${html(w.unexplained)}`] : []),
  ].join(' &nbsp; ');
  const all = differing.rows.map(({ bill, excess, explanation }) => ({
    at: bill.number,
    value: float(excess),
    colour: colourOf(explanation),
  }));
  const last = Math.max(found.cases, ...all.map(({ at }) => at));
  return `${dots(w.along, w.explainedOf(found.different - found.unexplained, found.different), all, {
    last,
    axis: w.caseNumber,
    shown: (value) => money.written(value.toFixed(2)),
  })}<p>${legend}</p>`;
}

function card(report: ReconciliationReport, explanation: Explained, index: number): string {
  const { money, locale, receipts } = report;
  const w = reconciliationWords[locale];
  const { tally, alike, where, reach, explains, amount, decides } = explanation;
  const right = tally.breaks === 0 ? w.noneContradicts : w.contradicts(tally.breaks);
  const lines = [
    `<h3>${mark(colourOf(index))} ${index + 1}. ${prose(tally.hypothesis.says[locale])}</h3>`,
    `<p>${html(w.explainsBills(explains, money.of(amount)))} ${html(right)}</p>`,
  ];
  if (where !== undefined) {
    const groups = [...(tally.groups.get(where.column) ?? [])];
    lines.push(
      `<p>${html(w.where(where.column, where.values.join(', ')))}</p>`,
      table(
        w.byColumn(where.column),
        [text(where.column), number(w.asPredicted), number(w.otherwise)],
        groups.map(([value, counts]) => ({
          cells: [text(value), number(String(counts.explains)), number(String(counts.wrong))],
        })),
      ),
    );
  } else if ((reach satisfies 'everywhere' | 'in part') === 'in part') {
    lines.push(`<p>${html(w.somewhere)}</p>`);
  }
  if (alike.length > 0) {
    lines.push(
      `<p>${html(w.alike)}</p><ul>${alike
        .slice(0, 5)
        .map((other) => `<li>${prose(other.hypothesis.says[locale])}</li>`)
        .join('')}</ul>`,
    );
    if (decides !== undefined) {
      const facts = factsText(decides.facts);
      const shown = (amounts: readonly (string | undefined)[]) => amounts.map(money.written).join(', ');
      lines.push(`<p>${html(w.decides(facts, shown(decides.one), shown(decides.other)))}</p>`);
    }
  }
  const receipt = receipts.get(index);
  if (receipt !== undefined) {
    lines.push(
      twoReceipts(w.receipts(receipt.case), receipt.both, w.receipt, true),
      `<details><summary>${html(w.allLines)}</summary>${twoReceipts(w.receipts(receipt.case), receipt.both, w.receipt, false)}</details>`,
    );
  }
  return `<section class="card" style="--mark:var(--c${colourOf(index)})">${lines.join('\n')}</section>`;
}

/** Columns of the book that are shown beside a row. */
const mostColumns = 4;

function rowsOf({ differing, money, locale }: ReconciliationReport): string {
  const w = reconciliationWords[locale];
  const columns = [...new Set(differing.rows.flatMap(({ bill }) => Object.keys(bill.columns)))].slice(
    0,
    mostColumns,
  );
  const rows = differing.rows.map(
    ({ bill, excess, explanation }): TableRow => ({
      cells: [
        number(String(bill.number)),
        ...columns.map((column) => text(bill.columns[column] ?? '')),
        number(bill.priced.map(money.written).join(', ')),
        number(bill.billed.map(money.written).join(', ')),
        number(money.of(excess)),
        text(explanation === undefined ? w.nothing : String(explanation + 1)),
      ],
      ...(explanation === undefined ? { kind: 'differs' as const } : {}),
    }),
  );
  const heading = [
    number(w.caseNumber),
    ...columns.map(text),
    number(w.tariff),
    number(w.billed),
    number(w.difference),
    text(w.why),
  ];
  const more = differing.left === 0 ? '' : `<p>${html(w.moreRows(differing.left))}</p>`;
  return `<h2>${html(w.rows)}</h2>${table(w.rows, heading, rows)}${more}`;
}
