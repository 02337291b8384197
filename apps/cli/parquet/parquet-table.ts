// A file of Parquet as the table of facts: each column is a fact of the right type, or names the case.

import { type Fact, isTime, type Model } from '../../../compiler/3-model/model.js';
import { badFactsFile } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import type { CsvFacts } from '../input/csv-heading.js';
import { reasonNames } from '../input/incoming-case.js';
import { nowhere, Stop } from '../process/stop.js';
import { type Database, identifier, literal } from './duckdb.js';

export interface ParquetTable {
  /** A view with `row`, a column a fact and a list (NULL where the file has none), and the columns that name a case. */
  readonly view: string;
  /** The number of a row, from 0, under a name that no column of the file has. */
  readonly row: string;
  /** Facts and lists that the file has a column of. */
  readonly columns: readonly string[];
  readonly keys: readonly string[];
}

interface Column {
  readonly name: string;
  readonly type: string;
}

const numbers = /^(U?(TINY|SMALL|BIG)INT|HUGEINT|U?INTEGER|DECIMAL\(\d+,\d+\))$/;
type Kind = Fact['type']['kind'] | 'time';

const kindOf = ({ type }: Fact): Kind => (isTime(type) ? 'time' : type.kind);

const wanted: Readonly<Record<Kind, { readonly is: RegExp; readonly en: string; readonly fr: string }>> = {
  quantity: {
    is: numbers,
    en: 'an exact number, integer or decimal',
    fr: 'un nombre exact, entier ou décimal',
  },
  time: { is: /^VARCHAR$/, en: 'a text such as 08:30', fr: 'un texte tel que 08:30' },
  date: { is: /^DATE$/, en: 'a date', fr: 'une date' },
  'yes-no': { is: /^BOOLEAN$/, en: 'a boolean', fr: 'un booléen' },
  choice: { is: /^VARCHAR$/, en: 'a text', fr: 'un texte' },
  text: { is: /^VARCHAR$/, en: 'a text', fr: 'un texte' },
};

/** Makes the view `facts`. Throws a Stop for a column that is neither, or of a type that is not exact. */
export async function parquetTable(
  database: Database,
  model: Model,
  { file, shown }: { readonly file: string; readonly shown: string },
  { keys = [], passThrough = false }: CsvFacts,
): Promise<ParquetTable> {
  const refuse = (reason: Localized) => new Stop(badFactsFile(nowhere, { path: shown, reason }));
  const read = `read_parquet(${literal(file)})`;
  const described = async (select: string): Promise<readonly Column[]> => {
    const columns: Column[] = [];
    for await (const rows of database.rows(`DESCRIBE ${select}`)) {
      for (const { column_name: name, column_type: type } of rows)
        columns.push({ name: String(name), type: String(type) });
    }
    return columns;
  };
  let columns: readonly Column[];
  try {
    columns = await described(`SELECT * FROM ${read}`);
  } catch {
    throw refuse({ en: 'it is no file of Parquet', fr: "ce n'est pas un fichier Parquet" });
  }
  const names = new Set(columns.map(({ name }) => name));
  const check = (found: readonly Column[], facts: readonly Fact[], of: string) => {
    for (const fact of facts) {
      const { name } = fact;
      const column = found.find((each) => each.name === name);
      const want = wanted[kindOf(fact)];
      if (column === undefined || want.is.test(column.type)) continue;
      throw refuse({
        en: `column \`${of}${name}\` is ${column.type}; it must be ${want.en}`,
        fr: `la colonne \`${of}${name}\` est ${column.type} ; il faut ${want.fr}`,
      });
    }
  };
  const own = model.facts.filter(({ list, synthetic }) => list === undefined && !synthetic);
  check(columns, own, '');
  for (const list of model.lists) {
    if (!names.has(list.name)) continue;
    const items = model.facts.filter((fact) => fact.list === list.name);
    const fields = await fieldsOf(described, read, list.name);
    check(fields, items, `${list.name}.`);
    const missing = items.find(({ name }) => !fields.some((field) => field.name === name));
    const strange = fields.find(({ name }) => !items.some((item) => item.name === name));
    if (missing !== undefined || strange !== undefined) {
      const fieldNames = items.map(({ name }) => `\`${name}\``).join(', ');
      throw refuse({
        en: `column \`${list.name}\` must be a list of structs with the fields ${fieldNames}`,
        fr: `la colonne \`${list.name}\` doit être une liste de structures aux champs ${fieldNames}`,
      });
    }
  }
  const known = new Set([...own.map(({ name }) => name), ...model.lists.map(({ name }) => name)]);
  const others = columns
    .map(({ name }) => name)
    .filter((name) => !known.has(name) && !reasonNames.some((reason) => reason === name));
  const absent = keys.find((name) => !names.has(name));
  if (absent !== undefined) {
    throw refuse({ en: `there is no column \`${absent}\``, fr: `il n'y a pas de colonne \`${absent}\`` });
  }
  const stray = passThrough ? undefined : others.find((name) => !keys.includes(name));
  if (stray !== undefined) {
    throw refuse({
      en: `column \`${stray}\` is no fact; keep it beside the results with \`--key ${stray}\` or \`--pass-through\``,
      fr: `la colonne \`${stray}\` n'est pas une donnée ; gardez-la avec \`--key ${stray}\` ou \`--pass-through\``,
    });
  }
  const kept = columns.map(({ name }) => name).filter((name) => known.has(name) || others.includes(name));
  const row = freeName([...names]);
  const nulls = [...known].filter((name) => !names.has(name));
  const selected = [
    `file_row_number AS ${identifier(row)}`,
    ...kept.map(identifier),
    ...nulls.map((name) => `${nullOf(model, name)} AS ${identifier(name)}`),
  ];
  await database.run(
    `CREATE VIEW facts AS SELECT ${selected.join(', ')} FROM read_parquet(${literal(file)}, file_row_number = true)`,
  );
  const facts = kept.filter((name) => known.has(name));
  return { view: 'facts', row, columns: facts, keys: passThrough ? others : keys };
}

/** Of the structs of a list; none where it is something else. */
async function fieldsOf(
  described: (select: string) => Promise<readonly Column[]>,
  read: string,
  list: string,
): Promise<readonly Column[]> {
  try {
    return await described(
      `SELECT unnest(item) FROM (SELECT unnest(${identifier(list)}) AS item FROM ${read})`,
    );
  } catch {
    return [];
  }
}

export function freeName(names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  let name = 'row_number';
  while (taken.has(name)) name = `${name}_`;
  return name;
}

/** A value of the type that a fact has, where the file has no column of it. */
function nullOf(model: Model, name: string): string {
  const fact = model.facts.find((each) => each.name === name && each.list === undefined);
  const types: Readonly<Record<Kind, string>> = {
    quantity: 'DECIMAL(18, 3)',
    time: 'VARCHAR',
    date: 'DATE',
    'yes-no': 'BOOLEAN',
    choice: 'VARCHAR',
    text: 'VARCHAR',
  };
  const fieldOf = (field: Fact) => `${identifier(field.name)} ${types[kindOf(field)]}`;
  if (fact !== undefined) return `CAST(NULL AS ${types[kindOf(fact)]})`;
  const items = model.facts.filter(({ list }) => list === name).map(fieldOf);
  return `CAST(NULL AS STRUCT(${items.length === 0 ? '"_" BOOLEAN' : items.join(', ')})[])`;
}
