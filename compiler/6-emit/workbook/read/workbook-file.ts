// What an xlsx file says, read from its XML rather than from the objects that wrote it; also one that somebody edited.

import { drawingOf, picturesIn } from './drawings.js';
import { addressOf, movedFormula, placeOfAddress } from './references.js';
import { type Unpacked, unpack } from './unpack.js';
import { allText, child, childrenNamed, type Element, parseXml } from './xml.js';

export interface FileCell {
  readonly address: string;
  readonly row: number;
  readonly column: number;
  /** Without `=`; undefined for a constant. */
  readonly formula: string | undefined;
  /** The stored value: undefined where there is none. */
  readonly value: number | string | boolean | undefined;
  /** The text of an error value, such as `#REF!`. */
  readonly error: string | undefined;
  readonly style: FileStyle;
}

export interface FileStyle {
  readonly locked: boolean;
  /** ARGB of the font, upper case; undefined where it is the default. */
  readonly colour: string | undefined;
  readonly format: string;
}

export interface FileValidation {
  readonly type: string;
  readonly ranges: readonly {
    readonly from: { row: number; column: number };
    readonly to: { row: number; column: number };
  }[];
  readonly formulas: readonly string[];
  /** Whether a value that does not fit is refused, rather than only commented on. */
  readonly stops: boolean;
}

export interface FileSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: ReadonlyMap<string, FileCell>;
  readonly protection: Readonly<Record<string, string>> | undefined;
  readonly frozenRows: number;
  readonly merged: readonly string[];
  readonly hiddenRows: readonly string[];
  readonly hiddenColumns: readonly string[];
  readonly validations: readonly FileValidation[];
  readonly fitToPage: boolean;
  readonly fitToWidth: string | undefined;
  readonly footer: string;
  readonly externalLinks: number;
  readonly pictures: number;
}

export interface FileName {
  readonly name: string;
  readonly refers: string;
  /** Print titles and areas, which programs keep as names. */
  readonly builtIn: boolean;
  readonly sheet: number | undefined;
}

export interface WorkbookFile {
  readonly sheets: readonly FileSheet[];
  readonly names: readonly FileName[];
  /** Days are counted from 1904, as on old Macintoshes. */
  readonly from1904: boolean;
  /** Paths of the parts, in the order of the archive, with their dates. */
  readonly parts: readonly { readonly path: string; readonly date: number }[];
}

/** Undefined for what is no xlsx file, or unpacks to more than a workbook has. */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookFile | undefined> {
  const unpacked = await unpack(bytes);
  return unpacked && (await readParts(unpacked).catch(() => undefined));
}

async function readParts({ parts, textOf }: Unpacked): Promise<WorkbookFile | undefined> {
  const xml = async (path: string): Promise<Element | undefined> => {
    const text = await textOf(path);
    return text === undefined ? undefined : parseXml(text);
  };
  const book = await xml('xl/workbook.xml');
  if (book === undefined) return undefined;
  const relations = childrenNamed(await xml('xl/_rels/workbook.xml.rels'), 'Relationship');
  const strings = childrenNamed(await xml('xl/sharedStrings.xml'), 'si').map(stringItem);
  const styles = stylesOf(await xml('xl/styles.xml'));
  const sheets: FileSheet[] = [];
  for (const entry of childrenNamed(child(book, 'sheets'), 'sheet')) {
    const id = entry.attributes['r:id'];
    const target = relations.find(({ attributes }) => attributes.Id === id)?.attributes.Target ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const links = await xml(path.replace(/([^/]+)$/, '_rels/$1.rels'));
    const drawing = await xml(drawingOf(path, links));
    sheets.push({
      ...sheetOf(entry, await xml(path), links, strings, styles),
      pictures: picturesIn(drawing),
    });
  }
  if (sheets.length === 0) return undefined;
  const names = childrenNamed(child(book, 'definedNames'), 'definedName').map(
    ({ attributes, text }): FileName => ({
      name: attributes.name ?? '',
      refers: text,
      builtIn: (attributes.name ?? '').startsWith('_xlnm.'),
      sheet: attributes.localSheetId === undefined ? undefined : Number(attributes.localSheetId),
    }),
  );
  const from1904 = isOn(child(book, 'workbookPr')?.attributes.date1904);
  return { sheets, names, from1904, parts };
}

