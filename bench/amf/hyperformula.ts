// The AMF tariff as a spreadsheet in HyperFormula: inputs in column A, one formula a cell in column B.

import { HyperFormula } from 'hyperformula';
import type { Amounts, Row } from './row.js';

const device = (count: string, perDay: string, perDevice: string) =>
  `MIN(${perDay}*B2*A7*ROUNDUP(${count}/100,0),${perDevice}*${count})*B1`;

const formulas = [
  '=IF(A8<=10,0.25,IF(A8<=25,0.33,IF(A8<=45,0.66,1)))',
  '=MAX(1,A9/3.05)',
  '=IF(A1<=2000,0.8*A1,IF(A1<=4000,1600,IF(A1<=8000,2000,2400)))',
  '=IF(A12<=10,0.004,IF(A12<=30,0.008,IF(A12<=50,0.012,IF(A12<70,0.016,0.02))))',
  '=IF(A1>0,ROUND(MAX(B3,90.89)*B1,2),0)',
  `=ROUND(${device('A2', '12.2', '156.38')},2)`,
  `=ROUND(${device('A3', '6.1', '78.3')},2)`,
  `=ROUND(${device('A4', '2.44', '31.36')},2)`,
  `=ROUND(${device('A5', '6.1', '78.3')},2)`,
  `=IF(A6>0,ROUND(MAX(B4*A10,B4*A11,${device('A6', '6.1', '78.3')}),2),0)`,
];

export function hyperformulaPeer(): (row: Row) => Amounts {
  const engine = HyperFormula.buildFromArray(
    Array.from({ length: 12 }, (_, index) => [0, formulas[index] ?? null]),
    { licenseKey: 'gpl-v3' },
  );
  return (row) => {
    engine.setCellContents({ sheet: 0, row: 0, col: 0 }, [
      [row.area],
      [row.kiosks],
      [row.screens],
      [row.headphones],
      [row.free_audioguides],
      [row.paid_audioguides],
      [row.opening_days],
      [row.weekly_hours_quarters / 4],
      [row.entry_price_cents / 100],
      [row.audioguide_revenue_cents / 100],
      [row.audioguide_expenses_cents / 100],
      [row.programme_submitted ? row.protected_share : 100],
    ]);
    const amounts = [4, 5, 6, 7, 8, 9].map((index) =>
      Math.round(Number(engine.getCellValue({ sheet: 0, row: index, col: 1 })) * 100),
    );
    return [...amounts, amounts.reduce((sum, amount) => sum + amount, 0)];
  };
}
