// Lists the inputs and results of a workbook by their defined names, with the values that the file holds.

import ExcelJS from 'exceljs';

const path = process.argv[2] ?? 'generated/amf-sacem-2015/workbook.xlsx';
const workbook = new ExcelJS.Workbook();
await workbook.xlsx.readFile(path);

for (const { name, ranges } of workbook.definedNames.model) {
  if (!/^(in|out)_/.test(name)) continue;
  const [, sheet, address] = /^'?([^'!]+)'?!\$?([A-Z]+\$?\d+)$/.exec(ranges[0] ?? '') ?? [];
  if (sheet === undefined || address === undefined) continue;
  const cell = workbook.getWorksheet(sheet)?.getCell(address.replace('$', ''));
  console.log(`${name}\t${cell?.result ?? cell?.value}`);
}