/** Rich texts are joined; phonetic guides are no text. */
const stringItem = (item: Element): string =>
  item.children
    .filter(({ name }) => name === 't' || name === 'r')
    .map((part) =>
      part.name === 't'
        ? part.text
        : childrenNamed(part, 't')
            .map(({ text }) => text)
            .join(''),
    )
    .join('');

const plainStyle: FileStyle = { locked: true, colour: undefined, format: 'General' };

const builtInFormats: Readonly<Record<string, string>> = {
  '0': 'General',
  '1': '0',
  '2': '0.00',
  '3': '#,##0',
  '4': '#,##0.00',
  '9': '0%',
  '10': '0.00%',
  '11': '0.00E+00',
  '14': 'yyyy-mm-dd',
  '15': 'd-mmm-yy',
  '16': 'd-mmm',
  '17': 'mmm-yy',
  '18': 'h:mm AM/PM',
  '19': 'h:mm:ss AM/PM',
  '20': 'h:mm',
  '21': 'h:mm:ss',
  '22': 'm/d/yy h:mm',
  '45': 'mm:ss',
  '46': 'h:mm:ss',
  '47': 'mm:ss.0',
  '49': '@',
};

function stylesOf(styles: Element | undefined): readonly FileStyle[] {
  const fonts = childrenNamed(child(styles, 'fonts'), 'font').map((font) =>
    child(font, 'color')?.attributes.rgb?.toUpperCase(),
  );
  const formats = new Map(
    childrenNamed(child(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes.numFmtId ?? '',
      attributes.formatCode ?? '',
    ]),
  );
  return childrenNamed(child(styles, 'cellXfs'), 'xf').map((xf): FileStyle => {
    const format = xf.attributes.numFmtId ?? '0';
    const colour = fonts[Number(xf.attributes.fontId ?? '0')];
    return {
      locked: !['0', 'false'].includes(child(xf, 'protection')?.attributes.locked ?? ''),
      colour: colour === undefined ? undefined : colour.padStart(8, 'F'),
      format: formats.get(format) ?? builtInFormats[format] ?? 'General',
    };
  });
}

