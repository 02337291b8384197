// A proof as people read it: what was shown of which readings and domain, or the case that breaks it, its cause and its clause.

import type { Definition, Fact, Model, Section } from '../../../compiler/3-model/model.js';
import type { Claim } from '../../../compiler/4-analyse/prover/claim.js';
import { completed } from '../../../compiler/4-analyse/prover/counterexample.js';
import { groupDigits, writeValue } from '../../../compiler/6-emit/receipt/written.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { printable } from '../../../compiler/diagnostics/display.js';
import type { FactValues, Value } from '../../../compiler/runtime/facts/fact-shapes.js';
import { proofWords } from './proof-words.js';
import type { Verdict } from './verdict.js';

/** `seed` is the one that cases were drawn with. */
export interface Told {
  readonly proof: Verdict;
  readonly claim: Claim;
  /** Where the property stands, `file:line`. */
  readonly place: string;
  readonly placeOf: (definition: Definition) => string;
  readonly seed: number;
}

export function proofLines(told: Told, model: Model, locale: Locale): string {
  const { proof, place } = told;
  const { property, status } = proof;
  const fact = property.kind === 'always' ? '' : ` [${property.fact}]`;
  return [
    `${proofWords[locale].verdicts[status]}  ${printable(property.text)}${fact} (${place})${attacked(proof, locale)}`,
    ...undecided(told, locale),
    ...(status === 'false' || proof.contradicted === true ? counterexample(told, model, locale) : []),
    '',
  ].join('\n');
}

/** How many cases a proof stood up to. */
function attacked({ property, status, attacked: count = 0 }: Verdict, locale: Locale): string {
  if (status !== 'proved' || count === 0) return '';
  const number = groupDigits(`${count}`, locale);
  const say = proofWords[locale];
  return property.kind === 'always' ? say.heldCases(number) : say.heldPairs(number);
}

function undecided({ proof, seed }: Told, locale: Locale): readonly string[] {
  const { status, tested, boxes, attacked, spent, contradicted, speaksOfNone } = proof;
  const say = proofWords[locale];
  if (status === 'skipped') return [say.orderOfTexts];
  if (status === 'proved' && speaksOfNone === true) return [say.nothingToCompare];
  if ((status satisfies 'proved' | 'false' | 'undecided') !== 'undecided') return [];
  if (contradicted === true) return [say.contradicted];
  const cases = attacked ?? tested;
  const reason = spent === undefined ? '' : say.reasons[spent](boxes);
  return [say.notProved(cases ?? 0, seed, reason)];
}

function counterexample({ proof, claim, placeOf }: Told, model: Model, locale: Locale): readonly string[] {
  const { property, counterexample: found, cause, holdsWith } = proof;
  if (!found) return [];
  const say = proofWords[locale];
  const lines: string[] = [say.counterexample];
  // All that `run` asks for, so that the case can be priced as it stands.
  const [before, after] = [completed(model, found.before), found.after && completed(model, found.after)];
  lines.push(...factLines(model, claim.facts, before, after, locale));
  if (property.kind !== 'always' && found.values.length > 0) {
    const { type } = property.subject;
    const written = found.values.map((value) => writeValue(value, type, model, locale));
    lines.push(say.result(written.join(' → ')));
  }
  const definition = model.definitions.find(({ id }) => id === cause?.definition);
  if (proof.sides) {
    const [left = '', right = ''] = proof.sides.map(({ value, type }) =>
      writeValue(value, type, model, locale),
    );
    lines.push(say.compared(left, right));
  }
  if (cause && definition) {
    const written = cause.values.map((value) => writeValue(value, definition.type, model, locale));
    const amounts = written.length > 0 ? written.join(' → ') : undefined;
    lines.push(say.cause(printable(stepOf(definition)), placeOf(definition), amounts));
    for (const { table, printed } of cause.rows) {
      lines.push(say.row(table, printed.map(printable).join(' | ')));
    }
    const section = model.sections.find(({ id }) => id === definition.section);
    if (section) lines.push(`    ${clause(section)}`);
    if (cause.quote !== undefined) lines.push(`    « ${printable(cause.quote)} »`);
  }
  if (claim.readings.length > 0) {
    const chosen = claim.readings.map(({ reading, option }) => `${reading} = ${option}`).join(', ');
    lines.push(say.under(chosen, claim.readings.length > 1));
  }
  for (const { reading, option } of holdsWith ?? []) {
    lines.push(say.holdsWith(reading, option));
  }
  return lines;
}

const stepOf = ({ label, formula }: Definition): string =>
  label === formula ? formula : `${label} = ${formula}`;

const clause = ({ number, title }: Section): string => `§ ${[number, title].filter(Boolean).join(' ')}`;

/** Each fact with its value and the domain that was looked at. */
function factLines(
  model: Model,
  asked: readonly Fact[],
  before: FactValues,
  after: FactValues | undefined,
  locale: Locale,
): readonly string[] {
  const say = proofWords[locale];
  const lines: string[] = [];
  const line = (fact: Fact, now: Value | undefined, then: Value | undefined, indent: string): void => {
    if (now === undefined && then === undefined) return;
    const written = (value: Value | undefined) =>
      value === undefined ? say.absent : writeValue(value, fact.type, model, locale);
    const first = written(now);
    const second = then === undefined && now !== undefined ? first : written(then);
    lines.push(
      `${indent}${fact.name} = ${first}${second === first ? '' : ` → ${second}`}${domainOf(fact, model, locale)}`,
    );
  };
  const nothing: string[] = [];
  for (const fact of asked) {
    const now = before.values[fact.name];
    if (isNothing(now, fact) && (after === undefined || isNothing(after.values[fact.name], fact))) {
      nothing.push(fact.name);
    } else if (fact.list === undefined)
      line(fact, before.values[fact.name], after?.values[fact.name], '    ');
  }
  if (nothing.length > 0) {
    lines.push(`    ${say.nothing} ${nothing.join(', ')}`);
  }
  const others = model.facts.flatMap((fact) => {
    const value = fact.list === undefined && !asked.includes(fact) ? before.values[fact.name] : undefined;
    return value === undefined ? [] : [`${fact.name} = ${writeValue(value, fact.type, model, locale)}`];
  });
  if (others.length > 0) {
    lines.push(`    ${say.noEffect} ${others.join(', ')}`);
  }
  for (const [list, items] of Object.entries(before.lists)) {
    const own = model.facts.filter((fact) => fact.list === list);
    for (const [place, item] of items.entries()) {
      lines.push(say.item(list, place + 1));
      for (const fact of own) line(fact, item[fact.name], after?.lists[list]?.[place]?.[fact.name], '      ');
    }
  }
  return lines;
}

const isNothing = (value: Value | undefined, { type }: Fact): boolean =>
  value === false || (typeof value === 'object' && value.n === 0n && type.kind !== 'date');

function domainOf({ domain, type }: Fact, model: Model, locale: Locale): string {
  if (!domain) return '';
  const limit = (value: Value): string => writeValue(value, type, model, locale);
  const ends = `${limit(domain.from)} – ${limit(domain.to)}`;
  return proofWords[locale].domain(ends);
}
