// Makes the nodes of lists beside those of one value.

import type { Fold, IntegerNode, TextNode, TruthNode } from '../program/program.js';
import { limit } from './limits.js';
import { ScalarNodes } from './scalar-nodes.js';

/** Makes the nodes of one program. Equal nodes are one object, so that sharing is seen by identity. */
export class Nodes extends ScalarNodes {
  fold(fold: Fold, over: string, of: IntegerNode): IntegerNode {
    if (of.list !== undefined && of.list !== over) limit('nested-lists');
    if (of.list === undefined) return this.#foldOfSame(fold, over, of);
    const many = this.capacity(over);
    const { lo, hi } =
      fold === 'sum'
        ? { lo: of.lo < 0n ? of.lo * many : 0n, hi: of.hi > 0n ? of.hi * many : 0n }
        : (fold satisfies 'first' | 'least' | 'greatest') === 'first'
          ? { lo: of.lo < 0n ? of.lo : 0n, hi: of.hi > 0n ? of.hi : 0n }
          : of;
    const made = { sort: 'integer', kind: 'fold', fold, of, over, lo, hi } as const;
    return this.integer(`fold ${fold} ${over} ${of.id}`, made, undefined);
  }

  /** A fold of what is the same for every item. */
  #foldOfSame(fold: Fold, over: string, of: IntegerNode): IntegerNode {
    switch (fold) {
      case 'sum':
        return this.multiply(this.count(over), of);
      case 'first': {
        const zero = this.constant(0n);
        return this.choose(this.compare('equal', this.count(over), zero), zero, of);
      }
      case 'least':
      case 'greatest':
        return of;
      default:
        return fold satisfies never;
    }
  }

  along(fold: 'sum' | 'first', inclusive: boolean, list: string, of: IntegerNode): IntegerNode {
    if (of.list !== undefined && of.list !== list) limit('nested-lists');
    const many = this.capacity(list);
    if (of.list === undefined) {
      const places = inclusive ? this.place(list) : this.subtract(this.place(list), this.constant(1n));
      if (fold === 'sum') return this.multiply(places, of);
      fold satisfies 'first';
      return this.choose(this.compare('below', places, this.constant(1n)), this.constant(0n), of);
    }
    const [least, most] =
      (fold satisfies 'first' | 'sum') === 'sum' ? [of.lo * many, of.hi * many] : [of.lo, of.hi];
    const [lo, hi] = [least < 0n ? least : 0n, most > 0n ? most : 0n];
    const made = { sort: 'integer', kind: 'along', fold, inclusive, of, lo, hi } as const;
    return this.integer(`along ${fold} ${inclusive} ${of.id}`, made, list);
  }

  rank(list: string, of: IntegerNode): IntegerNode {
    if (of.list === undefined) return this.place(list);
    if (of.list !== list) limit('nested-lists');
    const made = { sort: 'integer', kind: 'rank', of, lo: 1n, hi: this.place(list).hi } as const;
    return this.integer(`rank ${of.id}`, made, list);
  }

  item(over: string, of: IntegerNode, at: IntegerNode): IntegerNode {
    if (of.list === undefined) return of;
    if (of.list !== over || at.list !== undefined) limit('nested-lists');
    const made = { sort: 'integer', kind: 'item', of, at, over, lo: of.lo, hi: of.hi } as const;
    return this.integer(`item ${of.id} ${at.id}`, made, undefined);
  }

  itemTruth(over: string, of: TruthNode, at: IntegerNode): TruthNode {
    if (of.list === undefined) return of;
    if (of.list !== over || at.list !== undefined) limit('nested-lists');
    return this.truthNode(
      `item-truth ${of.id} ${at.id}`,
      { sort: 'truth', kind: 'item', of, at, over },
      undefined,
    );
  }

  itemText(over: string, of: TextNode, at: IntegerNode): TextNode {
    if (of.list === undefined) return of;
    if (of.list !== over || at.list !== undefined) limit('nested-lists');
    return this.textNode(
      `item-text ${of.id} ${at.id}`,
      { sort: 'text', kind: 'item', of, at, over },
      undefined,
    );
  }
}
