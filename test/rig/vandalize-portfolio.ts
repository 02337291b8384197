// A portfolio in LibreOffice, and what people do to its cells: every amount of every row must be right or visibly withheld, and so
// must every total, which is that of all rows or stands beside a check that does not hold.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputKey } from '../../compiler/6-emit/workbook/book/input-keys.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import type { CellKey } from '../../compiler/6-emit/workbook/formula/formula.js';
import { itemCell } from '../../compiler/6-emit/workbook/formula/instantiate.js';
import { imageOfPortfolio } from '../../compiler/6-emit/workbook/portfolio/portfolio-image.js';
import { portfolioList } from '../../compiler/6-emit/workbook/portfolio/portfolio-model.js';
import { totalKey, totalled } from '../../compiler/6-emit/workbook/portfolio/portfolio-sheet.js';
import { writePortfolio } from '../../compiler/6-emit/workbook/portfolio/write-portfolio.js';
import { columnName } from '../../compiler/6-emit/workbook/read/references.js';
import { givenContent } from '../../compiler/6-emit/workbook/sheets/defaults.js';
import { itemOutputKey, masterKey, outputKey } from '../../compiler/6-emit/workbook/sheets/parts/keys.js';
import { type Attack, attacksOn } from './attacks-on-cells.js';
import { drawn, sequence } from './draw.js';
import type { LibreOffice, Range } from './libreoffice-engine.js';
import { modelOf, provenance } from './load-ruleset.js';
import { portfolioCases } from './portfolio-cases.js';
import type { Setting } from './rig.js';
import { createOracle, isShown, rulesAt, type Shown, verdict } from './vandal.js';
import type { Held } from './vandal-case.js';
import {
  type Effort,
  type Judged,
  lookedAtTwice,
  printed,
  settable,
  sumOf,
  type Tally,
} from './vandalize.js';

const rows = 5;

