// One evaluated case into its receipt: a bill in the order of the document, every amount with how it comes about.

import type { Definition, Expression, Model, Result } from '../../3-model/model.js';
import type { Value } from '../../runtime/facts/fact-shapes.js';
import type { Assessment } from '../../runtime/outcome/assessment.js';
import type { Provenance } from '../backend.js';
import type { CaseView } from './case-view.js';
import { followed, indexOf, type Occurrence } from './followed.js';
import type { Receipt, ReceiptEntry, ReceiptFact, ReceiptReading, ReceiptSum } from './receipt.js';
import { shownSteps } from './shown-steps.js';
import { type Sum, sumBehind } from './sums.js';
import type { Telling } from './telling.js';
import { type Locale, writeOutput, writeValue } from './written.js';

export interface ReceiptRequest {
  readonly model: Model;
  readonly assessment: Assessment;
  readonly view: CaseView;
  /** The results to tell of, in order. */
  readonly results: readonly Result[];
  readonly provenance: Provenance;
  readonly locale: Locale;
}

/** `assessment` is the outcome of the same case with the same results, which all have values in `view`. */
export function makeReceipt(request: ReceiptRequest): Receipt {
  const { model, assessment, view, results, provenance, locale } = request;
  const index = indexOf(model);
  const telling: Telling = {
    index,
    view,
    locale,
    itemOf(list, item) {
      if (list === undefined || item === undefined) return undefined;
      const label = model.lists.find(({ name }) => name === list)?.label ?? list;
      return { list, label, position: item + 1 };
    },
    clauseOf(section, quote) {
      const found = model.sections.find(({ id }) => id === section);
      if (found === undefined && quote === undefined) return undefined;
      return {
        number: found?.number ?? '',
        title: found?.title ?? '',
        quote: quote?.text,
        document: quote?.document ?? model.documents[0]?.name,
        span: quote?.span ?? found?.span,
      };
    },
  };
  const entries: ReceiptEntry[] = [];
  const readings = new Set<string>();
  const told = new Set<string>();
  const resultOf = new Map(results.map((result) => [result.definition, result]));
  for (const result of results) {
    const definition = index.definitions.get(result.definition);
    if (definition === undefined) continue;
    const items = result.list === undefined ? [undefined] : [...Array(view.itemCount(result.list)).keys()];
    for (const item of items) {
      const stop = (other: Definition, place: number | undefined) =>
        !(other === definition && place === item) &&
        (resultOf.has(other.id) || told.has(keyOf({ definition: other, item: place })));
      const { entry, asked } = entryOf(result, { definition, item }, request, telling, stop, told);
      entries.push(entry);
      for (const reading of asked) readings.add(reading);
    }
  }
  return {
    locale,
    tariff: {
      name: model.name,
      label: model.label,
      documents: model.documents.map(({ name }) => ({ name, sha256: provenance.documentHashes[name] })),
    },
    facts: factsOf(model, telling),
    entries,
    readings: readingsOf(model, assessment, readings, telling),
    inForce: assessment.inForce,
    notices: assessment.notices.map((text) => {
      const notice = model.notices.find((candidate) => candidate.text === text);
      return { text, clause: telling.clauseOf(notice?.section, notice?.quote) };
    }),
    ties: entries.every(({ sum }) => sum === undefined || sum.ties) && partsAreShown(entries, results, model),
    provenance,
  };
}

const keyOf = ({ definition, item }: Occurrence): string => `${item ?? ''} ${definition.id}`;

function entryOf(
  result: Result,
  from: Occurrence,
  { model, assessment, locale }: ReceiptRequest,
  telling: Telling,
  stop: (definition: Definition, item: number | undefined) => boolean,
  told: Set<string>,
): { readonly entry: ReceiptEntry; readonly asked: ReadonlySet<string> } {
  const { index, view } = telling;
  const { definition, item } = from;
  const output = assessment.outputs[result.name];
  const value = (typeof output === 'object' ? output[item ?? 0] : output) ?? '';
  const sum = result.kind === 'amount' ? sumBehind(definition, item, index, view, stop) : undefined;
  const { occurrences, readings } = followed(from, index, view, stop);
  const notDue = gateOf(definition, item, telling);
  for (const occurrence of occurrences) told.add(keyOf(occurrence));
  const entry: ReceiptEntry = {
    name: result.name,
    definition: definition.id,
    span: definition.span,
    label: result.label,
    kind: result.kind,
    item: telling.itemOf(result.list, item),
    clause: telling.clauseOf(definition.section, definition.quote),
    value,
    written: writeOutput(value, result, model, locale),
    due: notDue === undefined,
    dueWhen: notDue,
    steps: shownSteps(occurrences, from, sum, telling),
    sum: sum && sumOf(sum, telling),
  };
  return { entry, asked: readings };
}

