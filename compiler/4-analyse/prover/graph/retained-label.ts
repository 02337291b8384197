// Which alternative of a declaration is kept, as the label that is shown.

import type { Definition } from '../../../3-model/model.js';
import type { Node, Row } from './node.js';
import type { Place, Valued } from './place.js';

/** The label of the alternative kept, ties go to the first; or of the branch that is taken. */
export function retainedLabel(of_: Valued, definition: Definition | undefined, own: Place): Node {
  const { graph } = of_;
  const body = definition?.body;
  if (body?.kind === 'conditional') {
    const rows = body.branches.map(
      ({ when, label }): Row => ({
        when: of_.value(when, own),
        value: graph.symbol(label ?? body.otherwiseLabel ?? ''),
      }),
    );
    return graph.rows(
      [...rows, { when: graph.yes, value: graph.symbol(body.otherwiseLabel ?? '') }],
      'symbol',
    );
  }
  if (body?.kind !== 'alternatives' || body.rule === 'sum') return graph.symbol('');
  const values = body.items.map(({ value }) => of_.value(value, own));
  const ahead = (a: Node, b: Node): Node =>
    graph.positive(body.rule === 'lower' ? graph.minus(b, a) : graph.minus(a, b));
  const rows = body.items.map(({ label }, place_): Row => {
    const value = values[place_] ?? graph.zero;
    // It is kept unless one before it is as good, or one after it better: asked in order, only the latter.
    const better = values.slice(place_ + 1).map((later) => graph.not(ahead(later, value)));
    return { when: graph.and(better), value: graph.symbol(label) };
  });
  return graph.rows(rows, 'symbol');
}
