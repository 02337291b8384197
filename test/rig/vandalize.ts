// One workbook in LibreOffice, and what people do to its cells: every result, and every result that the sheet of sensitivity
// tells, must be right or visibly withheld.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTime, type Model } from '../../compiler/3-model/model.js';
import { nearestFloat } from '../../compiler/6-emit/wording/nearest-float.js';
import { inputKey } from '../../compiler/6-emit/workbook/book/input-keys.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import type { CellKey } from '../../compiler/6-emit/workbook/formula/formula.js';
import { studiedResults, type WorkbookImage } from '../../compiler/6-emit/workbook/layout/workbook-image.js';
import { keptDecimal } from '../../compiler/6-emit/workbook/read/cell-numbers.js';
import { columnName } from '../../compiler/6-emit/workbook/read/references.js';
import { shownAtKey } from '../../compiler/6-emit/workbook/sensitivity/sensitivity-sheet.js';
import { studyOf } from '../../compiler/6-emit/workbook/sensitivity/study.js';
import { outputKey } from '../../compiler/6-emit/workbook/sheets/parts/keys.js';
import { statusLineKey } from '../../compiler/6-emit/workbook/sheets/parts/status.js';
import { workbookBytes } from '../../compiler/6-emit/workbook/write/workbook-bytes.js';
import { parseDecimal, rational } from '../../compiler/runtime/exact/rational.js';
import { type Attack, attacksOn, attacksOnParameterRows, attacksOnRows } from './attacks-on-cells.js';
import { drawn, sequence } from './draw.js';
import type { LibreOffice, Range } from './libreoffice-engine.js';
import { provenance } from './load-ruleset.js';
import type { EngineValue, Setting } from './rig.js';
import { createOracle, isShown, type Oracle, type RuleTexts, type Shown, verdict } from './vandal.js';
import type { Held } from './vandal-case.js';

export interface Tally {
  readonly right: number;
  readonly withheld: number;
  readonly wrong: readonly string[];
  /** Wrong until LibreOffice recalculated everything: what its own bookkeeping had left. */
  readonly stale: readonly string[];
}

/** What was found wrong and is not any more where everything is recalculated is no fault of a formula. */
export async function lookedAtTwice(found: Judged, again: () => Promise<Judged>): Promise<Tally> {
  if (found.wrong.length === 0) return { ...found, stale: [] };
  const settled = await again();
  return { ...settled, stale: found.wrong.filter((line) => !settled.wrong.includes(line)) };
}

export type Judged = Omit<Tally, 'stale'>;

export const sumOf = (tallies: readonly Tally[]): Tally => ({
  right: tallies.reduce((sum, { right }) => sum + right, 0),
  withheld: tallies.reduce((sum, { withheld }) => sum + withheld, 0),
  wrong: tallies.flatMap(({ wrong }) => wrong),
  stale: tallies.flatMap(({ stale }) => stale),
});

export function printed({ wrong, stale }: Tally): void {
  for (const line of wrong.slice(0, 20)) console.log(`  ${line}`);
  for (const line of stale.slice(0, 20)) console.log(`  until all was recalculated, ${line}`);
}

/** How much is tried on each workbook. */
export interface Effort {
  readonly attacks: number;
  readonly pairs: number;
  readonly rows: number;
  readonly moves: number;
  readonly all: boolean;
  readonly seed: number;
}

export const settable = (held: Held): Setting['value'] =>
  held === undefined ? null : typeof held === 'object' && 'n' in held ? nearestFloat(held) : held;

/** What is done at once: one attack, two on different cells, or whole rows; as delivered first, so that results are shown. */
function attempts(image: WorkbookImage, effort: Effort): readonly (readonly Attack[])[] {
  // To LibreOffice TRUE is the number 1, which its cell shows too; `vandal.test.ts` tries it where it is none.
  const attacks = attacksOn(image).filter(({ what }) => what !== 'TRUE');
  const rows = [...attacksOnRows(image), ...attacksOnParameterRows(image)];
  const next = sequence(effort.seed);
  if (effort.all) return [[], ...attacks.map((attack) => [attack]), ...rows];
  const single = drawn(attacks, effort.attacks, next, ({ key, what }) =>
    [/^[^:]*/.exec(key)?.[0] ?? '', what].join(' '),
  );
  const [first = [], second = []] = [1, 2].map(() => drawn(attacks, effort.pairs, next));
  const pairs = first.flatMap((one, index) => {
    const other = second[index];
    return other === undefined || other.key === one.key ? [] : [[one, other]];
  });
  return [
    [],
    ...single.map((attack) => [attack]),
    ...pairs,
    ...drawn(rows, effort.rows, sequence(effort.seed + 2)),
  ];
}

