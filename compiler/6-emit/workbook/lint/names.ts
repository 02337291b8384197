// Points of the checklist about defined names.

import { namesIn, placeOfAddress, referencesIn } from '../read/references.js';
import { finding, type Rule, textAt } from './subject.js';

const legal = /^[\p{L}_][\p{L}\p{N}_.]{0,254}$/u;

/** 26: names are legal, never like a cell, and used; they point at cells. */
export const namesSound: Rule = {
  point: 26,
  check({ file }) {
    const used = new Set(
      file.sheets.flatMap((sheet) =>
        [...sheet.cells.values()].flatMap(({ formula }) =>
          formula === undefined ? [] : namesIn(formula).map((name) => name.toLowerCase()),
        ),
      ),
    );
    return file.names.flatMap(({ name, refers, builtIn }) => {
      if (builtIn) return [];
      const wrong: (readonly [boolean, string, string])[] = [
        [
          legal.test(name) && placeOfAddress(name) === undefined && !/^[RC]\d*(C\d*)?$/i.test(name),
          `the name \`${name}\` is not legal`,
          `le nom \`${name}\` n’est pas valable`,
        ],
        [
          referencesIn(refers).length > 0,
          `the name \`${name}\` does not point at cells`,
          `le nom \`${name}\` ne désigne pas de cellules`,
        ],
        [
          /^(in|out)_/.test(name) || used.has(name.toLowerCase()),
          `the name \`${name}\` is not used`,
          `le nom \`${name}\` n’est pas utilisé`,
        ],
      ];
      return wrong.flatMap(([fine, en, fr]) => (fine ? [] : [finding(26, undefined, undefined, en, fr)]));
    });
  },
};

/** 27: the sheet of names shows the address of every one. */
export const addressesShown: Rule = {
  point: 27,
  check({ file, sheets: { names } }) {
    const shown = new Map(
      [...(names?.cells.values() ?? [])]
        .filter(({ column }) => column === 1)
        .map(({ value, row }) => [String(value), textAt(names, `C${row}`)]),
    );
    const plain = (address: string): string => address.replaceAll('$', '').replaceAll("'", '');
    return file.names.flatMap(({ name, refers, builtIn }) =>
      builtIn || plain(shown.get(name) ?? '') === plain(refers)
        ? []
        : [
            finding(
              27,
              names,
              undefined,
              `the sheet of names does not show the address of \`${name}\``,
              `la feuille des noms ne montre pas l’adresse de \`${name}\``,
            ),
          ],
    );
  },
};
