// One declared check as one test: what is said of every case, or of two cases that differ in one fact.

import type { Fact, Property, Type } from '../../3-model/model.js';
import { stepText } from './arbitraries.js';
import type { CheckNames } from './model-with-checks.js';

type Movement = Exclude<Property, { kind: 'always' }>;

/** Its name is the check as the rule file says it, with the fact that moves. */
export function testOfCheck(
  property: Property,
  { subject, when }: CheckNames,
  fact: Fact | undefined,
  texts: readonly string[],
): readonly string[] {
  const ask = (from: string): string =>
    `asked(${[from, ...[subject, when].flatMap((name) => (name === undefined ? [] : `'${name}'`))].join(', ')})`;
  if (property.kind === 'always') {
    return test(property.text, [`assert.notEqual(${ask('drawn')}, false);`]);
  }
  if (fact === undefined) throw new RangeError(`no fact ${property.fact}`);
  const list = fact.list === undefined ? '' : `, '${fact.list}'`;
  return test(`${property.text} [${property.fact}]`, [
    `for (const [before, after] of moved(drawn, '${fact.name}', ${changeOf(fact, texts)}${list})) {`,
    `  const [first, second] = [${ask('before')}, ${ask('after')}];`,
    '  if (first === undefined || second === undefined) continue;',
    `  assert.ok(${conditionOf(property)}, \`\${first} became \${second}\`);`,
    '}',
  ]);
}

function test(title: string, body: readonly string[]): readonly string[] {
  return [
    `test(${JSON.stringify(title)}, () => {`,
    '  fc.assert(',
    '    fc.property(facts, (drawn) => {',
    ...body.map((line) => `      ${line}`),
    '    }),',
    '    draw,',
    '  );',
    '});',
  ];
}

/** From a value of the fact to the one beside it; facts without steps go from each value to every later one. */
function changeOf(fact: Fact, texts: readonly string[]): string {
  const among = (values: readonly string[]): string =>
    `among(${values.map((value) => JSON.stringify(value)).join(', ')})`;
  switch (fact.type.kind) {
    case 'quantity':
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
    return `within(String(first), String(second), [${limit}n, ${d}n])`;
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

/** That `more` is at least `less`. ISO dates are in the order of their texts. */
const ordered = (type: Type, less: string, more: string): string =>
  type.kind === 'yes-no'
    ? `Number(${more}) >= Number(${less})`
    : type.kind === 'date'
      ? `String(${more}) >= String(${less})`
      : `rise(String(${less}), String(${more})) >= 0n`;