/** The condition of a due gate that is shut, as written; looked for along values that are only passed on. */
function gateOf(
  definition: Definition,
  item: number | undefined,
  { index, view }: Telling,
): string | undefined {
  let current: Definition | undefined = definition;
  while (current !== undefined) {
    const { body, role, formula }: Definition = current;
    if (role === 'due' && body.kind === 'conditional' && view.taken(body, item) === body.otherwise)
      return formula;
    let node: Expression = body;
    while (node.kind === 'round') node = node.operand;
    if (role === 'due' && node.kind === 'conditional') node = view.taken(node, item) ?? node;
    current = node.kind === 'reference' ? index.definitions.get(node.definition) : undefined;
  }
  return undefined;
}

function sumOf(sum: Sum, telling: Telling): ReceiptSum {
  const { index, locale, itemOf } = telling;
  const { model, definitions } = index;
  const parts = sum.parts.map(({ expression, item, subtracted, value }) => {
    const target = expression.kind === 'reference' ? definitions.get(expression.definition) : undefined;
    const fact =
      expression.kind === 'fact' ? model.facts.find(({ name }) => name === expression.fact) : undefined;
    const written = writeValue(value, expression.type, model, locale);
    return {
      name: target?.owner ?? fact?.name ?? '',
      label: target?.label ?? fact?.label ?? written,
      item: itemOf(target?.list ?? fact?.list, item),
      subtracted,
      written,
    };
  });
  return { parts, written: writeValue(sum.value, sum.type, model, locale), ties: sum.ties };
}

/** Every part of a sum that is a result of its own stands on the receipt with the value that the sum adds. */
function partsAreShown(entries: readonly ReceiptEntry[], results: readonly Result[], model: Model): boolean {
  const names = new Set(results.map(({ name }) => name));
  return entries.every(({ sum }) =>
    (sum?.parts ?? []).every((part) => {
      if (!names.has(part.name)) return true;
      const finals = model.definitions.filter(
        ({ owner, final, label }) => owner === part.name && final && label === part.label,
      );
      if (finals.length === 0) return true;
      return entries.some(
        (entry) =>
          entry.name === part.name &&
          entry.item?.position === part.item?.position &&
          entry.written === part.written,
      );
    }),
  );
}

function factsOf(model: Model, { view, itemOf, locale }: Telling): readonly ReceiptFact[] {
  const told: ReceiptFact[] = [];
  const tell = (name: string, item: number | undefined) => {
    const fact = model.facts.find((candidate) => candidate.name === name);
    const value: Value | undefined = view.fact(name, item);
    if (fact === undefined || value === undefined) return;
    told.push({
      name,
      label: fact.label,
      value: writeValue(value, fact.type, model, locale),
      item: itemOf(fact.list, item),
    });
  };
  for (const { name } of model.facts.filter(({ list }) => list === undefined)) tell(name, undefined);
  for (const list of model.lists) {
    for (let item = 0; item < view.itemCount(list.name); item++) {
      for (const { name } of model.facts.filter((fact) => fact.list === list.name)) tell(name, item);
    }
  }
  return told;
}

function readingsOf(
  model: Model,
  assessment: Assessment,
  asked: ReadonlySet<string>,
  { clauseOf }: Telling,
): readonly ReceiptReading[] {
  return model.readings
    .filter(({ name }) => asked.has(name))
    .map((reading) => {
      const option = assessment.readings[reading.name] ?? reading.chosen;
      return {
        name: reading.name,
        label: reading.label,
        option,
        optionLabel: reading.options.find(({ name }) => name === option)?.label ?? option,
        because: reading.options.find(({ name }) => name === option)?.because ?? '',
        asChosen: option === reading.chosen,
        clause: clauseOf(reading.section, undefined),
      };
    });
}
