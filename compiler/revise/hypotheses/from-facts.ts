// What the other system knew of a case: a fact in another unit, another fact in its place, turned, one more or less, left out.

import type { Expression, Fact, Model } from '../../3-model/model.js';
import { compare, formatDecimal, type Rational, rational } from '../../runtime/exact/rational.js';
import { editFact, editModel } from '../edits/edit-model.js';
import { inFrench, roundedTo, stepOf, times } from '../edits/nodes.js';
import { keyOf, sitesOf } from '../edits/sites.js';
import type { Hypothesis } from './hypothesis.js';

/** Months of a year, days of a week, weeks and half-hour-like sixtieths, hundredths, thousandths: units that people confuse. */
const ratios = [12, 7, 24, 30, 52, 60, 100, 365, 1000];

export const plainFacts = (model: Model): readonly Fact[] =>
  model.facts.filter(({ list, synthetic }) => list === undefined && !synthetic);

/** A fact multiplied within the rules: as an input the domain would refuse it. */
export function* fromUnits(model: Model): Generator<Hypothesis> {
  for (const fact of plainFacts(model)) {
    if (fact.type.kind !== 'quantity') continue;
    for (const ratio of ratios) {
      for (const [by, rounds] of [
        [rational(ratio), false],
        [rational(1, ratio), false],
        [rational(1, ratio), true],
      ] as const) {
        if (rounds && fact.domain === undefined) continue;
        const words = by.d === 1n ? `× ${ratio}` : `÷ ${ratio}`;
        yield {
          id: `unit/${fact.name}/${words}${rounds ? '/rounded' : ''}`,
          kind: 'unit',
          change: words,
          names: { fact: fact.name, by: words, ...(rounds ? { rounded: 'to its step' } : {}) },
          says: {
            en: `it takes “${fact.label}” ${words}${rounds ? ', rounded to its step' : ''}`,
            fr: `il prend « ${fact.label} » ${words}${rounds ? ', arrondi à son pas' : ''}`,
          },
          does: {
            kind: 'rules',
            edit: (rules) =>
              editFact(rules, fact, (node) => {
                const scaled = times(node, by);
                return rounds && fact.domain ? roundedTo(scaled, 'half-up', fact.domain.step) : scaled;
              }),
          },
        };
      }
    }
  }
}

const roundings = [
  ['half-up', 'to the nearest', 'au plus proche'],
  ['down', 'down', 'vers le bas'],
  ['up', 'up', 'vers le haut'],
] as const;

/** A fact kept on a coarser step than it is given: a price with two decimals, whole hours, tens of cubic metres. */
export function* fromKeptFacts(model: Model): Generator<Hypothesis> {
  for (const fact of plainFacts(model)) {
    const { domain, type } = fact;
    if (type.kind !== 'quantity' || domain === undefined) continue;
    for (const places of [2, 1, 0, -1, -2, -3]) {
      const step = places >= 0 ? stepOf(places) : rational(10n ** BigInt(-places));
      if (compare(step, domain.step) <= 0) continue;
      for (const [mode, en, fr] of roundings) {
        const shown = formatDecimal(step) ?? '';
        yield {
          id: `kept/${fact.name}/${mode}/${shown}`,
          kind: 'rounding',
          change: 'a fact rounded',
          names: { fact: fact.name, mode, step: shown },
          says: {
            en: `it rounds “${fact.label}” ${en}, to ${shown}`,
            fr: `il arrondit « ${fact.label} » ${fr}, à ${inFrench(shown)} près`,
          },
          does: {
            kind: 'rules',
            edit: (rules) => editFact(rules, fact, (node) => roundedTo(node, mode, step)),
          },
          // Hundreds and thousands: mostly the same as leaving it out.
          rare: places < -1,
        };
      }
    }
  }
}

const sameType = (a: Fact, b: Fact): boolean => JSON.stringify(a.type) === JSON.stringify(b.type);

