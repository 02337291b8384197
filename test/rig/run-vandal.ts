// Does to cells of the workbooks of the three rulesets and of the gallery, in LibreOffice, what people do, and demands of every
// result: the right amount, or visibly none.
//   npm run rig:vandal -- [--attacks N | --all] [--pairs N] [--seed N] [--locale fr-FR] [RULE_FILE…]
// N attacks on single cells and N on two at once, drawn for each workbook; `--all`: every attack on every cell. Prints
// `N passed, N failed`.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { nearestFloat } from '../../compiler/6-emit/wording/nearest-float.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import type { CellKey } from '../../compiler/6-emit/workbook/formula/formula.js';
import { columnName } from '../../compiler/6-emit/workbook/read/references.js';
import { workbookBytes } from '../../compiler/6-emit/workbook/write/workbook-bytes.js';
import { type Attack, attacksOn } from './attacks-on-cells.js';
import { drawn, sequence } from './draw.js';
import { type LibreOffice, type Range, startLibreOffice } from './libreoffice-engine.js';
import { deliveredRules, modelOf, provenance } from './load-ruleset.js';
import type { Setting } from './rig.js';
import { createOracle, type Held, isShown, type Shown, verdict } from './vandal.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    attacks: { type: 'string', default: '40' },
    pairs: { type: 'string', default: '10' },
    all: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    locale: { type: 'string' },
  },
});

const settable = (held: Held): Setting['value'] =>
  held === undefined ? null : typeof held === 'object' && 'n' in held ? nearestFloat(held) : held;

interface Tally {
  readonly right: number;
  readonly withheld: number;
  readonly wrong: readonly string[];
}

/** What is done at once: one attack, or two on different cells. */
function attempts(attacks: readonly Attack[], next: () => number): readonly (readonly Attack[])[] {
  if (options.all) return [[], ...attacks.map((attack) => [attack])];
  // As delivered first: results are shown.
  const single = drawn(attacks, Number(options.attacks), next, ({ key, what }) =>
    [/^[^:]*/.exec(key)?.[0] ?? '', what].join(' '),
  );
  const [first, second] = [1, 2].map(() => drawn(attacks, Number(options.pairs), next));
  const pairs = (first ?? []).flatMap((one, index) => {
    const other = second?.[index];
    return other === undefined || other.key === one.key ? [] : [[one, other]];
  });
  return [[], ...single.map((attack) => [attack]), ...pairs];
}

async function vandalize(engine: LibreOffice, path: string, folder: string): Promise<Tally> {
  const model = modelOf(path);
  const image = workbookImage(model, provenance);
  const { layout, plan } = image;
  const { words } = plan.bench;
  const file = join(folder, `${model.name}.xlsx`);
  writeFileSync(file, await workbookBytes(image, model.label));
  await engine.open(file);
  const oracle = createOracle(path, model, image);
  const placed = (key: CellKey): Range => {
    const place = layout.placeOf(key);
    if (place === undefined) throw new Error(`no cell ${key}`);
    return [layout.sheets[place.sheet]?.title ?? '', `${columnName(place.column)}${place.row}`];
  };
  const ranges = oracle.results.map(placed);
  // To LibreOffice TRUE is the number 1 with a format of its own, and counts as 1; `vandal.test.ts` tries it where it is none.
  const possible = attacksOn(image).filter(({ what }) => what !== 'TRUE');
  const tried = attempts(possible, sequence(Number(options.seed)));
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
  const messages = new Set([words.checkInputs, words.checkParameters, words.noValue, words.noSuchResult]);
  const counts = { right: 0, withheld: 0 };
  const wrong: string[] = [];
  const found = await engine.run(cases, ranges);
  tried.forEach((attacks, index) => {
    const shown = (found[index] ?? []).map((rows): Shown => (rows[0]?.[0] ?? undefined) as Shown);
    // What is withheld cannot be wrong: no need to compile the edited rules.
    if (shown.every((value) => !isShown(messages, value))) {
      counts.withheld += 1;
      return;
    }
    const expected = oracle.expected(...attacks);
    oracle.results.forEach((key, place) => {
      const name = /out:([^\t]*)/.exec(key)?.[1] ?? '';
      const value = shown[place];
      const judged = verdict({ model, messages }, name, expected?.get(key), value);
      if (judged === 'wrong') {
        const done = attacks.map(({ key: at, what }) => `${at} ${what}`).join(' and ');
        wrong.push(
          `${model.name}: ${done}: ${key} shows ${JSON.stringify(value)} instead of ${String(expected?.get(key))}`,
        );
      } else counts[judged] += 1;
    });
  });
  console.log(
    `${model.name}: ${tried.length} attacks, ${counts.right} results right, ${counts.withheld} withheld, ${wrong.length} wrong`,
  );
  for (const line of wrong.slice(0, 20)) console.log(`  ${line}`);
  return { ...counts, wrong };
}

const folder = mkdtempSync(join(tmpdir(), 'bareme-vandal-'));
const engine = startLibreOffice(options.locale);
let passed = 0;
let failed = 0;
try {
  for (const path of positionals.length > 0 ? positionals : deliveredRules()) {
    const { right, withheld, wrong } = await vandalize(engine, path, folder);
    if (right === 0) console.log(`  no result of ${basename(path)} was ever shown`);
    passed += right + withheld;
    failed += wrong.length + (right === 0 ? 1 : 0);
  }
} finally {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
