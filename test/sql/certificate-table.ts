// Test support: what the certificates notice, as a section of RESULTS.md and docs/warehouse.md.

import type { KeptTable } from '../../bench/kept-tables.js';

const columns = ['tariff', 'cases', 'mutants', 'noticed', 'no case differs', 'missed'];

export const certificateTable: KeptTable = {
  name: 'Certificates',
  columns,
  intro:
    'Every mutant of each tariff’s integer program (a constant by one, the other strictness, another rounding, a branch always or never taken, an operand left out), against the cases of its certificate. A mutant that none of them notices is put to an attack of 2,000 drawn cases, every hundredth of them changed in each fact; where none is answered otherwise, no case differs. Written by `npm run rig:certificate -- --write`.',
  summary(rows) {
    const sums = columns
      .slice(1)
      .map((_, at) => [...rows.values()].reduce((sum, cells) => sum + Number(cells[at]), 0));
    const [, , noticed = 0, , missed = 0] = sums;
    const share = ((100 * noticed) / Math.max(1, noticed + missed)).toFixed(2);
    return {
      cells: sums.map(String),
      after: `${share} % of the mutants that change a case are noticed, in ${rows.size} tariffs.`,
    };
  },
};
