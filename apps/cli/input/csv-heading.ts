// The heading of a table into what each of its columns is: a fact, a fact of an item of a list, or what an earlier run wrote.

import { BadCsv } from './csv-rows.js';
import { reasonNames } from './incoming-case.js';
import type { Column } from './piece.js';

/** What CSV must know of the facts: cells are texts, and only a yes/no fact turns its words into true and false. */
export interface CsvFacts {
  /** Names of facts; a column of another name makes each row unknown, even where its cell is empty. */
  readonly known: ReadonlySet<string>;
  /** Names of the yes/no facts. */
  readonly yesNo: ReadonlySet<string>;
  /** The most items that each list takes. */
  readonly capacities: ReadonlyMap<string, number>;
}

const itemPattern = /^([^[\].]+)\[(\d{1,6})\]\.([^[\].]+)$/;

export function readHeading(cells: readonly string[], facts: CsvFacts): readonly Column[] {
  const names = cells.map((cell) => cell.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new BadCsv({
      en: `column \`${twice}\` stands twice in the heading`,
      fr: `la colonne \`${twice}\` figure deux fois dans l'en-tête`,
    });
  }
  if (names.includes('')) {
    throw new BadCsv({
      en: 'a column of the heading has no name',
      fr: "une colonne de l'en-tête n'a pas de nom",
    });
  }
  const safe = !names.some((name) => name in Object.prototype);
  return names.map((name) => {
    const [, list, index, fact] = itemPattern.exec(name) ?? [];
    const capacity = list === undefined ? undefined : facts.capacities.get(list);
    if (list === undefined || fact === undefined || capacity === undefined) {
      const known = facts.known.has(name);
      const isReason = !known && reasonNames.some((reason) => reason === name);
      return { safe, heading: name, name, isReason, yesNo: facts.yesNo.has(name), known, item: undefined };
    }
    // An item beyond the last that the list takes is one too many, however far it is.
    const item = { list, index: Math.min(Number(index), capacity) };
    return {
      safe,
      heading: name,
      name: fact,
      isReason: false,
      yesNo: facts.yesNo.has(fact),
      known: facts.known.has(fact),
      item,
    };
  });
}
