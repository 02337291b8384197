import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { readWorkbook } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { draftRules } from '../../compiler/draft/draft-rules.js';
import type { Grid } from '../../compiler/draft/grid.js';
import { gridOfText } from '../../compiler/draft/sheets/grid-of-text.js';
import { gridsOfWorkbook } from '../../compiler/draft/sheets/grids-of-workbook.js';
import {
  asText,
  asWorkbook,
  bandsOf,
  type KnownTable,
  knownTables,
  type Layout,
  laidOut,
  layouts,
} from './known-tables.js';

async function gridsOf(table: KnownTable, layout: Layout): Promise<readonly Grid[]> {
  const laid = laidOut(table, layout);
  if (layout.file === 'xlsx') {
    const file = await readWorkbook(await asWorkbook(laid));
    return file === undefined ? [] : gridsOfWorkbook(file);
  }
  return [gridOfText(asText(laid, layout.file === 'commas' ? ',' : ';'))];
}

describe('a drafted table', () => {
  it('gives the amounts of the table, however it is laid out, and accounts for every cell', async () => {
    await fc.assert(
      fc.asyncProperty(knownTables, layouts, async (table, layout) => {
        const grids = await gridsOf(table, layout);
        const draft = draftRules(grids, { source: 'table' });
        expect(draft?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        const model = draft?.model;
        if (draft === undefined || model === undefined) throw new Error('no draft');
        expect(draft.cells.map(({ cell }) => cell).sort()).toEqual(
          [...new Set(draft.cells.map(({ cell }) => cell))].sort(),
        );
        expect(draft.cells).toHaveLength(grids.reduce((sum, { cells }) => sum + cells.length, 0));
        const interpreter = new Interpreter(model);
        const factOf = (...words: string[]) =>
          model.facts.find(({ label }) => words.includes(label))?.name ?? '';
        const weight = factOf('Weight', 'Poids');
        const zone = factOf('Zone');
        const column = model.facts.find(({ name }) => name !== weight && name !== zone)?.name ?? '';
        const [result] = model.results;
        for (const [z, name] of (table.zones ?? ['']).entries()) {
          for (const [b, { from, to }] of bandsOf(table).entries()) {
            for (const [c, heading] of (table.columns ?? ['']).entries()) {
              for (const value of [from, to ?? from + 3]) {
                const facts = {
                  [weight]: value,
                  ...(table.zones === undefined ? {} : { [zone]: name }),
                  ...(table.columns === undefined ? {} : { [column]: heading }),
                };
                const outcome = evaluate(interpreter, facts);
                const given = outcome.ok ? Number(outcome.outputs[result?.name ?? '']) : outcome;
                const right = (table.amounts[z]?.[b]?.[c] ?? 0) / 100;
                expect([facts, given]).toEqual([facts, right]);
              }
            }
          }
        }
      }),
      { numRuns: 40, seed: 21 },
    );
  });
});
