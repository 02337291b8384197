// One ruleset as a page: what it prices, its tables with their curves, what the document leaves open, what is proved, and the
// receipt of an example. Pure: model and what was made of it → Markdown with the files that it refers to.

import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { runExample } from '../../compiler/3-model/examples.js';
import type { Model } from '../../compiler/3-model/model.js';
import { resultWords } from '../../compiler/3-model/result-words.js';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import type { EmittedFile, Provenance } from '../../compiler/6-emit/backend.js';
import { alternativeText } from '../../compiler/6-emit/curves/alternative-text.js';
import { svgOf } from '../../compiler/6-emit/curves/chart/svg-of-picture.js';
import { picturesOf } from '../../compiler/6-emit/curves/pictures-of-model.js';
import {
  type Receipt,
  receiptOf,
  receiptPage,
  receiptText,
} from '../../compiler/6-emit/receipt/receipt-of-case.js';
import { isoFromDays } from '../../compiler/runtime/exact/calendar.js';
import { block, cell, inline, table, yaml } from './markdown.js';
import { playgroundLink } from './playground-links.js';
import { printedTables } from './printed-tables.js';
import { type Words, words } from './words.js';

export interface RulesetToShow {
  /** Of its folder: names the page's files. */
  readonly name: string;
  readonly group: string;
  readonly model: Model;
  readonly rules: string;
  readonly provenance: Provenance;
  /** To be downloaded: evaluator, workbook, schema. */
  readonly files: readonly EmittedFile[];
}

