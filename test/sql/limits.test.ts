// What an engine cannot price is refused at build by the name of what it is met for, in both languages: a case for each reason.

import { describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import type { DialectName } from '../../compiler/6-emit/sql/dialect.js';
import { emitSql, offeredDialects, type SqlOptions } from '../../compiler/6-emit/sql/emit-sql.js';
import { limitReasons } from '../../compiler/6-emit/wording/limit-reasons.js';
import { modelOfText } from '../emit-typescript/compile-evaluator.js';

type Provenance = Parameters<typeof emitSql>[1];
const provenance = { compilerVersion: '0', ruleHash: '0' } as Provenance;
const head = 'tariff t "T"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n';

function refusals(
  rules: string,
  engine: DialectName,
  options: SqlOptions = {},
  change: (model: Model) => Model = (model) => model,
): readonly string[] {
  const told: string[] = [];
  const files = emitSql(
    change(modelOfText(head + rules)),
    provenance,
    engine,
    options,
    ({ code, message }) => {
      expect(message.fr).not.toBe(message.en);
      told.push(`${code} ${message.en}`);
    },
  );
  expect(files.length > 0).toBe(told.length === 0);
  return told;
}

const withoutDomains = (model: Model): Model => ({
  ...model,
  facts: model.facts.map((fact) => ({ ...fact, domain: undefined })),
});

const list =
  'list lines "L", up to 5\nfact cost of lines : EUR, from 0 to 100\nfact share of lines : number, whole, from 1 to 9\n';
const byReason = {
  // No rule file can say it today: a program of a model whose facts lost their domains.
  unbounded: ['a', 'fact a : EUR, from 1 to 9\namount fee = a\n'],
  'too-wide': [
    'fee',
    'fact a : EUR, from 0 to 1 000 000 000\nfact b : number, whole, from 0 to 1 000 000 000\nfact c : number, whole, from 0 to 1 000 000 000\namount fee = a * b * c\n',
  ],
  'nested-lists': [
    'fee',
    `${list}amount fee of lines = sum of cost over lines where share is below share of this one\nresults fee\n`,
  ],
  'items-before': [
    'grown',
    `${list}value grown of lines = (grown of the item before, otherwise 1) / share\namount fee = sum of (grown * cost) over lines\nresults fee\n`,
  ],
  'quotients-of-items': [
    'fee',
    `${list}value part of lines = cost / share\namount fee = highest part over lines, otherwise 0 EUR\n`,
  ],
  'endless-decimals': [
    'fee',
    'fact a : EUR, from 1 to 9\nfact b : EUR, from 1 to 9\nvalue fee = a / b\nresults fee\n',
  ],
  'absent-result': [
    'fee',
    'fact big : yes/no\nsection "S" "T" applies when big\nvalue fee = 2 EUR\nresults fee\n',
  ],
} satisfies Readonly<Record<keyof typeof limitReasons, readonly [string, string]>>;

describe.each(Object.entries(byReason))('%s', (reason, [name, rules]) => {
  it('is refused by name for every engine', () => {
    const known: Readonly<Record<string, { readonly en: string }>> = limitReasons;
    for (const engine of offeredDialects) {
      expect(
        refusals(rules, engine, {}, reason === 'unbounded' ? withoutDomains : undefined).join('\n'),
      ).toContain(`\`${name}\`: ${known[reason]?.en}`);
    }
  });
});

const timed =
  'fact at : time\namount fee = 1 EUR when at is from 20:00 to 8:00, otherwise 2 EUR\nvalue begun = at\nresults fee, begun\n';
const plain = 'fact a : EUR, from 1 to 9\namount fee = a\n';
const only: readonly (readonly [string, string, SqlOptions, readonly DialectName[], string])[] = [
  [
    'dates that ClickHouse does not keep',
    'fact born : date, from 1850-01-01 to 2020-01-01\namount fee = 1 EUR when born is earlier than 1900-01-01, otherwise 2 EUR\n',
    {},
    ['clickhouse'],
    '`born`: its dates are not declared from 1900 to 2299',
  ],
  [
    'more decimals than engines keep beside an amount',
    `fact a : percent, to 0.0001, from 0 to 1\nvalue fee = a * ${Array(3).fill('a').join(' * ')} * 0.5\nresults fee\n`,
    {},
    offeredDialects,
    '`fee`: it has more than 18 decimals',
  ],
  [
    'a table named as a step',
    plain,
    { table: 'L3' },
    offeredDialects,
    '`L3`: the query calls its own steps so',
  ],
  [
    'a key named as a result',
    plain,
    { keys: ['Fee'] },
    offeredDialects,
    '`fee`: two columns would have this name',
  ],
  [
    'a key named as a refusal',
    plain,
    { keys: ['refusal_code'] },
    offeredDialects,
    'two columns would have this name',
  ],
  ['a key named as a fact', plain, { keys: ['A'] }, offeredDialects, '`a`: two columns would have this name'],
  [
    'a name that PostgreSQL cuts',
    plain,
    { keys: ['k'.repeat(64)] },
    ['postgres'],
    'the engine cuts names at 63 bytes',
  ],
];

describe.each(only)('%s', (_, rules, options, engines, message) => {
  it.each(offeredDialects)('is refused by name, or priced, by %s', (engine) => {
    const told = refusals(rules, engine, options);
    if (engines.includes(engine)) expect(told.join('\n')).toContain(message);
    else expect(told).toEqual([]);
  });
});

describe('what is within the limits', () => {
  it.each(offeredDialects)('is priced by %s', (engine) => {
    expect(refusals(plain, engine, { keys: ['k'.repeat(63)] })).toEqual([]);
    expect(refusals(timed, engine)).toEqual([]);
    expect(
      refusals(
        'fact born : date, from 1900-01-01 to 2299-12-31\namount fee = 1 EUR when born is earlier than 1950-01-01, otherwise 2 EUR\n',
        engine,
      ),
    ).toEqual([]);
  });
});
