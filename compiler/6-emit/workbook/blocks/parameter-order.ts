// The order in which parameters stand: tables, scales and figures in the order of the document, then what the workbook adds.

import type { Bench } from '../book/bench.js';
import type { ParameterBlock } from '../book/parameters.js';

const order: readonly ParameterBlock['kind'][] = [
  'table',
  'scale',
  'figures',
  'texts',
  'check-figures',
  'rounding',
  'guarantees',
  'periods',
  'options',
];
/** Kinds that stand mixed, as the document has them. */
const lastOfDocument = order.indexOf('figures');

export const blocksInOrder = (bench: Bench): readonly ParameterBlock[] =>
  [...bench.blocks].sort((a, b) => place(a, bench) - place(b, bench));

/** By kind, and within it in the order of the document. */
function place(block: ParameterBlock, bench: Bench): number {
  const kind = order.indexOf(block.kind);
  const first = kind <= lastOfDocument ? 0 : kind;
  const section = bench.model.sections.findIndex(({ id }) => id === block.section);
  const within = bench.blocks.indexOf(block);
  return first * 1e9 + (section + 1) * 1e6 + within;
}
