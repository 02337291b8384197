// Receipts as one HTML page that stands alone: no script, no file or font from elsewhere, prints on paper.

import type { Clause, Receipt, ReceiptEntry, ReceiptItem, ReceiptStep } from './receipt.js';
import { addsEntries, amountText, howText, optionText } from './receipt-text.js';
import { receiptWords } from './words.js';
import type { Locale } from './written.js';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const style = `
:root { color-scheme: light dark; --faint: color-mix(in srgb, currentColor 62%, transparent); --line: color-mix(in srgb, currentColor 22%, transparent); }
body { font: 16px/1.45 system-ui, sans-serif; max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .3rem; }
h2 { font-size: 1rem; margin: 2rem 0 .5rem; border-bottom: 2px solid; padding-bottom: .2rem; }
h3 { font-size: .95rem; margin: 1.4rem 0 .2rem; color: var(--faint); font-weight: 600; }
article + article { margin-top: 4rem; border-top: 4px double; padding-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
td, th { padding: .15rem 0; vertical-align: baseline; text-align: left; font-weight: inherit; }
.value { text-align: right; white-space: nowrap; padding-left: 1rem; font-variant-numeric: tabular-nums; }
.amount { display: flex; justify-content: space-between; gap: 1rem; font-weight: 650; padding: .3rem 0; border-bottom: 1px solid var(--line); }
.amount b { white-space: nowrap; font-variant-numeric: tabular-nums; }
.bill a { color: inherit; text-decoration: none; }
.bill a:hover { text-decoration: underline; }
.bill .sum td, .bill .sum th { border-top: 1px solid; font-weight: 650; }
blockquote { margin: .3rem 0 .3rem 1rem; font-style: italic; color: var(--faint); }
ol.steps { list-style: none; margin: .2rem 0 .8rem; padding-left: 1rem; }
ol.steps > li { padding: .15rem 0; }
.step { display: flex; justify-content: space-between; gap: 1rem; }
.step span:last-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
.how { color: var(--faint); font-size: .9rem; padding-left: 1rem; overflow-wrap: anywhere; }
.retained { font-weight: 650; }
.wrong { color: #b00020; font-weight: 700; }
footer { margin-top: 2rem; font-size: .8rem; color: var(--faint); overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } article { break-after: page; } }
`;

