// Few cases that tell every slip that any of many tells: at boundaries, crossings and points of rounding, then near these in one fact.

import type { Model } from '../../3-model/model.js';
import { boundaryCases } from '../../4-analyse/boundary-cases.js';
import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import type { Node, Program } from '../program/program.js';
import { operandsOf } from '../program/program-walk.js';
import { TracedProgram } from './case-run.js';
import { equalSides } from './equal-sides.js';
import { nearCases, valuesToTry } from './near-cases.js';
import { roundingPoints } from './rounding-points.js';

interface Effort {
  readonly seed: number;
  /** Cases drawn, and those of them that others are tried near. */
  readonly drawn: number;
  readonly bases: number;
}

/** The same model and effort give the same cases. What no case tells may make no difference to any. */
export function tellingCases(
  model: Model,
  program: Program,
  { seed, drawn, bases }: Effort,
): readonly FactValues[] {
  const traced = new TracedProgram(program);
  const told: FactValues[] = [];
  let open = traced.slips();
  const attempt = (facts: FactValues): void => {
    const run = traced.run(facts);
    const left = open.filter((slip) => !traced.tells(run, slip));
    if (left.length < open.length) told.push(facts);
    open = left;
  };
  const pool = boundaryCases(model, { seed, count: drawn }).map(({ facts }) => facts);
  for (const facts of pool) attempt(facts);
  const values = valuesToTry(model, program);
  for (const facts of pool.slice(0, bases)) {
    for (const input of program.inputs) {
      for (const near of nearCases(facts, input, values.get(input.shape.name) ?? [])) attempt(near);
    }
  }
  // What is left of comparisons may only be seen where their sides meet.
  const compared = traced.nodes.filter((node) => node.kind === 'compare');
  for (const node of compared) {
    const isOpen = () => open.some((slip) => slip.node === node || isOperand(node, slip.node));
    for (const facts of pool.slice(0, bases)) {
      if (!isOpen()) break;
      for (const met of equalSides(traced, program, node, facts)) attempt(met);
    }
  }
  // The same for quotients, where a remainder tells.
  for (const node of traced.nodes) {
    if (node.kind !== 'quotient') continue;
    const isOpen = () => open.some((slip) => slip.node === node || isOperand(node, slip.node));
    for (const facts of pool.slice(0, bases)) {
      if (!isOpen()) break;
      for (const met of roundingPoints(traced, program, node, facts)) attempt(met);
    }
  }
  return told;
}

const isOperand = (node: Node, user: Node): boolean => operandsOf(user).includes(node);
