// The certificate of a query: cases with the answers that they must have, priced by the very levels of the query. It returns
// the cases that differ, no row where all agree.

import { evaluate } from '../../../3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../3-model/evaluate/interpreter.js';
import { isTime, type Model } from '../../../3-model/model.js';
import type { Input, Output, Program } from '../../../5-lower/program/program.js';
import {
  decimalsOf,
  formatDecimal,
  hundred,
  multiply,
  parseDecimal,
} from '../../../runtime/exact/rational.js';
import { own } from '../../../runtime/outcome/assessed.js';
import type { Outcome, OutputValue } from '../../../runtime/outcome/assessment.js';
import type { Dialect, TypedName } from '../dialect.js';
import { typeOfInput } from '../facts-table.js';
import type { PriceQuery } from '../price-query.js';
import { type CaseFacts, itemsOf } from './bad-facts.js';
import { type CasesAsked, certificateCases } from './cases.js';

export interface CertificateOptions {
  readonly readings: Readonly<Record<string, string>>;
  readonly on: string | undefined;
  /** Cases at least, and those that are tried to find the ones that tell a wrong query. */
  readonly count: number;
  readonly tried: number;
  readonly tell?: CasesAsked['tell'];
}

export function certificate(
  model: Model,
  program: Program,
  dialect: Dialect,
  query: PriceQuery,
  { readings, on, count, tried, tell }: CertificateOptions,
): string {
  const interpreter = new Interpreter(model);
  const answer = (facts: CaseFacts) =>
    evaluate(interpreter, facts, { readings, ...(on === undefined ? {} : { on }) });
  const asked = { count, tried, tell, isPriced: (facts: CaseFacts) => answer(facts).ok };
  const notices = program.notices.length > 0;
  const rows = certificateCases(model, program, dialect, asked).map((facts, index) => {
    const outcome = answer(facts);
    const [first] = outcome.ok ? [] : outcome.errors;
    const expected = [
      ...program.outputs.map((output) =>
        expectedLiteral(output, outcome.ok ? outcome.outputs[output.result.name] : undefined, dialect),
      ),
      dialect.types.literal(first?.code, dialect.types.text),
      dialect.types.literal(first?.path, dialect.types.text),
      ...(notices ? [dialect.types.literal(noticesOf(outcome), dialect.types.text)] : []),
    ];
    return [
      dialect.types.literal(String(index + 1), dialect.types.key),
      ...factLiterals(program, dialect, facts),
      ...expected,
    ];
  });
  const facts = factColumns(program, dialect);
  const results = [
    ...program.outputs.map((_, index) => `o${index + 1}`),
    'o_code',
    'o_path',
    ...(notices ? ['o_notices'] : []),
  ];
  const { types } = dialect;
  const expected = [
    ...program.outputs.map((output) => typeOfColumn(output, dialect)),
    ...[types.text, types.text, ...(notices ? [types.text] : [])],
  ].map((type, index) => ({ name: `e${results[index]}`, type }));
  const read = [{ name: 'k1', type: types.key }, ...facts];
  const statement = (kept: readonly (readonly string[])[]): string => {
    const cases = types.rows('cases', [...read, ...expected], kept);
    return [
      `WITH ${[cases, first, ...query.levels].join(',\n')}`,
      `SELECT\n  c.k1 AS case_number,\n${pairs.join(',\n')}`,
      `FROM cases AS c LEFT JOIN ${query.last} AS p ON p.k1 = c.k1`,
      `WHERE CASE WHEN ${differs.join('\n  AND ')} THEN 0 ELSE 1 END = 1\n${dialect.ending}`,
    ].join('\n');
  };
  const names = read.map(({ name }) => name);
  const first = dialect.level('l0', `  SELECT ${names.join(', ')} FROM cases${dialect.fence}`);
  const differs = results.map(
    (name) => `(p.${name} = c.e${name} OR (p.${name} IS NULL AND c.e${name} IS NULL))`,
  );
  const shown = query.answers.filter(({ name }) => results.includes(name));
  const pairs = shown.map(({ name, shown: as }) =>
    [
      `  p.${name} AS ${dialect.identifier(as)}`,
      `  c.e${name} AS ${dialect.identifier(`expected_${as}`)}`,
    ].join(',\n'),
  );
  return fitting(statement, rows, dialect.longestStatement);
}

/** Room for the head of the file and for what an engine adds to a statement. */
const spareBytes = 8_192;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The statement with as many of the cases as fit: the longest are left out first. */
function fitting(
  statement: (rows: readonly (readonly string[])[]) => string,
  rows: readonly (readonly string[])[],
  longest: number | undefined,
): string {
  const whole = statement(rows);
  if (longest === undefined || bytesOf(whole) + spareBytes <= longest) return whole;
  const lengthOf = (row: readonly string[]) => bytesOf(row.join(', '));
  const byLength = rows.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  const kept = new Set<readonly string[]>();
  let left = longest - spareBytes - bytesOf(statement([]));
  for (const row of byLength) {
    // Parentheses, separators and a type beside a value of the first row.
    left -= lengthOf(row) + 8 * row.length;
    if (left < 0) break;
    kept.add(row);
  }
  return statement(rows.filter((row) => kept.has(row)));
}

