// What other spreadsheets lack is not used: every function of a workbook is one of Excel 2007, and Google Sheets has it under the same
// name; names of cells are such as Sheets takes.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { functionNames } from '../../compiler/6-emit/workbook/formula/formula.js';
import { modelOf, provenance, root } from '../rig/load-ruleset.js';

/** From the function list of Google Sheets, those that Excel 2007 has with the same meaning. */
const inBoth =
  'ABS AND COUNT COUNTA COUNTIF DATE DAY EDATE EOMONTH EXACT HYPERLINK IF INDEX INT ISLOGICAL ISNUMBER ISTEXT LEFT LEN LOWER MATCH MAX MIN MOD MONTH N NOT OR ROUND ROUNDDOWN ROUNDUP ROW ROWS SIGN SUM SUMIF SUMPRODUCT T TRIM TRUNC UPPER VALUE WEEKDAY YEAR'.split(
    ' ',
  );

describe('a workbook elsewhere', () => {
  it('uses only functions that Excel 2007 and Google Sheets both have', () => {
    expect(functionNames.filter((name) => !inBoth.includes(name))).toEqual([]);
  });

  it.each(['taxe-de-sejour', 'bareme-kilometrique', 'parkgebuehren-dresden'])(
    'has names that Google Sheets takes: %s',
    (name) => {
      const rules = join(root, 'examples/gallery', name, `${name}.bareme`);
      const { names } = workbookImage(modelOf(rules), provenance);
      const strange = names.filter(
        ({ name }) =>
          name.length > 250 || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || /^R\d*C\d*$/i.test(name),
      );
      expect(names.length).toBeGreaterThan(0);
      expect(strange.map(({ name }) => name)).toEqual([]);
    },
  );
});
