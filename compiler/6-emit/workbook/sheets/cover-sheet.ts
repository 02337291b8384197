// The cover: what a person needs first – the document and its period, whose data the workbook holds, the amounts with their
// state, three steps, the pictures, a place to sign – and below it where the workbook comes from and how to read it.

import { rational } from '../../../runtime/exact/rational.js';
import type { Provenance } from '../../backend.js';
import type { DrawnPicture } from '../../curves/chart/drawn-picture.js';
import { type CellKey, cell, choose, type Formula, holds, text } from '../formula/formula.js';
import type { Plan } from '../plan/plan.js';
import { defaultExample } from './defaults.js';
import { validityText } from './parameters-sheet.js';
import {
  bar,
  createSheet,
  formulaContent,
  type PictureImage,
  type Put,
  type Role,
  type SheetBuilder,
  type SheetImage,
  textContent,
  texts,
} from './parts/image.js';
import { exampleDataKey } from './parts/keys.js';
import { linkTo } from './parts/link.js';
import { statusPut } from './parts/status.js';

/** An amount on the cover, as another sheet has it. */
export interface CoverAmount {
  readonly label: string;
  readonly key: CellKey;
  readonly unit: string;
  readonly format: string;
}

/** What to do, and the sheet where it is done, by its kind. */
export interface CoverStep {
  readonly text: string;
  readonly at: SheetImage['kind'];
}

/** What of the workbook the cover shows. */
export interface CoverContent {
  readonly amounts: readonly CoverAmount[];
  readonly steps: readonly CoverStep[];
  readonly pictures: readonly DrawnPicture[];
}

const columns = 4;
/** Characters; together a page upright. */
const widths = [26, 52, 12, 12] as const;
/** Pixels: what a page has room for, and what pictures keep free above and below. */
const widest = 700;
const highest = 330;
const apart = 8;
const mostPictures = 2;
const longestSign = 80;
/** Days of Excel: 2000-01-01 to 2199-12-31. */
const signDates = { least: rational(36526), most: rational(109574) };

/** The key of the first cell of a sheet of a kind, for links. */
const sheetKey = (kind: SheetImage['kind']): CellKey => `sheet:${kind}`;

export function coverSheet(plan: Plan, provenance: Provenance, content: CoverContent): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', model.label));
  sheet.next(texts('subtitle', model.name));
  sheet.next([statusPut(plan)]);
  const line = (label: string, value: string, role: Role = 'text'): void => {
    sheet.next([...texts('label', label), ...texts(role, value)]);
  };
  for (const document of model.documents)
    line(words.document, document.held ? document.name : `${document.name} (${words.notHeld})`);
  if (model.documents.length === 0) line(words.document, words.noDocument);
  line(words.validity, validityText(plan));
  if (bench.portfolio === undefined) sheet.next([...texts('label', words.cover.dataTitle), dataPut(plan)]);
  addAmounts(plan, sheet, content.amounts);
  sheet.next(bar(columns, words.cover.stepsTitle));
  content.steps.forEach(({ text: said, at }, index) => {
    sheet.next([
      ...texts('label', words.cover.stepNumber(index + 1)),
      ...texts('text', said),
      linkTo(sheetKey(at), words.link),
    ]);
  });
  addSigning(plan, sheet);
  const pictures = addPictures(plan, sheet, content.pictures);
  sheet.next(bar(columns, words.cover.aboutTitle));
  line(words.purpose, words.purposeText);
  for (const { name } of model.documents) {
    const hash = provenance.documentHashes[name];
    if (hash !== undefined) line(words.documentHash, hash);
  }
  line(words.ruleHash, provenance.ruleHash);
  line(words.compilerVersion, `bareme ${provenance.compilerVersion}`);
  line(words.signs, words.signsText);
  line(words.exactness, words.exactnessText(bench.freedom.factor));
  sheet.next(bar(columns, words.legend));
  const sample = (role: Role, shown: string, said: string): void => {
    const put: Put = { role, content: textContent(shown) };
    sheet.next([put, ...texts('text', said)]);
  };
  sample('input', '123', words.legendInput);
  sample('parameter', '123', words.legendParameter);
  sample('formula', '123', words.legendFormula);
  sample('cross', '123', words.legendCross);
  sample('flag', '1', words.legendFlag);
  sample('status', words.ok, words.legendCheck);
  sheet.next(bar(columns, words.howTo));
  for (const sentence of [...words.howToText, ...(content.pictures.length > 0 ? [words.curvesText] : [])])
    sheet.next([undefined, ...texts('text', sentence)]);
  return {
    title: words.sheets.cover,
    kind: 'cover',
    widths,
    cells: sheet.cells,
    frozen: { rows: 3, columns: 0 },
    landscape: false,
    tab: 'FF1F3864',
    marked: [],
    pictures,
  };
}

/** Whether these are still the data that the workbook came with. */
function dataPut({ bench }: Plan): Put {
  const { words } = bench;
  if (defaultExample(bench) === undefined)
    return { role: 'text', content: textContent(words.cover.dataNone) };
  const said: Formula = choose(
    holds(exampleDataKey),
    text(words.cover.dataExample),
    text(words.cover.dataOwn),
  );
  return { role: 'state', content: formulaContent(said) };
}

function addAmounts({ bench }: Plan, sheet: SheetBuilder, amounts: readonly CoverAmount[]): void {
  if (amounts.length === 0) return;
  const { words } = bench;
  sheet.next(bar(columns, words.cover.amountsTitle));
  for (const { label, key, unit, format } of amounts) {
    sheet.next([
      ...texts('label', label),
      { role: 'result', content: formulaContent(cell(key)), format },
      ...texts('unit', unit),
      linkTo(key, words.link),
    ]);
  }
}

/** Who answers for it: cells without a key, which nothing reads. */
function addSigning({ bench }: Plan, sheet: SheetBuilder): void {
  const { words } = bench;
  sheet.next(bar(columns, words.cover.signTitle, '', words.cover.signDay));
  const name: Put = {
    role: 'input',
    unlocked: true,
    format: '@',
    validation: { kind: 'text', longest: longestSign, prompt: words.cover.signPrompt },
  };
  const day: Put = {
    role: 'input',
    unlocked: true,
    format: 'yyyy-mm-dd',
    validation: {
      kind: 'date',
      ...signDates,
      prompt: words.datePrompt('2000-01-01', '2199-12-31'),
    },
  };
  for (const label of [words.cover.preparedBy, words.cover.reviewedBy])
    sheet.next([...texts('label', label), name, day]);
}

function addPictures(
  { bench }: Plan,
  sheet: SheetBuilder,
  drawn: readonly DrawnPicture[],
): readonly PictureImage[] {
  const shown = drawn.slice(0, mostPictures);
  if (shown.length === 0) return [];
  const { words } = bench;
  sheet.next(bar(columns, words.cover.curvesTitle));
  return shown.map(({ alternative, png, width, height }) => {
    const row = sheet.next([{ role: 'text' }]);
    const size = Math.min(1, widest / width, highest / height);
    return {
      row,
      png,
      alternative,
      above: apart,
      width: Math.round(width * size),
      height: Math.round(height * size),
      below: apart,
    };
  });
}