function sheetOf(
  entry: Element,
  sheet: Element | undefined,
  links: Element | undefined,
  strings: readonly string[],
  styles: readonly FileStyle[],
): Omit<FileSheet, 'pictures'> {
  const rows = childrenNamed(child(sheet, 'sheetData'), 'row');
  const view = child(child(child(sheet, 'sheetViews'), 'sheetView'), 'pane');
  const properties = child(child(sheet, 'sheetPr'), 'pageSetUpPr');
  const setUp = child(sheet, 'pageSetup');
  return {
    name: entry.attributes.name ?? '',
    hidden: (entry.attributes.state ?? 'visible') !== 'visible',
    cells: cellsOf(rows, strings, styles),
    protection: child(sheet, 'sheetProtection')?.attributes,
    frozenRows: view?.attributes.state === 'frozen' ? Number(view.attributes.ySplit ?? '0') : 0,
    merged: childrenNamed(child(sheet, 'mergeCells'), 'mergeCell').map(
      ({ attributes }) => attributes.ref ?? '',
    ),
    hiddenRows: rows
      .filter(({ attributes }) => isOn(attributes.hidden))
      .map(({ attributes }) => attributes.r ?? ''),
    hiddenColumns: childrenNamed(child(sheet, 'cols'), 'col')
      .filter(({ attributes }) => isOn(attributes.hidden))
      .map(({ attributes }) => attributes.min ?? ''),
    validations: validationsOf(sheet),
    fitToPage: isOn(properties?.attributes.fitToPage),
    fitToWidth: setUp?.attributes.fitToWidth ?? (setUp === undefined ? undefined : '1'),
    footer: child(child(sheet, 'headerFooter'), 'oddFooter')?.text ?? '',
    externalLinks: childrenNamed(links, 'Relationship').filter(
      ({ attributes }) => attributes.TargetMode === 'External',
    ).length,
  };
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Excel moves those that look at another sheet into an extension of their own. */
function validationsOf(sheet: Element | undefined): readonly FileValidation[] {
  const extensions = childrenNamed(child(sheet, 'extLst'), 'ext');
  return [sheet, ...extensions].flatMap((holder) =>
    childrenNamed(child(holder, 'dataValidations'), 'dataValidation').map(validationOf),
  );
}

function validationOf(element: Element): FileValidation {
  const places = element.attributes.sqref ?? child(element, 'sqref')?.text ?? '';
  const ranges = places.split(/\s+/).flatMap((text) => {
    const [first, last] = text.split(':');
    const from = placeOfAddress(first ?? '');
    const to = placeOfAddress(last ?? first ?? '');
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  const formulas = ['formula1', 'formula2'].flatMap((name) => {
    const found = child(element, name);
    return found === undefined ? [] : [allText(found)];
  });
  const { type = 'none', errorStyle = 'stop', showErrorMessage } = element.attributes;
  return { type, ranges, formulas, stops: errorStyle === 'stop' && isOn(showErrorMessage) };
}

function cellsOf(
  rows: readonly Element[],
  strings: readonly string[],
  styles: readonly FileStyle[],
): ReadonlyMap<string, FileCell> {
  const cells = new Map<string, FileCell>();
  const shared = new Map<
    string,
    { readonly formula: string; readonly row: number; readonly column: number }
  >();
  // A place that is not said is the one behind the last.
  let [atRow, atColumn] = [0, 0];
  for (const row of rows) {
    atRow = Number(row.attributes.r ?? atRow + 1);
    atColumn = 0;
    for (const element of childrenNamed(row, 'c')) {
      const said = element.attributes.r;
      const place = said === undefined ? { row: atRow, column: atColumn + 1 } : placeOfAddress(said);
      if (place === undefined) continue;
      atColumn = place.column;
      const address = said ?? addressOf(place);
      const written = child(element, 'f');
      let formula = written === undefined ? undefined : written.text;
      if (written?.attributes.t === 'shared') {
        const id = written.attributes.si ?? '';
        const origin = shared.get(id);
        if (formula) shared.set(id, { formula, ...place });
        else if (origin) {
          formula = movedFormula(origin.formula, place.row - origin.row, place.column - origin.column);
        }
      }
      const { value, error } = valueOfCell(element, strings);
      const style = styles[Number(element.attributes.s ?? '0')] ?? plainStyle;
      cells.set(address, { address, ...place, formula, value, error, style });
    }
  }
  return cells;
}

function valueOfCell(
  element: Element,
  strings: readonly string[],
): { readonly value: FileCell['value']; readonly error: string | undefined } {
  const type = element.attributes.t ?? 'n';
  if (type === 'inlineStr') {
    const inline = child(element, 'is');
    return { value: inline === undefined ? '' : allText(inline), error: undefined };
  }
  const stored = child(element, 'v')?.text;
  if (stored === undefined) return { value: undefined, error: undefined };
  if (type === 'e') return { value: undefined, error: stored };
  if (type === 's') return { value: strings[Number(stored)] ?? '', error: undefined };
  if (type === 'str') return { value: stored, error: undefined };
  // A day that is written as one.
  if (type === 'd') return { value: stored.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, ''), error: undefined };
  if (type === 'b') return { value: stored === '1', error: undefined };
  return { value: Number(stored), error: undefined };
}
