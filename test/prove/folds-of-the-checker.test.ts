// What the checker takes for granted of an operation over items: nothing, of one that it has not been told about.

import { expect, it } from 'vitest';
import { emptyFrame, same, unknown, up } from '../../compiler/4-analyse/certificate/reckon/frame.js';
import { Replay } from '../../compiler/4-analyse/certificate/replay.js';
import { FromModel } from '../../compiler/4-analyse/certificate/values/from-model.js';
import type { Value } from '../../compiler/4-analyse/certificate/values/value.js';
import { indexOf } from '../../compiler/4-analyse/model-index.js';
import { foldTraits } from '../../compiler/4-analyse/prover/graph/node.js';
import { expressionsOf } from '../../compiler/4-analyse/spoken-of.js';
import { one } from '../../compiler/runtime/exact/rational.js';
import { modelOf } from './model-of.js';

const model = modelOf(`tariff made "Made"
currency EUR
rounding no amount
fact x : number, whole, from 0 to 5
list days "Days", up to 8
fact takings of days "Takings" : number, whole, from 0 to 100
value most = highest takings * x over days
check most never decreases in x
`);

it('knows no limit, no grid and no direction of an operation that is new', () => {
  const index = indexOf(model);
  const [property] = model.properties;
  if (!property) throw new Error('no check');
  const from = new FromModel(index, {}, undefined, 'x');
  const replay = new Replay(from);
  const folds: Value[] = [];
  const visit = (value: Value): void => {
    if (value.kind === 'fold') folds.push(value);
    value.of.forEach(visit);
  };
  for (const expression of expressionsOf(property)) visit(from.value(expression, new Map()));
  const [highest] = folds;
  if (highest === undefined) throw new Error('no fold');
  const { sort, list, level = 0 } = highest;
  const fold = (text: string): Value =>
    from.values.make(
      'fold',
      text === 'count' ? [from.values.number(one), ...highest.of.slice(1)] : highest.of,
      { sort, text, level, ...(list === undefined ? {} : { list }) },
    );
  for (const text of Object.keys(foldTraits)) {
    expect(replay.range(fold(text), emptyFrame())?.hi, text).toBeDefined();
    expect(replay.waysOf(fold(text), emptyFrame()), text).toBe(text === 'count' ? same : up);
  }
  for (const text of ['spread', 'product', '']) {
    expect(fold(text).grid).toBeUndefined();
    expect(replay.range(fold(text), emptyFrame())).toBeUndefined();
    expect(replay.waysOf(fold(text), emptyFrame())).toBe(unknown);
  }
});
