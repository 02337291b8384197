// What the inputs hold when the workbook is opened: the example of the file that says most, where it has one, else zeros,
// first options and first days within the domain.

import { type Example, type Fact, type FactInput, isTime } from '../../../3-model/model.js';
import { daysFromIso } from '../../../runtime/exact/calendar.js';
import { minutesFromTime } from '../../../runtime/exact/cycles.js';
import {
  ceiling,
  divide,
  floor,
  hundred,
  multiply,
  parseDecimal,
  type Rational,
  rational,
  sign,
  zero,
} from '../../../runtime/exact/rational.js';
import { own } from '../../../runtime/outcome/assessed.js';
import { spellingsOf } from '../blocks/spellings.js';
import type { Bench } from '../book/bench.js';
import { serialOf } from '../book/dates.js';
import { partOfDay } from '../formula/times.js';
import { inputDomain } from '../plan/facts.js';
import type { Content } from './parts/image.js';

/** What stands in the inputs, by fact; of a list, one record per item. */
export interface InputValues {
  readonly facts: ReadonlyMap<string, Content>;
  readonly items: ReadonlyMap<string, readonly ReadonlyMap<string, Content>[]>;
}

const blank: Content = { kind: 'blank' };

export const defaultInputs = (bench: Bench): InputValues =>
  inputsFrom(bench, defaultExample(bench)?.facts ?? {}, true);

/** The example whose inputs the workbook holds at first. */
export function defaultExample({ model }: Bench): Example | undefined {
  // The first example that says most of what a case must say: what it leaves out is filled in, with noughts.
  const plain = model.examples.filter(({ readings }) => Object.keys(readings).length === 0);
  const needed = model.facts.filter(({ list, presence }) => list === undefined && presence.kind === 'always');
  const said = ({ facts }: Example) => needed.filter(({ name }) => own(facts, name) !== undefined).length;
  const most = Math.max(...plain.map(said));
  return plain.find((example) => said(example) === most);
}

/** The cells for a case as a run takes it; `filled` puts something sensible where a needed fact is missing. */
export function inputsFrom(
  bench: Bench,
  given: Readonly<Record<string, FactInput>>,
  filled: boolean,
): InputValues {
  const { model } = bench;
  const facts = new Map<string, Content>();
  for (const fact of model.facts) {
    if (fact.list !== undefined) continue;
    const value = own(given, fact.name);
    facts.set(fact.name, contentFor(bench, fact, isSingle(value) ? value : undefined, filled));
  }
  const items = new Map<string, readonly ReadonlyMap<string, Content>[]>();
  for (const { name } of model.lists) {
    const value = own(given, name);
    const records = value === undefined || isSingle(value) ? [] : value;
    items.set(
      name,
      records.map((record) => {
        const ofItem = new Map<string, Content>();
        for (const fact of model.facts) {
          if (fact.list === name)
            ofItem.set(fact.name, contentFor(bench, fact, own(record, fact.name), false));
        }
        return ofItem;
      }),
    );
  }
  return { facts, items };
}

const isSingle = (value: FactInput | undefined): value is string | boolean =>
  typeof value === 'string' || typeof value === 'boolean';

function contentFor(bench: Bench, fact: Fact, given: string | boolean | undefined, filled: boolean): Content {
  if (given !== undefined) return givenContent(bench, fact, given);
  return filled && fact.presence.kind === 'always' ? fallback(bench, fact) : blank;
}

/** A fact as a case writes it, in the form of its cell. */
export function givenContent(bench: Bench, fact: Fact, given: string | boolean): Content {
  const { words } = bench;
  switch (fact.type.kind) {
    case 'yes-no':
      return { kind: 'text', value: given === true || given === 'true' ? words.yes : words.no };
    case 'quantity': {
      if (isTime(fact.type)) {
        const minutes = minutesFromTime(String(given));
        return minutes === undefined ? blank : { kind: 'number', value: partOfDay(rational(minutes)) };
      }
      const value = parseDecimal(String(given));
      if (value === undefined) return blank;
      return { kind: 'number', value: fact.type.percent ? divide(value, hundred) : value };
    }
    case 'date': {
      const days = daysFromIso(String(given));
      return days === undefined ? blank : { kind: 'number', value: serialOf(days) };
    }
    case 'choice': {
      const { set } = fact.type;
      const index = set.options.findIndex(({ name, code }) => name === given || code === given);
      return { kind: 'text', value: spellingsOf(bench, set).offeredTexts[index] ?? String(given) };
    }
    case 'text':
      return { kind: 'text', value: String(given) };
    default:
      return fact.type satisfies never;
  }
}

function fallback(bench: Bench, fact: Fact): Content {
  switch (fact.type.kind) {
    case 'yes-no':
      return { kind: 'text', value: bench.words.no };
    case 'choice':
      return { kind: 'text', value: spellingsOf(bench, fact.type.set).offeredTexts[0] ?? '' };
    case 'text':
      return blank;
    case 'quantity':
    case 'date': {
      const domain = inputDomain(fact);
      return { kind: 'number', value: domain === undefined ? zero : nearestZero(domain) };
    }
    default:
      return fact.type satisfies never;
  }
}

function nearestZero({ from, to, step }: { from: Rational; to: Rational; step: Rational }): Rational {
  if (sign(from) > 0) return multiply(rational(ceiling(divide(from, step))), step);
  if (sign(to) < 0) return multiply(rational(floor(divide(to, step))), step);
  return zero;
}