/** A whole page with the receipts one below the other. */
export function receiptPage(receipts: readonly Receipt[], locale: Locale): string {
  const title = receipts[0]?.tariff.label ?? receiptWords[locale].receipt;
  const body = receipts.map(receiptArticle).join('\n');
  return [
    '<!doctype html>',
    `<html lang="${locale}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${html(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function receiptArticle(receipt: Receipt): string {
  const words = receiptWords[receipt.locale];
  const parts = [`<h1>${html(receipt.tariff.label)}</h1>`];
  for (const { name } of receipt.tariff.documents) {
    parts.push(`<div>${words.document}${words.colon} ${html(name)}</div>`);
  }
  parts.push(`<h2>${words.facts}</h2>`, '<table>');
  for (const fact of receipt.facts) {
    parts.push(
      `<tr><th scope="row">${html(fact.label)}${itemText(fact.item)}</th><td class="value">${html(fact.value)}</td></tr>`,
    );
  }
  parts.push('</table>', `<h2>${words.results}</h2>`, '<table class="bill">');
  for (const entry of receipt.entries) {
    parts.push(
      `<tr${addsEntries(entry, receipt) ? ' class="sum"' : ''}><th scope="row"><a href="#${anchor(entry)}">${html(entry.label)}${itemText(entry.item)}</a></th><td class="value">${html(amountText(entry, receipt))}</td></tr>`,
    );
  }
  parts.push('</table>', `<h2>${words.details}</h2>`);
  let before = '';
  for (const entry of receipt.entries) {
    const place = clauseText(entry.clause, receipt.locale);
    if (place !== before && place !== '') parts.push(`<h3>${html(place)}</h3>`);
    before = place;
    parts.push(entryHtml(entry, receipt));
  }
  if (receipt.readings.length > 0) {
    parts.push(`<h2>${words.readings} (${words.readingsHint})</h2>`, '<dl>');
    for (const reading of receipt.readings) {
      const other = reading.asChosen ? '' : ` (${words.otherOption})`;
      parts.push(
        `<dt>${html(reading.label)}</dt>`,
        `<dd><b>${html(optionText(reading))}</b>${other}${reading.because === '' ? '' : `${words.colon} ${html(reading.because)}`}</dd>`,
      );
    }
    parts.push('</dl>');
  }
  if (receipt.notices.length > 0) {
    parts.push(`<h2>${words.notices}</h2>`, '<ul>');
    for (const { text } of receipt.notices) parts.push(`<li>${html(text)}</li>`);
    parts.push('</ul>');
  }
  if (!receipt.ties) parts.push(`<p class="wrong">${words.doesNotTie}</p>`);
  parts.push(footer(receipt));
  return `<article lang="${receipt.locale}">\n${parts.join('\n')}\n</article>`;
}

function entryHtml(entry: ReceiptEntry, receipt: Receipt): string {
  const words = receiptWords[receipt.locale];
  const parts = [
    `<div class="amount" id="${anchor(entry)}"><span>${html(entry.label)}${itemText(entry.item)}</span><b>${html(amountText(entry, receipt))}</b></div>`,
  ];
  if (entry.clause?.quote !== undefined)
    parts.push(`<blockquote>«\u00a0${html(entry.clause.quote)}\u00a0»</blockquote>`);
  if (entry.dueWhen !== undefined && !entry.due) {
    parts.push(`<div class="how">${words.dueWhen} ${html(entry.dueWhen)}</div>`);
  }
  const place = clauseText(entry.clause, receipt.locale);
  if (entry.steps.length > 0) {
    parts.push(
      `<ol class="steps">${entry.steps.map((step) => stepHtml(step, place, receipt)).join('')}</ol>`,
    );
  }
  if (entry.sum !== undefined) {
    parts.push('<table>');
    for (const part of entry.sum.parts) {
      parts.push(
        `<tr><td>${part.subtracted ? '−' : '+'} ${html(part.label)}${itemText(part.item)}</td><td class="value">${html(part.written)}</td></tr>`,
      );
    }
    const wrong = entry.sum.ties ? '' : ` <span class="wrong">${words.doesNotTie}</span>`;
    parts.push(
      `<tr><td>= ${words.sum}${wrong}</td><td class="value">${html(entry.sum.written)}</td></tr>`,
      '</table>',
    );
  }
  return parts.join('\n');
}

function stepHtml(step: ReceiptStep, entryPlace: string, receipt: Receipt): string {
  const words = receiptWords[receipt.locale];
  const counterfactual = step.counterfactual === undefined ? '' : ` [${html(step.counterfactual)}]`;
  const how: string[] = [];
  const place = clauseText(step.clause, receipt.locale);
  if (place !== '' && place !== entryPlace) how.push(html(place));
  if (step.clause?.quote !== undefined) how.push(`<q>${html(step.clause.quote)}</q>`);
  if (step.reading !== undefined) {
    how.push(`${words.reading} <code>${html(step.reading.name)} = ${html(step.reading.option)}</code>`);
  }
  const numbers = howText(step);
  if (numbers !== '') how.push(html(numbers));
  for (const row of step.rows) {
    const cells = row.cells.map((cell, index) => (index === row.taken ? `<b>${html(cell)}</b>` : html(cell)));
    const table = row.table === step.label ? '' : `${html(row.table)}, `;
    const numbers = row.numbers === undefined ? '' : `${words.colon} ${html(row.numbers)}`;
    how.push(`${table}${words.row}${words.colon} | ${cells.join(' | ')} |${numbers}`);
  }
  for (const alternative of step.alternatives) {
    const text = `${html(alternative.label)}${words.colon} ${html(alternative.written)}`;
    how.push(alternative.retained ? `<span class="retained">${text} ← ${words.retained}</span>` : text);
  }
  const details = how.map((line) => `<div class="how">${line}</div>`).join('');
  return `<li><div class="step"><span>${html(step.label)}${itemText(step.item)}${counterfactual}</span><span>${html(step.written)}</span></div>${details}</li>`;
}

const anchor = (entry: ReceiptEntry): string =>
  html(`${entry.name}${entry.item === undefined ? '' : `-${entry.item.position}`}`);

const itemText = (item: ReceiptItem | undefined): string =>
  item === undefined ? '' : ` (${html(item.label)} ${item.position})`;

const clauseText = (clause: Clause | undefined, locale: Locale): string =>
  clause === undefined ? '' : receiptWords[locale].section(clause.number, clause.title);

function footer({ tariff, provenance, locale }: Receipt): string {
  const words = receiptWords[locale];
  const documents = tariff.documents
    .filter(({ sha256 }) => sha256 !== undefined)
    .map(({ name, sha256 }) => `<div>${html(name)}${words.colon} SHA-256 ${sha256}</div>`);
  return `<footer><div>${words.madeWith} bareme ${html(provenance.compilerVersion)}, ${words.rules}${words.colon} SHA-256 ${html(provenance.ruleHash)}</div>${documents.join('')}</footer>`;
}