export async function vandalizePortfolio(
  engine: LibreOffice,
  path: string,
  folder: string,
  effort: Effort,
): Promise<Tally> {
  const model = modelOf(path);
  const cases = portfolioCases(model, rows);
  const pieces: Uint8Array[] = [];
  const portfolio = { cases, refused: [], on: undefined };
  await writePortfolio(model, portfolio, provenance, (piece) => pieces.push(piece));
  const file = join(folder, `${model.name}-portfolio.xlsx`);
  writeFileSync(file, Buffer.concat(pieces));
  await engine.open(file);
  const { layout, plan } = imageOfPortfolio(model, portfolio, provenance);
  const { words } = plan.bench;
  const single = workbookImage(model, provenance);
  const oracle = createOracle(rulesAt(path), model, single);
  const placed = (key: CellKey): Range => {
    const place = layout.placeOf(key);
    if (place === undefined) throw new Error(`no cell ${key}`);
    return [layout.sheets[place.sheet]?.title ?? '', `${columnName(place.column)}${place.row}`];
  };
  const inputs = new Set(model.facts.map(inputKey));
  const inRow = (key: CellKey, row: number): CellKey => {
    const fact = model.facts.find((one) => inputKey(one) === key);
    return fact === undefined ? key : itemCell(inputKey({ ...fact, list: portfolioList }), row);
  };
  const held = cases.map(({ facts }) => {
    return new Map(
      model.facts.map((fact): readonly [CellKey, Held] => {
        const given = facts[fact.name];
        if (typeof given !== 'string' && typeof given !== 'boolean') return [inputKey(fact), undefined];
        const content = givenContent(single.plan.bench, fact, given);
        return [
          inputKey(fact),
          content.kind === 'number' || content.kind === 'text' ? content.value : undefined,
        ];
      }),
    );
  });
  // Notices stand in columns too; they are no results of the rules.
  const results = plan.results
    .map(({ name }) => name)
    .filter((name) => model.results.some((one) => one.listed && one.name === name));
  const shownIn = cases.flatMap((_, row) =>
    results.map((name) => ({ row, name, key: itemCell(itemOutputKey(portfolioList, name), row + 1) })),
  );
  const totals = [...totalled(plan).values()];
  const ranges = [
    ...shownIn.map(({ key }) => placed(key)),
    ...totals.map(({ name }) => placed(totalKey(name))),
    placed(masterKey),
  ];
  const next = sequence(effort.seed);
  const attacks = attacksOn(single).filter(
    ({ key, what }) => what !== 'TRUE' && (inputs.has(key) || layout.placeOf(key) !== undefined),
  );
  const tried = [
    undefined,
    ...(effort.all
      ? attacks
      : drawn(attacks, effort.attacks, next, ({ key, what }) => [/^[^:]*/.exec(key)?.[0], what].join(' '))),
  ].map((attack) => ({ attack, row: Math.floor(next() * cases.length) }));
  const attempts = tried.map(({ attack, row }) => {
    const now = new Map<CellKey, Held>();
    for (const one of tried) {
      if (one.attack === undefined) continue;
      const { key } = one.attack;
      now.set(inRow(key, one.row + 1), inputs.has(key) ? held[one.row]?.get(key) : oracle.delivered.get(key));
    }
    if (attack !== undefined) now.set(inRow(attack.key, row + 1), attack.value);
    return [...now].map(([key, value]): Setting => {
      const [sheet, address] = placed(key);
      return { sheet, address, value: settable(value) };
    });
  });
  const messages = new Set([words.checkInputs, words.checkParameters, words.noValue, words.noSuchResult]);
  const found = await engine.run(attempts, ranges);
  const judge = (
    { attack, row: attacked }: (typeof tried)[number],
    ranged: (typeof found)[number] | undefined,
  ): Judged => {
    const counts = { right: 0, withheld: 0 };
    const wrong: string[] = [];
    const shown = (ranged ?? []).map((cells): Shown => (cells[0]?.[0] ?? undefined) as Shown);
    const done = attack === undefined ? 'as delivered' : `row ${attacked + 1}, ${attack.key} ${attack.what}`;
    const expected = cases.map((_, row) => {
      const given = [...(held[row] ?? [])].map(([key, value]): Attack => ({ key, what: 'text', value }));
      const isHere = attack !== undefined && (!inputs.has(attack.key) || row === attacked);
      return oracle.expected(...given, ...(isHere ? [attack] : []));
    });
    const sums = new Map<string, { sum: number; isWhole: boolean }>();
    shownIn.forEach(({ row, name, key }, place) => {
      const value = shown[place];
      const wanted = expected[row]?.get(outputKey(name));
      const judged = verdict({ model, messages }, name, wanted, value);
      if (judged === 'wrong')
        wrong.push(
          `${model.name}: ${done}: ${key} shows ${JSON.stringify(value)} instead of ${String(wanted)}`,
        );
      else counts[judged] += 1;
      const so = sums.get(name) ?? { sum: 0, isWhole: true };
      const isMissing = wanted === undefined && value !== words.noSuchResult;
      sums.set(name, {
        sum: so.sum + (typeof value === 'number' ? value : 0),
        isWhole: so.isWhole && !isMissing && (isShown(messages, value) || value === words.noSuchResult),
      });
    });
    const isFine = shown[shown.length - 1] === 1;
    totals.forEach(({ name }, place) => {
      const value = shown[shownIn.length + place];
      const { sum, isWhole } = sums.get(name) ?? { sum: 0, isWhole: true };
      if (typeof value !== 'number' || (!isWhole && !isFine)) counts.withheld += 1;
      else if (isWhole && Math.abs(value - sum) <= 1e-9 * Math.max(1, Math.abs(sum))) counts.right += 1;
      else
        wrong.push(
          `${model.name}: ${done}: the total of ${name} is ${value}, of ${isWhole ? `rows that come to ${sum}` : 'rows of which some are withheld'}, and all checks hold`,
        );
    });
    return { ...counts, wrong };
  };
  const tallies: Tally[] = [];
  for (const [index, one] of tried.entries()) {
    const again = async (): Promise<Judged> => {
      await engine.open(file);
      const [settled] = await engine.run([attempts[index] ?? []], ranges, { hard: true });
      return judge(one, settled);
    };
    tallies.push(await lookedAtTwice(judge(one, found[index]), again));
  }
  const all = sumOf(tallies);
  console.log(
    `${model.name}, ${cases.length} rows of a portfolio: ${tried.length} attacks, ${all.right} amounts right, ${all.withheld} withheld, ${all.wrong.length} wrong`,
  );
  printed(all);
  return all;
}
