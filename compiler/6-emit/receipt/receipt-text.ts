// A receipt as plain text, a hundred columns wide at most where words allow it.

import { displayWidth, padEnd, padStart, printable } from '../../diagnostics/display.js';
import type { Clause, Receipt, ReceiptEntry, ReceiptItem, ReceiptReading, ReceiptStep } from './receipt.js';
import { receiptWords } from './words.js';

const width = 88;

/** Ends with a line break. */
export function receiptText(receipt: Receipt): string {
  const words = receiptWords[receipt.locale];
  const { tariff, provenance } = receipt;
  const lines: string[] = [printable(tariff.label), '='.repeat(Math.min(width, displayWidth(tariff.label)))];
  for (const document of tariff.documents) {
    const hash = document.sha256 === undefined ? '' : ` (SHA-256 ${document.sha256})`;
    lines.push(...wrap(`${words.document}${words.colon} ${printable(document.name)}${hash}`, ''));
  }

  lines.push('', heading(words.facts));
  for (const fact of receipt.facts) {
    lines.push(aligned(`  ${printable(fact.label)}${itemText(fact.item)}`, printable(fact.value)));
  }

  lines.push('', heading(words.results));
  for (const entry of receipt.entries) lines.push(...billLines(entry, receipt));

  lines.push('', heading(words.details));
  let clause = '';
  for (const entry of receipt.entries) {
    const place = clauseHeading(entry.clause, receipt);
    if (place !== clause && place !== '') lines.push('', ...wrap(place, ''));
    clause = place;
    lines.push(...entryLines(entry, receipt));
  }

  if (receipt.readings.length > 0) {
    lines.push('', heading(`${words.readings} (${words.readingsHint})`));
    for (const reading of receipt.readings) {
      lines.push(...wrap(printable(reading.label), '  '));
      const other = reading.asChosen ? '' : ` (${words.otherOption})`;
      const because = reading.because === '' ? '' : `${words.colon} ${reading.because}`;
      lines.push(...wrap(printable(`→ ${optionText(reading)}${other}${because}`), '    '));
    }
  }
  if (receipt.notices.length > 0) {
    lines.push('', heading(words.notices));
    for (const { text } of receipt.notices) lines.push(...wrap(`! ${printable(text)}`, '  '));
  }
  if (!receipt.ties) lines.push('', words.doesNotTie);
  lines.push(
    '',
    `${words.madeWith} bareme ${provenance.compilerVersion}`,
    `${words.rules}${words.colon} SHA-256 ${provenance.ruleHash}`,
  );
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** One line of the bill; a rule above what adds lines above it. */
function billLines(entry: ReceiptEntry, receipt: Receipt): string[] {
  const written = printable(amountText(entry, receipt));
  const line = aligned(`  ${printable(entry.label)}${itemText(entry.item)}`, written);
  return !addsEntries(entry, receipt) ? [line] : [padStart('-'.repeat(displayWidth(written)), width), line];
}

/** True for what adds lines of the bill: a rule is drawn above it. */
export function addsEntries(entry: ReceiptEntry, { entries }: Receipt): boolean {
  const names = new Set(entries.map(({ name }) => name));
  return (entry.sum?.parts ?? []).filter(({ name }) => names.has(name)).length > 1;
}

export const amountText = (entry: ReceiptEntry, { locale }: Receipt): string =>
  entry.due ? entry.written : `(${receiptWords[locale].notDue}) ${entry.written}`;

function entryLines(entry: ReceiptEntry, receipt: Receipt): string[] {
  const words = receiptWords[receipt.locale];
  const lines = [
    aligned(`${printable(entry.label)}${itemText(entry.item)}`, printable(amountText(entry, receipt))),
  ];
  if (entry.clause?.quote !== undefined)
    lines.push(...wrap(`«\u00a0${printable(entry.clause.quote)}\u00a0»`, '  '));
  if (entry.dueWhen !== undefined && !entry.due) {
    lines.push(...wrap(`${words.dueWhen} ${printable(entry.dueWhen)}`, '  '));
  }
  const place = clauseHeading(entry.clause, receipt);
  for (const step of entry.steps) lines.push(...stepLines(step, place, receipt));
  if (entry.sum !== undefined) {
    for (const part of entry.sum.parts) {
      const sign = part.subtracted ? '−' : '+';
      lines.push(
        aligned(`  ${sign} ${printable(part.label)}${itemText(part.item)}`, printable(part.written)),
      );
    }
    lines.push(
      aligned(`  = ${words.sum}${entry.sum.ties ? '' : ` (${words.doesNotTie})`}`, entry.sum.written),
    );
  }
  return lines;
}

function stepLines(step: ReceiptStep, entryPlace: string, receipt: Receipt): string[] {
  const words = receiptWords[receipt.locale];
  const counterfactual = step.counterfactual === undefined ? '' : ` [${step.counterfactual}]`;
  const lines = [
    aligned(
      `  ${printable(step.label)}${itemText(step.item)}${counterfactual}`,
      printable(step.written),
      '.',
    ),
  ];
  const add = (text: string) => lines.push(...wrap(printable(text), '      '));
  const place = clauseHeading(step.clause, receipt);
  if (place !== '' && place !== entryPlace) add(place);
  if (step.clause?.quote !== undefined) add(`«\u00a0${step.clause.quote}\u00a0»`);
  if (step.reading !== undefined) add(`${words.reading} ${step.reading.name} = ${step.reading.option}`);
  const how = howText(step);
  if (how !== '') add(how);
  for (const row of step.rows) {
    const cells = row.cells.map((cell, index) => (index === row.taken ? `→ ${cell}` : cell));
    const table = row.table === step.label ? '' : `${row.table}, `;
    const numbers = row.numbers === undefined ? '' : `${words.colon} ${row.numbers}`;
    add(`${table}${words.row}${words.colon} | ${cells.join(' | ')} |${numbers}`);
  }
  for (const alternative of step.alternatives) {
    const mark = alternative.retained ? `  ← ${words.retained}` : '';
    add(`- ${alternative.label}${words.colon} ${alternative.written}${mark}`);
  }
  return lines;
}

/** The formula as written, with its numbers; empty where it would only repeat the value. */
export function howText(step: ReceiptStep): string {
  if (step.alternatives.length > 1) return '';
  const same = folded(step.formula) === folded(step.label) || folded(step.formula) === folded(step.numbers);
  const formula = same ? '' : step.formula;
  if (step.rounding !== undefined) {
    if (!step.rounding.changes) return '';
    return `${formula === '' ? '' : `${formula} : `}${step.rounding.exact} → ${step.written}`;
  }
  if (step.numbers === step.written) return '';
  return `${formula === '' ? '' : `${formula} `}= ${step.numbers}`;
}

const folded = (text: string): string => text.replaceAll('\u00a0', ' ');

/** An option that is called by its reason goes by its name. */
export const optionText = ({ option, optionLabel, because }: ReceiptReading): string =>
  optionLabel === because ? option : optionLabel;

const heading = (text: string): string => text.toUpperCase();

const itemText = (item: ReceiptItem | undefined): string =>
  item === undefined ? '' : ` (${item.label} ${item.position})`;

function clauseHeading(clause: Clause | undefined, { locale }: Receipt): string {
  return clause === undefined ? '' : printable(receiptWords[locale].section(clause.number, clause.title));
}

/** Label on the left, value on the right; the value goes to a line of its own where both do not fit. */
function aligned(label: string, value: string, filler = ' '): string {
  const room = width - displayWidth(label) - displayWidth(value);
  if (room < 2) return `${label}\n${padStart(value, width)}`;
  if (filler === ' ' || room < 6) return `${padEnd(label, width - displayWidth(value))}${value}`;
  return `${label} ${filler.repeat(room - 2)} ${value}`;
}

/** Broken between words; no-break spaces keep numbers whole. */
function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && displayWidth(indent + line) + 1 + displayWidth(word) > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
}
