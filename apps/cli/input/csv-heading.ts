// The heading of a table into what each of its columns is: a fact, a fact of an item of a list, or what an earlier run wrote.

import { BadCsv } from './csv-rows.js';
import { reasonNames } from './incoming-case.js';
import type { Column, Dialect } from './piece.js';

/** What CSV must know of the facts: cells are texts, and only a yes/no fact turns its words into true and false. */
export interface CsvFacts {
  /** Names of facts; a column of another name makes each row unknown, even where its cell is empty. */
  readonly known: ReadonlySet<string>;
  /** Names of the yes/no facts. */
  readonly yesNo: ReadonlySet<string>;
  /** Names of the facts that are numbers. */
  readonly numbers: ReadonlySet<string>;
  /** Columns that name a case and go with its results; they need not be facts. */
  readonly keys?: readonly string[];
  /** Every column that is no fact names a case. */
  readonly passThrough?: boolean;
  /** Facts by the heading of the column that holds them, where it has another name. */
  readonly called?: ReadonlyMap<string, string>;
  /** The most items that each list takes. */
  readonly capacities: ReadonlyMap<string, number>;
  /** Facts whose cells a spreadsheet holds otherwise than it shows them. */
  readonly shown?: ReadonlyMap<string, 'percent' | 'date' | 'time'>;
}

const itemPattern = /^([^[\].]+)\[(\d{1,6})\]\.([^[\].]+)$/;

export function readHeading(
  cells: readonly string[],
  facts: CsvFacts,
  { delimiter }: Dialect,
): readonly Column[] {
  const decimalComma = (name: string): boolean => delimiter !== ',' && facts.numbers.has(name);
  // A spreadsheet saves columns that were once filled as columns of nothing, behind the others.
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const names = cells.slice(0, filled).map((cell) => facts.called?.get(cell.trim()) ?? cell.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new BadCsv({
      en: `column \`${twice}\` stands twice in the heading`,
      fr: `la colonne \`${twice}\` figure deux fois dans l'en-tête`,
    });
  }
  if (filled === 0 || names.includes('')) {
    throw new BadCsv({
      en: 'a column of the heading has no name',
      fr: "une colonne de l'en-tête n'a pas de nom",
    });
  }
  const missing = facts.keys?.find((key) => !names.includes(key));
  if (missing !== undefined) {
    throw new BadCsv({
      en: `there is no column \`${missing}\`; the heading has ${names.map((name) => `\`${name}\``).join(', ')}`,
      fr: `il n'y a pas de colonne \`${missing}\` ; l'en-tête a ${names.map((name) => `\`${name}\``).join(', ')}`,
    });
  }
  const safe = !names.some((name) => name in Object.prototype);
  const columns = names.map((name, place): Column => {
    const heading = (cells[place] ?? name).trim();
    const [, list, index, fact] = itemPattern.exec(name) ?? [];
    const capacity = list === undefined ? undefined : facts.capacities.get(list);
    if (list === undefined || fact === undefined || capacity === undefined) {
      const known = facts.known.has(name);
      const isReason = !known && reasonNames.some((reason) => reason === name);
      const isKey =
        facts.keys?.includes(name) === true || (facts.passThrough === true && !known && !isReason);
      return {
        safe,
        heading,
        name,
        isReason,
        isKey,
        yesNo: facts.yesNo.has(name),
        decimalComma: decimalComma(name),
        known,
        item: undefined,
      };
    }
    // An item beyond the last that the list takes is one too many, however far it is.
    const item = { list, index: Math.min(Number(index), capacity) };
    return {
      safe,
      heading,
      name: fact,
      isReason: false,
      isKey: facts.keys?.includes(name) === true,
      yesNo: facts.yesNo.has(fact),
      decimalComma: decimalComma(fact),
      known: facts.known.has(fact),
      item,
    };
  });
  return [...columns, ...cells.slice(filled).map(() => nameless)];
}

/** A column behind the last that has a name: empty cells of it say nothing, and a filled one is a fact that nobody knows. */
const nameless: Column = {
  safe: true,
  heading: '',
  name: '',
  isReason: false,
  isKey: false,
  yesNo: false,
  decimalComma: false,
  known: true,
  item: undefined,
};