/** Facts of one kind that are kept alike: every price of the list with two decimals. */
export function* fromFactsOfOneKind(model: Model): Generator<Hypothesis> {
  const kinds = new Map<string, Fact[]>();
  for (const fact of plainFacts(model)) {
    if (fact.type.kind !== 'quantity' || fact.domain === undefined) continue;
    const key = JSON.stringify(fact.type);
    kinds.set(key, [...(kinds.get(key) ?? []), fact]);
  }
  for (const [key, facts] of kinds) {
    if (facts.length < 2) continue;
    const labels = facts.map(({ label }) => `“${label}”`).join(', ');
    for (const places of [3, 2, 1, 0]) {
      const step = stepOf(places);
      if (facts.every(({ domain }) => domain === undefined || compare(step, domain.step) <= 0)) continue;
      for (const [mode, en, fr] of roundings) {
        const shown = formatDecimal(step) ?? '';
        yield {
          id: `kept/*/${key}/${mode}/${shown}`,
          kind: 'rounding',
          change: 'facts rounded',
          names: { facts: facts.map(({ name }) => name).join(', '), mode, step: shown },
          says: {
            en: `it rounds ${labels} ${en}, to ${shown}`,
            fr: `il arrondit ${labels.replaceAll('“', '« ').replaceAll('”', ' »')} ${fr}, à ${inFrench(shown)} près`,
          },
          does: {
            kind: 'rules',
            edit: (rules) =>
              facts.reduce(
                (edited, fact) => editFact(edited, fact, (node) => roundedTo(node, mode, step)),
                rules,
              ),
          },
        };
      }
    }
  }
}

/** Another fact of the same type in one formula. */
export function* fromOtherFacts(model: Model): Generator<Hypothesis> {
  const facts = plainFacts(model);
  for (const { key, node, label, owner } of sitesOf(model, ['fact'])) {
    const used = facts.find(({ name }) => name === node.fact);
    if (used === undefined || used.type.kind === 'yes-no') continue;
    for (const other of facts) {
      if (other === used || !sameType(used, other) || other.presence.kind !== 'always') continue;
      yield {
        id: `fact/${key}/${other.name}`,
        kind: 'fact',
        change: 'another fact',
        names: { in: owner, fact: used.name, as: other.name },
        says: {
          en: `in “${label}” it takes “${other.label}” for “${used.label}”`,
          fr: `dans « ${label} » il prend « ${other.label} » pour « ${used.label} »`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            editModel(rules, (one): Expression => {
              if (one.kind === 'fact' && keyOf(one.kind, one.span) === key)
                return { ...one, fact: other.name };
              // In its place also where it was not given.
              const [branch] = one.kind === 'conditional' && one.branches.length === 1 ? one.branches : [];
              const { when, then } = branch ?? {};
              return when?.kind === 'given' &&
                when.fact === used.name &&
                then?.kind === 'fact' &&
                then.fact === other.name
                ? then
                : one;
            }),
        },
      };
    }
  }
}

type Facts = Readonly<Record<string, unknown>>;

/** The slip of a single fact as it comes in; refused by its domain, it predicts nothing. */
function onFact(
  fact: Fact,
  change: string,
  says: { readonly en: string; readonly fr: string },
  make: (value: unknown, facts: Facts) => unknown,
): Hypothesis {
  return {
    id: `case/${fact.name}/${change}`,
    kind: 'fact',
    change,
    names: { fact: fact.name },
    says: { en: `it takes “${fact.label}” ${says.en}`, fr: `il prend « ${fact.label} » ${says.fr}` },
    does: {
      kind: 'case',
      edit: (facts) => {
        // What may be left out is another system's constant where it is left out too.
        if (!Object.hasOwn(facts, fact.name) && fact.presence.kind !== 'default') return undefined;
        const value = make(facts[fact.name], facts);
        return value === undefined ? undefined : { ...facts, [fact.name]: value };
      },
    },
  };
}

