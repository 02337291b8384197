// The rig of portfolios: every row of a portfolio workbook recalculated by LibreOffice and held against the evaluator, as
// delivered, under another reading, and with another parameter. Usage: run-portfolio.ts [ROWS]

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import {
  type PortfolioCase,
  writePortfolio,
} from '../../compiler/6-emit/workbook/portfolio/write-portfolio.js';
import { startLibreOffice } from './libreoffice-engine.js';
import { modelFrom, modelOf, provenance, root } from './load-ruleset.js';
import { portfolioCases } from './portfolio-cases.js';
import type { Setting } from './rig.js';

interface Trial {
  readonly ruleset: string;
  /** Another option of a reading. */
  readonly reading: readonly [name: string, option: string];
  /** A parameter by its name in the workbook, with what stands for it in the rules. */
  readonly parameter: readonly [name: string, value: number, written: string, instead: string];
}

const trials: readonly Trial[] = [
  {
    ruleset: 'amf-sacem-2015',
    reading: ['minimum_order', 'after_hours'],
    parameter: [
      'p_minimum_fee',
      120.5,
      'value minimum_fee "Minimum annuel" = 90.89 EUR',
      'value minimum_fee "Minimum annuel" = 120.50 EUR',
    ],
  },
  {
    ruleset: 'sacem-polynesie-2018',
    reading: ['minimum_order', 'after_hours'],
    parameter: ['p_kiosks_per_device', 24150, '23 700 XPF/device', '24 150 XPF/device'],
  },
];

const rows = Number(process.argv[2] ?? 500);
let differences = 0;
const office = startLibreOffice();
const folder = mkdtempSync(join(tmpdir(), 'bareme-portfolio-'));
try {
  for (const trial of trials) differences += await run(trial);
} finally {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = differences === 0 ? 0 : 1;

async function run({ ruleset, reading, parameter }: Trial): Promise<number> {
  const rules = join(root, 'rulesets', ruleset, `${ruleset}.bareme`);
  const model = modelOf(rules);
  const cases = portfolioCases(model, rows);
  const pieces: Uint8Array[] = [];
  await writePortfolio(model, { cases, refused: [], on: undefined }, provenance, (piece) =>
    pieces.push(piece),
  );
  const path = join(folder, `${ruleset}.xlsx`);
  writeFileSync(path, Buffer.concat(pieces));
  const names = await office.open(path);
  const outputs = model.results.filter(({ listed }) => listed).map(({ name }) => name);
  const read = async (
    what: string,
    expected: (one: PortfolioCase) => Readonly<Record<string, unknown>>,
    settings: readonly Setting[],
  ) => {
    const ranges = outputs.map((name) => placeOf(names[`out_${name}`] ?? ''));
    const [values = []] = await office.run([settings], ranges);
    let wrong = 0;
    let moved = 0;
    cases.forEach((one, row) => {
      const should = expected(one);
      outputs.forEach((name, column) => {
        const value = values[column]?.[row]?.[0];
        if (should[name] !== one.outputs[name]) moved += 1;
        if (value === Number(should[name])) return;
        wrong += 1;
        if (wrong <= 3)
          console.log(`  ${name}, row ${row + 1}: ${String(value)} instead of ${String(should[name])}`);
      });
    });
    console.log(
      `${ruleset}, ${what}: ${cases.length} rows, ${outputs.length} outputs, ${moved} amounts moved, ${wrong} differences`,
    );
    // A change that moves nothing would show nothing.
    return settings.length > 0 && moved === 0 ? wrong + 1 : wrong;
  };
  const priced = (on: Model, options = {}) => {
    const interpreter = new Interpreter(on);
    return ({ facts }: PortfolioCase) => {
      const outcome = evaluate(interpreter, facts, options);
      return outcome.ok ? outcome.outputs : {};
    };
  };
  const set = (name: string, value: string | number) => {
    const [sheet, address] = placeOf(names[name] ?? '');
    return { sheet, address, value };
  };
  let wrong = await read('as delivered', priced(model), []);
  wrong += await read(
    `reading ${reading.join(' = ')}`,
    priced(model, { readings: { [reading[0]]: reading[1] } }),
    [set(`reading_${reading[0]}`, reading[1])],
  );
  const chosen = model.readings.find(({ name }) => name === reading[0])?.chosen ?? '';
  const [name, value, written, instead] = parameter;
  const text = readFileSync(rules, 'utf8');
  if (!text.includes(written)) throw new Error(`the rules no longer say ${written}`);
  const changed = modelFrom(text.replace(written, instead), rules, (wanted, from) => {
    const file = resolve(dirname(from), wanted);
    return existsSync(file) ? { path: file, text: readFileSync(file, 'utf8') } : undefined;
  });
  wrong += await read(`${name} = ${value}`, priced(changed), [
    set(`reading_${reading[0]}`, chosen),
    set(name, value),
  ]);
  return wrong;
}

/** `$Feuille.$A$1:$A$9` or `Feuille!$A$1:$A$9` as sheet and range. */
function placeOf(address: string): readonly [sheet: string, range: string] {
  const [, sheet = '', range = ''] = /^\$?'?([^'!.]+)'?[!.](.+)$/.exec(address.replaceAll('$', '')) ?? [];
  return [sheet, range];
}
