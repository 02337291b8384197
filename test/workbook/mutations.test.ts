// The rig must be able to fail: a corrupted parameter, formula or stored value is caught, in every ruleset.

import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { nearestFloat } from '../../compiler/6-emit/wording/nearest-float.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { calculate } from '../../compiler/6-emit/workbook/layout/calculate.js';
import type { Place } from '../../compiler/6-emit/workbook/layout/layout.js';
import type { WorkbookImage } from '../../compiler/6-emit/workbook/layout/workbook-image.js';
import { columnName } from '../../compiler/6-emit/workbook/read/references.js';
import { readWorkbook } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { modelOf, provenance, root } from '../rig/load-ruleset.js';
import { mutated } from '../rig/mutate.js';
import { caseOf, createRig, difference } from '../rig/rig.js';

const names = ['amf-sacem-2015', 'sacem-polynesie-2018', 'philharmonie-a-la-demande'];

describe.each(names)('the rig on %s', (name) => {
  let model: Model;
  let image: WorkbookImage;
  let bytes: Uint8Array;

  beforeAll(async () => {
    model = modelOf(join(root, 'rulesets', name, `${name}.bareme`));
    image = workbookImage(model, provenance);
    const [file] = await emitWorkbook(model, provenance, () => {});
    bytes = file?.content as Uint8Array;
  });

  const partOf = (place: Place): string => `xl/worksheets/sheet${place.sheet + 1}.xml`;
  const addressOf = ({ row, column }: Place): string => `${columnName(column)}${row}`;
  const cellPattern = (place: Place, inside: string): RegExp =>
    new RegExp(`(<c r="${addressOf(place)}"[^>]*>)${inside}`);

  /** How many cells the rig finds wrong over some cases. */
  const wrongIn = async (content: Uint8Array): Promise<number> => {
    const rig = createRig(model, image);
    const engine = await openInIronCalc(content);
    let wrong = 0;
    for (const { input } of boundaryCases(model, { seed: 2, count: 8 })) {
      const given = caseOf(input);
      engine.set(rig.settings(given));
      for (const cell of rig.expectations(given)) {
        if (difference(cell, engine.read(cell.sheet, cell.row, cell.column)) !== undefined) wrong += 1;
      }
    }
    return wrong;
  };

  const placeOf = (key: string | undefined): Place => {
    const place = key === undefined ? undefined : image.layout.placeOf(key);
    if (place === undefined) throw new Error(`no cell ${key}`);
    return place;
  };

  it('finds nothing wrong with the workbook as written', async () => {
    expect(await wrongIn(bytes)).toBe(0);
  });

  it('sees a parameter that was changed', async () => {
    const parameter = image.plan.bench.blocks
      .filter(({ kind }) => kind === 'figures' || kind === 'table')
      .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
      .find((cell) => cell?.kind === 'value' && cell.limits !== undefined && cell.value.n !== 0n);
    const place = placeOf(parameter?.kind === 'value' ? parameter.key : undefined);
    const changed = await mutated(bytes, partOf(place), (xml) =>
      xml.replace(
        cellPattern(place, '<v>([^<]*)</v>'),
        (_whole, open: string, value: string) => `${open}<v>${Number(value) * 1.25}</v>`,
      ),
    );
    expect(await wrongIn(changed)).toBeGreaterThan(0);
  });

  it('sees a formula that was changed', async () => {
    const rounding = image.plan.bench.steps.find(
      ({ kind, list }) => kind === 'rounding' && list === undefined,
    );
    const place = placeOf(rounding?.key);
    const changed = await mutated(bytes, partOf(place), (xml) =>
      xml.replace(
        cellPattern(place, '<f>([^<]*)</f>'),
        (_whole, open: string, formula: string) => `${open}<f>${formula}+1</f>`,
      ),
    );
    expect(await wrongIn(changed)).toBeGreaterThan(0);
  });

  it('sees a stored value that was changed', async () => {
    const values = calculate(image.layout);
    const storedWrong = async (content: Uint8Array): Promise<number> => {
      const file = await readWorkbook(content);
      return image.layout.sheets.reduce((total, sheet, index) => {
        const wrong = sheet.cells.filter(({ row, column, content: held }) => {
          if (held.kind !== 'formula') return false;
          const exact = values.valueAt({ sheet: index, row, column });
          const wanted = typeof exact === 'object' ? nearestFloat(exact) : (exact ?? 0);
          return file?.sheets[index]?.cells.get(`${columnName(column)}${row}`)?.value !== wanted;
        });
        return total + wrong.length;
      }, 0);
    };
    expect(await storedWrong(bytes)).toBe(0);
    const [first] = image.plan.results;
    const place = placeOf(first && `out:${first.name}`);
    const changed = await mutated(bytes, partOf(place), (xml) =>
      xml.replace(
        cellPattern(place, '(<f>[^<]*</f>)<v>([^<]*)</v>'),
        (_whole, open: string, formula: string, value: string) =>
          `${open}${formula}<v>${Number(value) + 1}</v>`,
      ),
    );
    expect(await storedWrong(changed)).toBe(1);
  });
});
