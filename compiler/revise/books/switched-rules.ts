// Rules and the slips that explain a book → one model in which each slip is a reading that can be switched on, with what was
// billed as a fact and the difference as a result: what a workbook of many cases shows live.

import { mapOperands } from '../../3-model/expressions/children.js';
import type { Definition, Expression, Fact, Model, Reading, Result } from '../../3-model/model.js';
import { type Rational, rational } from '../../runtime/exact/rational.js';
import type { Localized } from '../../runtime/outcome/localized.js';
import { stepOf } from '../edits/nodes.js';
import { rulesOfResults } from '../edits/rules-of-results.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';

export interface SwitchedRules {
  readonly model: Model;
  /** By hypothesis: the reading and its option that stand for it; undefined where it cannot be switched. */
  readonly switches: readonly (Switch | undefined)[];
  /** By result: the fact that holds what was billed. */
  readonly billed: readonly string[];
}

export interface Switch {
  readonly reading: string;
  readonly option: string;
}

/** Greatest amount that may have been billed, either way. */
const mostBilled = rational(1_000_000_000n);

export function switchedRules(
  model: Model,
  results: readonly Result[],
  hypotheses: readonly Hypothesis[],
  locale: keyof Localized,
): SwitchedRules {
  let rules = rulesOfResults(model, results);
  const switches = hypotheses.map((hypothesis, index): Switch | undefined => {
    const { option, reading } = hypothesis.names;
    if (hypothesis.kind === 'reading' && option !== undefined && reading !== undefined) {
      return rules.readings.some(({ name }) => name === reading) ? { reading, option } : undefined;
    }
    if (hypothesis.does.kind !== 'rules') return undefined;
    const edited = hypothesis.does.edit(rules);
    const switched =
      edited && withSwitch(rules, edited, freeName(rules, `slip_${index + 1}`), hypothesis.says[locale]);
    if (switched === undefined) return undefined;
    rules = switched.model;
    return switched.made;
  });
  const names = results.map(({ name }) => freeName(rules, `billed_${name}`));
  for (const [index, result] of results.entries())
    rules = withBilled(rules, result, names[index] ?? '', locale);
  return { model: rules, switches, billed: names };
}

const freeName = ({ facts, readings, definitions }: Model, wanted: string): string => {
  const taken = new Set(
    [...facts, ...readings].map(({ name }) => name).concat(definitions.map(({ owner }) => owner)),
  );
  let name = wanted;
  while (taken.has(name)) name += '_';
  return name;
};

const asText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)) ?? '';

