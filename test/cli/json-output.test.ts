// What every command prints as JSON is what its schema in docs/output says: nothing less, and no name that the schema lacks.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { programFor } from '../../apps/cli/program.js';
import { projectRoot } from '../emit-typescript/compile-evaluator.js';
import { folder } from './bareme.js';

const schemas = join(projectRoot, 'docs/output');
const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
const validators = new Map(
  readdirSync(schemas).map((file) => [
    file.replace('.schema.json', ''),
    ajv.compile(JSON.parse(readFileSync(join(schemas, file), 'utf8'))),
  ]),
);

const there = folder();
const copy = (name: string, from: string) => there.write(name, readFileSync(join(projectRoot, from)));
copy('amf/amf.bareme', 'rulesets/amf-sacem-2015/amf-sacem-2015.bareme');

const pool = (fee: string, more = '') => `
tariff pool "Pool"
currency EUR
rounding each amount half up to 0.01 EUR
valid from 2025-01-01 to 2025-12-31
unit visit, visits
reading share "Does the share come first?"
  | option | because |
  | first  | "x"     |
  | last   | "y"     |
  chosen first
fact visits : visits, whole, from 0 to 100
fact club "Club" : yes/no
table rate "Rate" by visits
  | Visits   | Fee             |
  | up to 10 visits | ${fee} EUR/visit |
  | above 10 visits | 2.50 EUR/visit  |
amount base "Base" = rate * visits
  at least 5 EUR when share is first
  times (80 % when club, otherwise 100 %)
  at least 5 EUR when share is last
amount total "Total" = base
notice "many" when visits is above 90 visits
check total never decreases in visits
check total never increases in club
${more}
example "three"
  | visits   | club | total |
  | 3 visits | no   | 9 EUR |
`;
there.write('pool.bareme', pool('3'));
there.write('later.bareme', pool('4', 'check total is from 0 EUR to 10 000 EUR'));
there.write('broken.bareme', `${pool('3')}\namount other "Other" = 3 EUR * visitors\namount pool "P" = 1\n`);
there.write('list.bareme', 'tariff list "L"\nunit dog, dogs\nlist dogs "Dogs", from 0 to 9 items\n');
there.write('one.json', '{"visits": 3, "club": true}');
there.write('two.json', '[{"visits": 95, "club": false}, {"visits": -1}]');
there.write('keyed.csv', 'id,visits,club\nA,3,no\nB,x,no\n');
there.write(
  'book.csv',
  `visits,club,AMOUNT\n${Array.from({ length: 60 }, (_, n) => `${n + 1},true,${((n + 1) * (n < 10 ? 3 : 2.5)).toFixed(2)}`).join('\n')}\n`,
);
there.write('table.csv', 'Area (m2),Rate EUR\nup to 100,2.50\nup to 200,2.00\nodd?,maybe\n');

/** A command, with the schema of what it prints; `lines` where each line is a whole. */
const commands: readonly { readonly schema: string; readonly words: string; readonly lines?: true }[] = [
  { schema: 'check', words: 'check pool.bareme broken.bareme list.bareme --format json' },
  { schema: 'check', words: 'check later.bareme --format json --lang fr' },
  { schema: 'run', words: 'run pool.bareme --facts one.json --format json' },
  { schema: 'run', words: 'run pool.bareme --facts two.json --format json' },
  { schema: 'run', words: 'run pool.bareme --facts keyed.csv --key id --format json' },
  { schema: 'run-line', words: 'run pool.bareme --facts two.json --format ndjson', lines: true },
  { schema: 'run-line', words: 'run pool.bareme --facts keyed.csv --key id --format ndjson', lines: true },
  { schema: 'explain', words: 'explain pool.bareme --facts one.json --format json' },
  { schema: 'explain', words: 'explain pool.bareme --facts two.json --format json' },
  { schema: 'test', words: 'test pool.bareme later.bareme --format json' },
  { schema: 'prove', words: 'prove pool.bareme later.bareme --pairs 100 --format json' },
  { schema: 'prove-discover', words: 'prove pool.bareme --discover --format json' },
  { schema: 'prove-cliffs', words: 'prove pool.bareme --cliffs --format json' },
  { schema: 'readings', words: 'readings pool.bareme --facts one.json --format json' },
  { schema: 'readings', words: 'readings pool.bareme --format json' },
  { schema: 'sources', words: 'sources hall --format json' },
  {
    schema: 'reconcile',
    words: 'reconcile pool.bareme --facts book.csv --billed total=AMOUNT --format json',
  },
  { schema: 'why', words: 'why pool.bareme --facts one.json --billed total=9.00 --format json' },
  { schema: 'why', words: 'why pool.bareme --facts one.json --billed total=7.20 --format json' },
  { schema: 'draft', words: 'draft table.csv --format json' },
  { schema: 'diff', words: 'diff pool.bareme later.bareme --format json' },
  { schema: 'diff', words: 'diff pool.bareme later.bareme --facts one.json --format json' },
  { schema: 'replay', words: 'replay records.ndjson --format json', lines: true },
  { schema: 'replay', words: 'replay records.ndjson --rules later.bareme --format json', lines: true },
  { schema: 'audit', words: 'audit out/hall/workbook.xlsx --rules hall --format json' },
  { schema: 'audit', words: 'audit out/hall/workbook.xlsx --rules pool.bareme --format json' },
];

describe('JSON of', () => {
  it('what goes before', { timeout: 120_000 }, async () => {
    await there.bareme(['init', 'hall', '--lang', 'en']);
    await there.bareme(['run', 'pool.bareme', '--facts', 'two.json', '--records', 'records.ndjson']);
    const kept = readFileSync(join(there.path, 'records.ndjson'), 'utf8');
    there.write('records.ndjson', `${kept}not a record\n`);
    expect((await there.bareme(['build', 'hall', '--out', 'out', '--no-prove'])).status).toBe(0);
  });

  it.each(commands)('$words', { timeout: 120_000 }, async (command) => {
    const { out, err } = await there.bareme(command.words.split(' '));
    expect(out, err).not.toBe('');
    const parts = command.lines ? out.trim().split('\n') : [out];
    const validate = validators.get(command.schema);
    if (validate === undefined) throw new Error(`docs/output has no ${command.schema}.schema.json`);
    for (const part of parts) expect(validate(JSON.parse(part)) || validate.errors).toBe(true);
  });

  it('each command that can print it has a schema, and each schema is tried', async () => {
    const nobody = {
      cwd: '',
      env: {},
      out: async () => {},
      err() {},
      outIsTerminal: false,
      errIsTerminal: false,
    };
    const program = programFor({ ...nobody, stdin: (async function* () {})() }, () => {});
    const printing = program.commands.filter(({ options }) =>
      options.some(({ long, argChoices }) => long === '--format' && argChoices?.includes('json')),
    );
    for (const command of printing)
      expect(existsSync(join(schemas, `${command.name()}.schema.json`)), command.name()).toBe(true);
    expect([...new Set(commands.map(({ schema }) => schema))].sort()).toEqual([...validators.keys()].sort());
  });
});
