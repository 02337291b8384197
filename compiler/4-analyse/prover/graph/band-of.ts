// One band of a cumulative scale.

import type { ScaleBand } from '../../../3-model/model.js';
import { divide, negate, one } from '../../../runtime/exact/rational.js';
import type { Node } from './node.js';
import type { Place, Valued } from './place.js';

/** Nothing below the band; within it what is owed once, the rate of the part and its started blocks. */
export function bandOf(of_: Valued, band: ScaleBand, input: Node, place: Place): Node {
  const { graph } = of_;
  const beyond = graph.sum([{ by: one, of: input }], negate(band.from));
  const within =
    band.to === undefined
      ? beyond
      : graph.sum(
          [{ by: one, of: graph.extreme('lowest', [input, graph.number(band.to)]) }],
          negate(band.from),
        );
  const part = graph.extreme('highest', [within, graph.zero]);
  const isReached = band.reachedAtFrom
    ? graph.not(graph.positive(graph.sum([{ by: negate(one), of: beyond }])))
    : graph.positive(beyond);
  const owed: Node[] = [];
  if (band.once) {
    owed.push(
      graph.rows(
        [
          { when: isReached, value: of_.value(band.once, place) },
          { when: graph.yes, value: graph.zero },
        ],
        'number',
      ),
    );
  }
  if (band.rate) owed.push(graph.product([of_.value(band.rate, place), part]));
  if (band.started) {
    const { width, amount } = band.started;
    const blocks = graph.round('up', one, graph.sum([{ by: divide(one, width), of: part }]));
    owed.push(graph.product([of_.value(amount, place), blocks]));
  }
  return graph.sum(owed.map((each) => ({ by: one, of: each })));
}