export function* fromCases(model: Model): Generator<Hypothesis> {
  const facts = plainFacts(model);
  for (const fact of facts) {
    const { type, domain } = fact;
    if (fact.presence.kind === 'default') {
      yield {
        id: `case/${fact.name}/as its default`,
        kind: 'fact',
        change: 'as its default',
        names: { fact: fact.name },
        says: {
          en: `it takes “${fact.label}” as where it is not given`,
          fr: `il prend « ${fact.label} » comme s'il n'était pas donné`,
        },
        does: {
          kind: 'case',
          edit: ({ [fact.name]: given, ...rest }) => (given === undefined ? undefined : rest),
        },
      };
    }
    if (type.kind === 'quantity' && domain !== undefined) {
      const scale = type.percent ? 100 : 1;
      const own = (value: Rational) => ({ n: value.n * BigInt(scale), d: value.d });
      const low = formatDecimal(rational(own(domain.from).n, domain.from.d));
      yield onFact(fact, 'left out', { en: `as its lowest, ${low}`, fr: `à son minimum, ${low}` }, () => low);
      yield onFact(fact, 'as 1', { en: 'as 1', fr: 'comme 1' }, () => '1');
      // Within the rules: as an input the domain would refuse it at its end.
      for (const [change, by, en, fr] of [
        ['one more', 1, 'as one more', 'comme un de plus'],
        ['one less', -1, 'as one less', 'comme un de moins'],
      ] as const) {
        yield {
          id: `case/${fact.name}/${change}`,
          kind: 'fact',
          change,
          names: { fact: fact.name },
          says: { en: `it takes “${fact.label}” ${en}`, fr: `il prend « ${fact.label} » ${fr}` },
          does: {
            kind: 'rules',
            edit: (rules) =>
              editFact(rules, fact, (node) => {
                const shift: Expression = {
                  kind: 'add',
                  left: node,
                  right: { kind: 'number', value: rational(by, scale), type, span: node.span },
                  type,
                  span: node.span,
                };
                if (by > 0) return shift;
                const { span } = node;
                return {
                  kind: 'maximum',
                  operands: [shift, { kind: 'number', value: domain.from, type, span }],
                  type,
                  span,
                };
              }),
          },
        };
      }
    }
    if (type.kind === 'yes-no') {
      yield onFact(fact, 'turned', { en: 'the other way round', fr: "à l'envers" }, (value) =>
        typeof value === 'boolean' ? !value : undefined,
      );
      for (const always of [true, false]) {
        yield onFact(
          fact,
          always ? 'always yes' : 'always no',
          { en: always ? 'as yes' : 'as no', fr: always ? 'comme oui' : 'comme non' },
          () => always,
        );
      }
    }
    if (type.kind === 'choice') {
      for (const option of type.set.options) {
        yield onFact(
          fact,
          `always ${option.name}`,
          { en: `as “${option.label}”`, fr: `comme « ${option.label} »` },
          () => option.name,
        );
        for (const other of type.set.options) {
          if (other === option) continue;
          yield onFact(
            fact,
            `${option.name} as ${other.name}`,
            {
              en: `“${option.label}” as “${other.label}”`,
              fr: `« ${option.label} » comme « ${other.label} »`,
            },
            (value) => (value === option.name ? other.name : value),
          );
        }
      }
      for (const [at, one] of type.set.options.entries()) {
        for (const other of type.set.options.slice(at + 1)) {
          yield onFact(
            fact,
            `${one.name} for ${other.name}`,
            {
              en: `with “${one.label}” and “${other.label}” exchanged`,
              fr: `en intervertissant « ${one.label} » et « ${other.label} »`,
            },
            (value) => (value === one.name ? other.name : value === other.name ? one.name : value),
          );
        }
      }
    }
  }
  for (const [index, a] of facts.entries()) {
    for (const b of facts.slice(index + 1)) {
      if (!sameType(a, b) || a.type.kind === 'yes-no') continue;
      yield {
        id: `case/${a.name}/${b.name}/exchanged`,
        kind: 'fact',
        change: 'exchanged',
        names: { fact: a.name, as: b.name },
        says: {
          en: `it exchanges “${a.label}” and “${b.label}”`,
          fr: `il intervertit « ${a.label} » et « ${b.label} »`,
        },
        does: {
          kind: 'case',
          edit: (given) =>
            Object.hasOwn(given, a.name) && Object.hasOwn(given, b.name)
              ? { ...given, [a.name]: given[b.name], [b.name]: given[a.name] }
              : undefined,
        },
      };
    }
  }
}