const saidOf = (attacks: readonly Attack[]): string =>
  attacks.length > 4
    ? `${attacks.length} cells from ${attacks[0]?.key} on`
    : attacks.map(({ key, what }) => `${key} ${what}`).join(' and ');

export async function vandalize(
  engine: LibreOffice,
  { name, model, texts }: { readonly name: string; readonly model: Model; readonly texts: RuleTexts },
  folder: string,
  effort: Effort,
): Promise<Tally> {
  const image = workbookImage(model, provenance);
  const { layout, plan } = image;
  const { words } = plan.bench;
  const file = join(folder, `${model.name}.xlsx`);
  writeFileSync(file, await workbookBytes(image, model.label));
  await engine.open(file);
  const oracle = createOracle(texts, model, image);
  const placed = (key: CellKey): Range => {
    const place = layout.placeOf(key);
    if (place === undefined) throw new Error(`no cell ${key}`);
    return [layout.sheets[place.sheet]?.title ?? '', `${columnName(place.column)}${place.row}`];
  };
  const told = toldElsewhere(model, image);
  const ranges = [
    ...oracle.results.map(placed),
    ...told.flatMap(({ result, value }) => [placed(result), placed(value ?? result)]),
  ];
  const messages = new Set([words.checkInputs, words.checkParameters, words.noValue, words.noSuchResult]);
  const shownIn = (found: readonly (readonly (readonly EngineValue[])[])[] | undefined): readonly Shown[] =>
    (found ?? []).map((rows): Shown => (rows[0]?.[0] ?? undefined) as Shown);
  const judge = (done: string, attacks: readonly Attack[], shown: readonly Shown[]): Judged => {
    // What is withheld cannot be wrong: no need to compile the edited rules.
    if (shown.every((value) => !isShown(messages, value))) return { right: 0, withheld: 1, wrong: [] };
    const counts = { right: 0, withheld: 0 };
    const wrong: string[] = [];
    const expected = oracle.expected(...attacks);
    const hold = (key: CellKey, value: Shown, wanted: string | boolean | undefined): void => {
      const result = /out:([^\t]*)/.exec(key)?.[1] ?? '';
      const judged = verdict({ model, messages }, result, wanted, value);
      if (judged === 'wrong')
        wrong.push(`${name}: ${done}: ${key} shows ${JSON.stringify(value)} instead of ${String(wanted)}`);
      else counts[judged] += 1;
    };
    oracle.results.forEach((key, place) => {
      hold(key, shown[place], expected?.get(key));
    });
    told.forEach((one, index) => {
      const [value, at] = shown.slice(oracle.results.length + 2 * index);
      if (!isShown(messages, value) || value === words.sensitive.none) return;
      hold(`${one.input} ${one.tried}: ${one.of}`, value, wantedAt(oracle, attacks, one, at));
    });
    return { ...counts, wrong };
  };
  const tried = attempts(image, effort);
  const touched = [...new Set(tried.flat().map(({ key }) => key))];
  const cases = tried.map((attacks) => {
    const now = new Map([
      ...touched.map((key) => [key, oracle.delivered.get(key)] as const),
      ...attacks.map(({ key, value }) => [key, value] as const),
    ]);
    return [...now].map(([key, held]): Setting => {
      const [sheet, address] = placed(key);
      return { sheet, address, value: settable(held) };
    });
  });
  const found = await engine.run(cases, ranges, { typed: true });
  const tallies: Tally[] = [];
  for (const [index, attacks] of tried.entries()) {
    const again = async (): Promise<Judged> => {
      await engine.open(file);
      const [settled] = await engine.run([cases[index] ?? []], ranges, { typed: true, hard: true });
      return judge(saidOf(attacks), attacks, shownIn(settled));
    };
    tallies.push(await lookedAtTwice(judge(saidOf(attacks), attacks, shownIn(found[index])), again));
  }
  const inCells = sumOf(tallies);
  const moved = movesOf(image, oracle, effort);
  for (const { from, to, attacks, typed } of moved) {
    await engine.open(file);
    await engine.move(placed(from), placed(to));
    const said = `${from} cut and pasted over ${to}`;
    const [sheet, address] = placed(from);
    // Then something is typed where the cell was; to its formulas it is another one now.
    for (const [more, refilled] of [
      [[], ''] as const,
      ...typed.map((one) => [[one], `, then typed again`] as const),
    ]) {
      const setting = more.map(({ value }): Setting => ({ sheet, address, value: settable(value) }));
      const [state, ...after] = shownIn((await engine.run([setting], [placed(statusLineKey), ...ranges]))[0]);
      // Formulas have lost a cell: the line at the head of every sheet is no sentence any more.
      const isTold = typeof state !== 'string' || !state.startsWith(words.stateFine);
      const judged = isTold
        ? { right: 0, withheld: 1, wrong: [] }
        : judge(
            `${said}${refilled}`,
            [...attacks.filter(({ key }) => key === to || more.length === 0), ...more],
            after,
          );
      tallies.push({ ...judged, stale: [] });
    }
  }
  const all = sumOf(tallies);
  console.log(
    `${name}: ${tried.length} attacks, ${moved.length} cells moved, ${told.length} amounts told elsewhere, ` +
      `${inCells.right + inCells.withheld} looked at; ${all.right} right, ${all.withheld} withheld, ${all.wrong.length} wrong`,
  );
  printed(all);
  return all;
}

