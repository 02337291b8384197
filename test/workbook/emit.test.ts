// What is written: the same bytes on every build, every stored value right, the checklist green.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { nearestFloat } from '../../compiler/6-emit/wording/nearest-float.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { calculate } from '../../compiler/6-emit/workbook/layout/calculate.js';
import { lintWorkbook } from '../../compiler/6-emit/workbook/lint/lint-workbook.js';
import { columnName } from '../../compiler/6-emit/workbook/read/references.js';
import { readWorkbook } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { modelOf, provenance, root } from '../rig/load-ruleset.js';
import { withoutWorkbook } from '../rig/refused-by-name.js';

const found = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => !withoutWorkbook.has(name))
    .map((name) => join(root, folder, name, `${name}.bareme`))
    .filter((path) => existsSync(path))
    .sort();

const paths = [...found('rulesets'), ...found('examples/gallery')];

it.each([...withoutWorkbook])('no workbook of %s is written, and the build says why', async (name) => {
  const told: string[] = [];
  const files = await emitWorkbook(
    modelOf(join(root, 'examples/gallery', name, `${name}.bareme`)),
    provenance,
    ({ code }) => told.push(code),
  );
  expect(files).toEqual([]);
  expect(told).toContain('W808');
});

describe.each(paths.map((path) => [path.slice(root.length), path]))('the workbook of %s', (_shown, path) => {
  let model: Model;
  let bytes: Uint8Array;

  beforeAll(async () => {
    model = modelOf(path);
    const [file] = await emitWorkbook(model, provenance, () => {});
    bytes = file?.content as Uint8Array;
  });

  it('has the same bytes on a second build', async () => {
    const [again] = await emitWorkbook(modelOf(path), provenance, () => {});
    const hash = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
    expect(hash(again?.content as Uint8Array)).toBe(hash(bytes));
  });

  it('passes every point of the checklist', async () => {
    expect((await lintWorkbook(bytes)).slice(0, 5)).toEqual([]);
  });

  it('stores in every formula cell the value that exact arithmetic gives', async () => {
    const { layout } = workbookImage(model, provenance);
    const values = calculate(layout);
    const file = await readWorkbook(bytes);
    const wrong: string[] = [];
    let count = 0;
    layout.sheets.forEach((sheet, index) => {
      const written = file?.sheets[index];
      for (const { row, column, content } of sheet.cells) {
        if (content.kind !== 'formula') continue;
        count += 1;
        const exact = values.valueAt({ sheet: index, row, column });
        const wanted = typeof exact === 'object' ? nearestFloat(exact) : (exact ?? 0);
        const cell = written?.cells.get(`${columnName(column)}${row}`);
        if (cell?.value !== wanted)
          wrong.push(`${sheet.title}!${cell?.address}: ${String(cell?.value)}, not ${String(wanted)}`);
      }
    });
    expect(count).toBeGreaterThan(0);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('opens with every check fulfilled', async () => {
    const { layout } = workbookImage(model, provenance);
    expect(calculate(layout).valueOf('check:master')).toEqual({ n: 1n, d: 1n });
  });
});