/** Both models in one; undefined where the slip does more than to change what is computed. */
function withSwitch(
  rules: Model,
  edited: Model,
  name: string,
  label: string,
): { readonly model: Model; readonly made: Switch } | undefined {
  const before = new Map(rules.definitions.map((definition) => [definition.id, definition]));
  const same =
    edited.definitions.length === rules.definitions.length &&
    edited.definitions.every(({ id }) => before.has(id)) &&
    asText([edited.facts, edited.readings, edited.lists]) ===
      asText([rules.facts, rules.readings, rules.lists]);
  const [place] = rules.definitions;
  if (!same || place === undefined) return undefined;
  const suffix = `~${name}`;
  // A table of its own, or a workbook would take it for the printed one.
  const changed = <T extends { readonly id: string; readonly origin: string }>(
    old: readonly T[],
    renewed: readonly T[],
  ): readonly T[] =>
    renewed
      .filter((one) => asText(old.find(({ id }) => id === one.id)) !== asText(one))
      .map((one) => ({ ...one, id: `${one.id}${suffix}`, origin: `${one.origin}_${name}` }));
  const tables = changed(rules.tables, edited.tables);
  const scales = changed(rules.scales, edited.scales);
  const moved = new Set([...tables, ...scales].map(({ id }) => id));
  const pointed = (node: Expression): Expression => {
    const inner = mapOperands(node, pointed);
    if (inner.kind === 'lookup' && moved.has(`${inner.table}${suffix}`))
      return { ...inner, table: `${inner.table}${suffix}` };
    if (inner.kind === 'scale' && moved.has(`${inner.scale}${suffix}`))
      return { ...inner, scale: `${inner.scale}${suffix}` };
    return inner;
  };
  const on: Expression = isOn(name, place);
  let switched = false;
  const definitions = edited.definitions.flatMap((renewed): readonly Definition[] => {
    const old = before.get(renewed.id);
    const body = pointed(renewed.body);
    if (old === undefined || asText(body) === asText(old.body)) return [old ?? renewed];
    switched = true;
    const apart = (id: string, of: Expression): Definition => ({ ...old, id, body: of, final: false });
    const [own, other] = [`${old.id}${suffix}.off`, `${old.id}${suffix}.on`];
    const refer = (id: string): Expression => ({
      kind: 'reference',
      definition: id,
      items: old.loops.map(({ id }) => id),
      type: old.type,
      span: old.span,
    });
    return [
      apart(own, old.body),
      apart(other, body),
      {
        ...old,
        role: 'formula',
        body: {
          kind: 'conditional',
          branches: [{ when: on, then: refer(other) }],
          otherwise: refer(own),
          type: old.type,
          span: old.span,
        },
      },
    ];
  });
  if (!switched) return undefined;
  const set: Reading['set'] = {
    name,
    options: [
      { name: 'off', label: 'off' },
      { name: 'on', label: 'on' },
    ],
  };
  const reading: Reading = {
    name,
    label,
    set,
    options: [
      { name: 'off', label: 'off', because: '', formula: '' },
      { name: 'on', label: 'on', because: label, formula: '' },
    ],
    chosen: 'off',
    section: undefined,
    span: place.span,
  };
  return {
    model: {
      ...rules,
      definitions,
      tables: [...rules.tables, ...tables],
      scales: [...rules.scales, ...scales],
      readings: [...rules.readings, reading],
    },
    made: { reading: name, option: 'on' },
  };
}

function isOn(name: string, { span }: Definition): Expression {
  const type: Expression['type'] = {
    kind: 'choice',
    set: {
      name,
      options: [
        { name: 'off', label: 'off' },
        { name: 'on', label: 'on' },
      ],
    },
  };
  return {
    kind: 'compare',
    operator: 'equal',
    left: { kind: 'reading', reading: name, type, span },
    right: { kind: 'option', value: 'on', type, span },
    type: { kind: 'yes-no' },
    span,
  };
}

const negative = ({ n, d }: Rational): Rational => ({ n: -n, d });

function withBilled(rules: Model, result: Result, name: string, locale: keyof Localized): Model {
  const total = rules.definitions.find(({ id }) => id === result.definition);
  if (total === undefined) return rules;
  const { span } = total;
  const { type, label } = result;
  const fact: Fact = {
    name,
    label: { en: `billed: ${label}`, fr: `facturé : ${label}` }[locale],
    type,
    list: undefined,
    domain: { from: negative(mostBilled), to: mostBilled, step: stepOf(result.decimals) },
    presence: { kind: 'always' },
    synthetic: false,
    section: undefined,
    quote: undefined,
    span,
  };
  const id = freeName(rules, `difference_${result.name}`);
  const definition: Definition = {
    ...total,
    id,
    owner: id,
    final: true,
    label: { en: `difference: ${label}`, fr: `écart : ${label}` }[locale],
    role: 'formula',
    body: {
      kind: 'subtract',
      left: { kind: 'fact', fact: name, item: undefined, type, span },
      right: { kind: 'reference', definition: total.id, items: [], type, span },
      type,
      span,
    },
    formula: `${name} - ${result.name}`,
    quote: undefined,
    counterfactual: undefined,
  };
  return {
    ...rules,
    facts: [...rules.facts, fact],
    definitions: [...rules.definitions, definition],
    results: [
      ...rules.results,
      { ...result, name: id, label: definition.label, definition: id, listed: true },
    ],
  };
}