export interface Page {
  readonly markdown: string;
  /** By the name under which the page refers to them. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** Parts of the domain that a proof may look at here: `bareme prove` goes further. */
const boxes = 100;

export async function rulesetPage(shown: RulesetToShow): Promise<Page> {
  const { name, group, model, rules } = shown;
  const say = words[model.language];
  const files = new Map<string, string | Uint8Array>();
  const keep = (file: string, content: string | Uint8Array): string => {
    files.set(`${name}-${file}`, content);
    return `files/${name}-${file}`;
  };
  const parts = [
    yaml({ title: model.label, group }),
    `# ${inline(model.label)}`,
    about(model, say),
    downloads(shown, keep, say),
    `## ${say.results}`,
    results(model, say),
    await tables(model, keep, say),
    readings(model, say),
    proofs(model, say),
    examples(model, say),
    receipt(shown, keep, say),
    leftOut(model, say),
    `## ${say.rules}`,
    block(rules.trimEnd(), 'text'),
  ];
  return { markdown: `${parts.filter((part) => part !== '').join('\n\n')}\n`, files };
}

function about(model: Model, say: Words): string {
  const periods = model.versions.map(({ name, from, to }) => {
    const day = (days: number | undefined) => (days === undefined ? '…' : isoFromDays(days));
    return from === undefined && to === undefined
      ? ''
      : `${name === undefined ? '' : `${name}: `}${day(from)} – ${day(to)}`;
  });
  const lines: (readonly [string, string])[] = [
    [say.document, model.documents.map((document) => document.name).join('; ')],
    [say.period, periods.filter((period) => period !== '').join('; ')],
    [say.currency, model.currency?.code ?? ''],
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([what, value]) => `**${what}** ${inline(value)}`)
    .join('<br>\n');
}

function downloads(
  { name, rules, files }: RulesetToShow,
  keep: (file: string, content: string | Uint8Array) => string,
  say: Words,
): string {
  const told: Readonly<Record<string, string>> = {
    'workbook.xlsx': say.workbook,
    'evaluator.ts': say.evaluator,
    'facts.schema.json': say.schema,
  };
  const links = [
    `[${say.ruleFile}](${keep('rules.bareme', rules)})`,
    ...files
      .filter((file) => told[file.name] !== undefined)
      .map((file) => `[${told[file.name]}](${keep(file.name, file.content)})`),
  ];
  return `<div class="downloads">\n\n[${say.playground}](${playgroundLink(name)}) ${links.join(' ')}\n\n</div>`;
}

function results(model: Model, say: Words): string {
  const listed = new Set(model.results.filter((result) => result.listed).map((result) => result.name));
  const rows = resultWords(model)
    .filter((result) => listed.has(result.name))
    .map(({ name, label, unit, clause }) => [cell(label), `\`${name}\``, cell(unit), cell(clause)]);
  return table([say.amount, say.name, say.unit, say.clause], rows);
}

async function tables(
  model: Model,
  keep: (file: string, content: string) => string,
  say: Words,
): Promise<string> {
  const pictures = picturesOf(model);
  const parts: string[] = [];
  for (const printed of printedTables(model, say)) {
    parts.push(`### ${inline(printed.label)}`);
    if (printed.clause !== '') parts.push(`*${inline(printed.clause)}*`);
    for (const picture of pictures.filter(({ of }) => of === printed.origin)) {
      const path = keep(`${picture.name}.svg`, await svgOf(picture));
      parts.push(`<img class="curve" src="${path}" alt="${cell(alternativeText(picture))}">`);
    }
    parts.push(printed.markdown);
  }
  return parts.length === 0 ? '' : [`## ${say.tables}`, ...parts].join('\n\n');
}

function readings(model: Model, say: Words): string {
  if (model.readings.length === 0) return '';
  const parts = model.readings.map(({ label, options, chosen }) => {
    const rows = options.map(({ name, label: called, because }) => [
      `${name === chosen ? `**\`${name}\`** ✓` : `\`${name}\``}${called === name ? '' : ` ${cell(called)}`}`,
      cell(because),
    ]);
    return `### ${inline(label)}\n\n${table([say.option, say.because], rows)}`;
  });
  return [`## ${say.readings}`, say.readingsAre, ...parts].join('\n\n');
}

/** The section about what is proved; empty where there is no check. */
export function proofs(model: Model, say: Words): string {
  const found = prove(model, { boxes, tests: 60 });
  if (found.length === 0) return '';
  const rows = found.map(({ property, status }) => [
    cell(property.kind === 'always' ? property.text : `${property.text} [${property.fact}]`),
    say.status[status],
  ]);
  const proved = found.filter(({ status }) => status === 'proved').length;
  return [`## ${say.proofs}`, say.proofsAre(proved, found.length), table([say.check, say.found], rows)].join(
    '\n\n',
  );
}

function examples(model: Model, say: Words): string {
  const interpreter = new Interpreter(model);
  const rows = model.examples.map((example) => {
    const outcome = runExample(interpreter, example);
    const values = outcome.results.map(({ name, expected }) => `${name} = ${String(expected)}`).join(', ');
    return [cell(example.label), cell(values), outcome.passed ? '✓' : '✗'];
  });
  if (rows.length === 0) return '';
  return [`## ${say.examples}`, table([say.example, say.expected, ''], rows)].join('\n\n');
}

function receipt(
  { model, provenance }: RulesetToShow,
  keep: (file: string, content: string) => string,
  say: Words,
): string {
  const interpreter = new Interpreter(model);
  for (const example of model.examples) {
    // An example may give only what its results need.
    const results = example.expected.map(({ result }) => result);
    const options = { readings: example.readings, provenance };
    const whole = receiptOf(interpreter, example.facts, options);
    const told = whole.ok ? whole : receiptOf(interpreter, example.facts, { ...options, results });
    if (told.ok) return receiptPart(example.label, told.receipt, model, keep, say);
  }
  return '';
}

function receiptPart(
  label: string,
  receipt: Receipt,
  model: Model,
  keep: (file: string, content: string) => string,
  say: Words,
): string {
  const path = keep('receipt.html', receiptPage([receipt], model.language));
  return [
    `## ${say.receipt}`,
    `${inline(label)} · [${say.printable}](${path})`,
    block(receiptText(receipt).trimEnd(), 'text'),
  ].join('\n\n');
}

function leftOut(model: Model, say: Words): string {
  if (model.notModelled.length === 0) return '';
  const rows = model.notModelled.map(({ text, because }) => [cell(text), cell(because)]);
  return [`## ${say.leftOut}`, table([say.passage, say.because], rows)].join('\n\n');
}
