// One declared check as one test: what is said of every case, or of two cases that differ in one fact.

import { type Fact, isTime, type Model, type Property, type Type } from '../../3-model/model.js';
import { printable } from '../../diagnostics/display.js';
import { unitText } from '../wording/unit-text.js';
import { stepText, timesOf } from './arbitraries.js';
import type { CheckNames } from './model-with-checks.js';

type Movement = Exclude<Property, { kind: 'always' }>;

/** Its name is the check as the rule file says it, with the fact that moves. `silent`: no case was found that it speaks of. */
export function testOfCheck(
  model: Model,
  property: Property,
  { subject, when }: CheckNames,
  texts: readonly string[],
  silent: boolean,
): readonly string[] {
  const about: [string, string | undefined][] = [
    ['about', subject],
    ['when', when],
  ];
  const reason = silent
    ? [
        '// No case was found in which this check says something of values that have a finite decimal form: none is asked for.',
      ]
    : [];
  const record = (entries: readonly (readonly [string, string | undefined])[]): string => {
    const given = entries.flatMap(([key, value]) =>
      value === undefined ? [] : [`${key}: ${JSON.stringify(value).replace(/^"(.*)"$/, asLiteral)}`],
    );
    return `{ ${[...given, ...(silent ? ['mayBeSilent: true'] : [])].join(', ')} }`;
  };
  if (property.kind === 'always') {
    return [...reason, `test(${title(property)}, () => {`, `  always(${record(about)});`, '});'];
  }
  const fact = model.facts.find(({ name }) => name === property.fact);
  if (fact === undefined) throw new RangeError(`no fact ${property.fact}`);
  const unit = unitOf(property.subject.type, model);
  const check = record([...about, ['unit', unit], ['fact', fact.name], ['list', fact.list]]);
  return [
    ...reason,
    `test(${title(property)}, () => {`,
    `  between(${check}, ${changeOf(fact, texts)}, (first, second) =>`,
    `    ${conditionOf(property)},`,
    '  );',
    '});',
  ];
}

const title = (property: Property): string =>
  JSON.stringify(
    property.kind === 'always' ? printable(property.text) : `${printable(property.text)} [${property.fact}]`,
  );

/** Single quotes where nothing in the text asks for others. */
const asLiteral = (whole: string, inner: string): string => (/['\\]/.test(inner) ? whole : `'${inner}'`);

/** With the space before it; only what reads the same beside any figure: percents and amounts of money. */
function unitOf(type: Type, model: Model): string | undefined {
  if (type.kind !== 'quantity') return undefined;
  if (type.percent) return ' %';
  const isMoney = type.unit.powers.some(({ symbol }) => model.currencies.some(({ code }) => code === symbol));
  return isMoney ? ` ${unitText(type.unit, model)}` : undefined;
}

/** From a value of the fact to the one beside it; facts without steps go from each value to every later one. */
function changeOf(fact: Fact, texts: readonly string[]): string {
  const among = (values: readonly string[]): string =>
    `among(${values.map((value) => JSON.stringify(value)).join(', ')})`;
  switch (fact.type.kind) {
    case 'quantity':
      if (isTime(fact.type)) return among(timesOf(fact));
      return `more('${stepText(fact)}')`;
    case 'date':
      return 'dayAfter';
    case 'yes-no':
      return 'among(false, true)';
    case 'choice':
      return among(fact.type.set.options.map(({ name }) => name));
    case 'text':
      return among(texts);
    default:
      fact.type satisfies never;
      return 'among()';
  }
}

function conditionOf(property: Movement): string {
  const { type } = property.subject;
  if (property.kind === 'no-jump') {
    const { n, d } = property.limit;
    const limit = type.kind === 'quantity' && type.percent ? n * 100n : n;
    return `within(first, second, [${limit}n, ${d}n])`;
  }
  switch (property.direction) {
    case 'never-decreases':
      return ordered(type, 'first', 'second');
    case 'never-increases':
      return ordered(type, 'second', 'first');
    case 'no-effect':
      return 'first === second';
    default:
      property.direction satisfies never;
      return 'true';
  }
}

/** That `more` is at least `less`. ISO dates and times are in the order of their texts. */
const ordered = (type: Type, less: string, more: string): string =>
  type.kind === 'yes-no'
    ? `Number(${more}) >= Number(${less})`
    : isTime(type) || (type.kind satisfies 'choice' | 'date' | 'text' | 'quantity') === 'date'
      ? `String(${more}) >= String(${less})`
      : `rise(${less}, ${more}) >= 0n`;