/** As the query tells them: one a line. */
const noticesOf = (outcome: Outcome): string | undefined =>
  outcome.ok ? outcome.notices.map((text) => `${text}\n`).join('') : undefined;

const ownInputs = (program: Program) =>
  program.inputs.flatMap((input, index) => (input.shape.list === undefined ? [{ input, index }] : []));
const itemInputs = (program: Program) =>
  program.inputs.flatMap((input, index) => (input.shape.list === undefined ? [] : [{ input, index }]));

/** As the levels read them. */
function factColumns(program: Program, dialect: Dialect): readonly TypedName[] {
  const { lists, types } = dialect;
  const own = ownInputs(program).map(({ input, index }) => ({
    name: `i${index}`,
    type: typeOfInput(input, dialect),
  }));
  const nested = (lists.storage satisfies 'table' | 'nested') === 'nested';
  const items = itemInputs(program).map(({ input, index }) => ({
    name: `i${index}`,
    type: types.arrayOf(typeOfInput(input, dialect)),
  }));
  const counts = program.lists.map((list, index) => ({
    name: `n${index + 1}`,
    type: nested ? types.nested(fieldsOf(program, list.name, dialect)) : types.number(18, 0),
  }));
  return [...own, ...(nested ? [] : items), ...counts];
}

const inputsOf = (program: Program, list: string) =>
  program.inputs.filter(({ shape }) => shape.list === list);

const fieldsOf = (program: Program, list: string, dialect: Dialect): readonly TypedName[] =>
  inputsOf(program, list).map((input) => ({ name: input.shape.name, type: typeOfInput(input, dialect) }));

function literalOf(input: Input, value: unknown, dialect: Dialect): string {
  if (typeof value === 'boolean') return dialect.truth(value);
  return dialect.types.literal(value === undefined ? undefined : String(value), typeOfInput(input, dialect));
}

function factLiterals(program: Program, dialect: Dialect, facts: CaseFacts): readonly string[] {
  const ofCase = ownInputs(program).map(({ input }) =>
    literalOf(input, own(facts, input.shape.name), dialect),
  );
  if (dialect.lists.storage === 'nested') {
    const lists = program.lists.map(({ name }) => {
      const inputs = inputsOf(program, name);
      const fields = fieldsOf(program, name, dialect);
      if (own(facts, name) === undefined)
        return dialect.types.literal(undefined, dialect.types.nested(fields));
      const items = itemsOf(facts, name).map((item) =>
        inputs.map((input) => literalOf(input, own(item, input.shape.name), dialect)),
      );
      return dialect.types.items(fields, items);
    });
    return [...ofCase, ...lists];
  }
  dialect.lists.storage satisfies 'table';
  const arrays = itemInputs(program).map(({ input }) => {
    const items = itemsOf(facts, input.shape.list ?? '');
    const literals = items.map((item) => literalOf(input, own(item, input.shape.name), dialect));
    return dialect.types.array(literals, typeOfInput(input, dialect));
  });
  const counts = program.lists.map(({ name }) => dialect.integer(BigInt(itemsOf(facts, name).length), true));
  return [...ofCase, ...arrays, ...counts];
}

/** Decimals that the query gives a result. */
function scaleOf({ result, value }: Output): number {
  if (value.kind !== 'scaled') return 0;
  const percent = result.type.kind === 'quantity' && result.type.percent;
  const places = decimalsOf(percent ? multiply(value.grid, hundred) : value.grid) ?? 0;
  return Math.max(places, result.decimals);
}

/** The type of a result's column. */
export function typeOfOutput(output: Output, dialect: Dialect): string {
  const { types } = dialect;
  if (isTime(output.result.type)) return types.text;
  switch (output.result.type.kind) {
    case 'quantity':
      return dialect.name === 'sqlite' ? types.text : types.number(38, scaleOf(output));
    case 'date':
      return types.date;
    case 'yes-no':
      return types.truth;
    case 'choice':
    case 'text':
      return types.text;
    default:
      return output.result.type satisfies never;
  }
}

const typeOfColumn = (output: Output, dialect: Dialect): string => {
  const type = typeOfOutput(output, dialect);
  return output.list === undefined ? type : dialect.types.arrayOf(type);
};

function expectedLiteral(output: Output, value: OutputValue | undefined, dialect: Dialect): string {
  const type = typeOfOutput(output, dialect);
  const scale = scaleOf(output);
  const one = (each: string | boolean): string => {
    if (typeof each === 'boolean') return dialect.truth(each);
    const isNumber = output.result.type.kind === 'quantity' && !isTime(output.result.type);
    const number = isNumber ? parseDecimal(each) : undefined;
    return dialect.types.literal((number && formatDecimal(number, scale)) ?? each, type);
  };
  if (value === undefined)
    return output.list === undefined ? dialect.types.literal(undefined, type) : dialect.lists.none;
  return typeof value === 'object' ? dialect.types.array(value.map(one), type) : one(value);
}
