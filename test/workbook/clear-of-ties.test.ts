// A parameter may be changed although no guard of digits suits all values that it can then make: the workbook says for each
// case whether the value lies clear of a tie, and is right wherever it says so.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { columnName } from '../../compiler/6-emit/workbook/read/references.js';
import { outputKey } from '../../compiler/6-emit/workbook/sheets/parts/keys.js';
import { certainKey } from '../../compiler/6-emit/workbook/sheets/parts/status.js';
import { sequence } from '../rig/draw.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';

const rules = (rate: string) => `tariff late "Late interest"
currency CHF
rounding each amount half up to 0.01 CHF
fact owed "Owed" : CHF, to 0.01, from 0 to 10 000 000
fact days "Days" : number, whole, from 0 to 3 600
amount interest "Interest" = ${rate} % * owed * days / 360
amount fee "Fee" = ${rate} % * owed when owed is above 20 000 CHF / 7, otherwise 0 CHF
`;

describe('a rate of 5 % on any amount for any number of days', () => {
  const model = modelFrom(rules('5'));
  const image = workbookImage(model, provenance);
  const { bench } = image.plan;

  it('can be changed by hundredths, and up to ten times', () => {
    expect(bench.freedom).toEqual({ factor: 10, finer: true });
  });

  it('is rounded rightly wherever the workbook says that it is certain, and nearly always is', async () => {
    const codes: string[] = [];
    const [file] = await emitWorkbook(model, provenance, ({ code }) => codes.push(code));
    expect(codes).toEqual([]);
    const engine = await openInIronCalc(file?.content as Uint8Array);
    const placed = (key: string) => {
      const place = image.layout.placeOf(key);
      if (place === undefined) throw new Error(`no cell ${key}`);
      return { ...place, title: image.layout.sheets[place.sheet]?.title ?? '' };
    };
    const set = (key: string, value: number) => {
      const { title, row, column } = placed(key);
      return { sheet: title, address: `${columnName(column)}${row}`, value };
    };
    const read = (key: string) => {
      const { title, row, column } = placed(key);
      return engine.read(title, row, column);
    };
    const edited = new Interpreter(modelFrom(rules('5.37')));
    const rates = bench.blocks.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap((cell) =>
          cell?.kind === 'value' && cell.show.kind === 'percent' && cell.limits !== undefined
            ? [cell.key]
            : [],
        ),
      ),
    );
    expect(rates.length).toBe(2);
    const next = sequence(7);
    let certain = 0;
    for (let tried = 0; tried < 200; tried++) {
      const owed = Math.floor(next() * 1e9) / 100;
      const days = Math.floor(next() * 3600);
      engine.set([...rates.map((key) => set(key, 0.0537)), set('input:owed', owed), set('input:days', days)]);
      if (read(certainKey) !== 1) continue;
      certain += 1;
      const outcome = evaluate(edited, { owed: String(owed), days: String(days) }, {});
      if (!outcome.ok) throw new Error('the case is refused');
      for (const name of ['interest', 'fee'])
        expect(read(outputKey(name)), `${owed} for ${days} days`).toBe(Number(outcome.outputs[name]));
    }
    expect(certain).toBeGreaterThan(180);
  });
});