interface ToldElsewhere {
  readonly input: CellKey;
  readonly tried: string;
  readonly of: CellKey;
  readonly result: CellKey;
  /** The cell that says at which value; undefined where `tried` is the option. */
  readonly value: CellKey | undefined;
  readonly held: (shown: Shown) => Held;
}

/** What the sheet of sensitivity says of a result if an input were another. */
function toldElsewhere(model: Model, { plan, layout }: WorkbookImage): readonly ToldElsewhere[] {
  const study = studyOf(plan, studiedResults(model), layout);
  if (study === undefined) return [];
  const { words } = plan.bench;
  return study.moved.flatMap((one) =>
    one.tried.map((tried): ToldElsewhere => {
      const { type } = one.fact;
      const isChosen = type.kind === 'yes-no' || type.kind === 'choice';
      return {
        input: inputKey(one.fact),
        tried,
        of: outputKey(study.result.name),
        result: shownAtKey(one, tried, 'result'),
        value: isChosen ? undefined : shownAtKey(one, tried, 'value'),
        held: (shown) => {
          if (type.kind === 'yes-no') return tried === 'yes' ? words.yes : words.no;
          if (type.kind === 'choice') return tried;
          if (typeof shown !== 'number') return undefined;
          return parseDecimal(isTime(type) ? shown.toFixed(15) : keptDecimal(shown));
        },
      };
    }),
  );
}

function wantedAt(
  oracle: Oracle,
  attacks: readonly Attack[],
  { input, of, held }: ToldElsewhere,
  at: Shown,
): string | boolean | undefined {
  const value = held(at);
  if (value === undefined) return undefined;
  return oracle.expected(...attacks, { key: input, what: 'text', value })?.get(of);
}

interface Move {
  readonly from: CellKey;
  readonly to: CellKey;
  readonly attacks: readonly Attack[];
  /** What is typed after it where the cell was: the same, and something else. */
  readonly typed: readonly Attack[];
}

/** Cells that are cut and pasted over others: formulas follow them. */
function movesOf({ layout }: WorkbookImage, { delivered }: Oracle, { moves, seed }: Effort): readonly Move[] {
  const cells = layout.sheets.flatMap(({ cells }) =>
    cells.flatMap(({ unlocked, keys: [key], content }) =>
      unlocked && key !== undefined && content.kind !== 'blank' ? [key] : [],
    ),
  );
  const places = [...delivered.keys()];
  const next = sequence(seed + 1);
  const all = cells.flatMap((from) => places.flatMap((to) => (to === from ? [] : [[from, to] as const])));
  return drawn(all, moves, next, ([from, to]) => `${/^[^:]*/.exec(from)?.[0]} ${/^[^:]*/.exec(to)?.[0]}`).map(
    ([from, to]) => ({
      from,
      to,
      attacks: [
        { key: to, what: 'text', value: delivered.get(from) },
        { key: from, what: 'delete', value: undefined },
      ],
      typed: [delivered.get(from), rational(2)].map((value): Attack => ({ key: from, what: 'text', value })),
    }),
  );
}
