// Every cell has its place: keys become addresses, seen from the cell that refers to them.

import type { CellKey } from '../formula/formula.js';
import { itemCell, itemOf } from '../formula/instantiate.js';
import type { Addresses } from '../formula/text-from-formula.js';
import { columnName } from '../read/references.js';
import type { CellImage, SheetImage } from '../sheets/parts/image.js';

export interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

export interface Layout {
  readonly sheets: readonly SheetImage[];
  /** Undefined for a key that no cell has: a mistake of the back end. */
  readonly placeOf: (key: CellKey) => Place | undefined;
  readonly cellAt: (place: Place) => CellImage | undefined;
  /** Names by the ends of what they point at. */
  readonly nameOf: (from: CellKey, to: CellKey) => string | undefined;
  readonly addressesFrom: (from: Place) => Addresses;
  /** `Inputs!$C$5` or `Inputs!$C$5:$C$9`, as the file stores what a name points at. */
  readonly absolute: (from: CellKey, to: CellKey) => string | undefined;
}

/** A title as formulas write it; titles never hold an apostrophe. */
const quotedTitle = (title: string): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) && !/^([A-Za-z]{1,3}\d+|[RrCc]\d*)$/.test(title)
    ? title
    : `'${title}'`;

export interface PlacedName {
  readonly name: string;
  readonly from: CellKey;
  readonly to: CellKey;
}

/** Rows of a list of which only the first is laid out; the others follow it, each like the first. */
export interface Repeated {
  readonly list: string;
  readonly rows: number;
}

export function layoutSheets(
  sheets: readonly SheetImage[],
  names: readonly PlacedName[],
  repeated?: Repeated,
): Layout {
  const places = new Map<CellKey, Place>();
  const cells = new Map<string, CellImage>();
  sheets.forEach((sheet, index) => {
    places.set(`sheet:${sheet.kind}`, { sheet: index, row: 1, column: 1 });
    for (const image of sheet.cells) {
      cells.set(`${index}/${image.row}/${image.column}`, image);
      for (const key of image.keys) {
        places.set(key, { sheet: index, row: image.row, column: image.column });
      }
    }
  });
  const byEnds = new Map(names.map(({ name, from, to }) => [`${from}\n${to}`, name]));
  const placeOf = (key: CellKey): Place | undefined => {
    const known = places.get(key);
    const item = known === undefined && repeated !== undefined ? itemOf(key) : undefined;
    if (item === undefined || item.list !== repeated?.list || item.number > repeated.rows) return known;
    const first = places.get(itemCell(item.step, 1));
    return first && { ...first, row: first.row + item.number - 1 };
  };
  const title = (sheet: number): string => quotedTitle(sheets[sheet]?.title ?? '');
  const missing = '#REF!';

  const addressesFrom = (from: Place): Addresses => {
    const inList = sheets[from.sheet]?.kind === 'list';
    const plain = (place: Place, fixedColumn: boolean, fixedRow: boolean): string =>
      `${fixedColumn ? '$' : ''}${columnName(place.column)}${fixedRow ? '$' : ''}${place.row}`;
    const single = (place: Place): string => {
      if (place.sheet === from.sheet) {
        const elsewhere = inList && place.row !== from.row;
        return plain(place, elsewhere, elsewhere);
      }
      return `${title(place.sheet)}!${plain(place, inList, inList)}`;
    };
    return {
      cell(key) {
        if (key.startsWith('#')) {
          const target = placeOf(key.slice(1));
          return target === undefined
            ? '"#"'
            : `"#'${sheets[target.sheet]?.title ?? ''}'!${plain(target, false, false)}"`;
        }
        const place = placeOf(key);
        if (place === undefined) return missing;
        const name = byEnds.get(`${key}\n${key}`);
        return name !== undefined && place.sheet !== from.sheet ? name : single(place);
      },
      range(first, last, fixed) {
        const start = placeOf(first);
        const end = placeOf(last);
        if (start === undefined || end === undefined || start.sheet !== end.sheet) return missing;
        const name = byEnds.get(`${first}\n${last}`);
        if (name !== undefined && start.sheet !== from.sheet) return name;
        const sheet = start.sheet === from.sheet ? '' : `${title(start.sheet)}!`;
        const ofRow = fixed === undefined || fixed === 'place';
        const inRow = inList && sheet === '' && ofRow && start.row === from.row;
        const anchored = inList ? !inRow : fixed === 'place';
        const endFixed = anchored && fixed !== 'start';
        const a = plain(start, anchored && fixed !== 'start', anchored);
        const b = plain(end, endFixed, endFixed);
        return `${sheet}${a}:${b}`;
      },
    };
  };

  return {
    sheets,
    placeOf,
    cellAt: ({ sheet, row, column }) => cells.get(`${sheet}/${row}/${column}`),
    nameOf: (from, to) => byEnds.get(`${from}\n${to}`),
    addressesFrom,
    absolute(from, to) {
      const start = placeOf(from);
      const end = placeOf(to);
      if (start === undefined || end === undefined) return undefined;
      const single = ({ row, column }: Place): string => `$${columnName(column)}$${row}`;
      const whole = from === to ? single(start) : `${single(start)}:${single(end)}`;
      return `${title(start.sheet)}!${whole}`;
    },
  };
}
