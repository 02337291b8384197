// Makes the nodes of lists beside those of one value.

import { maxBig, minBig } from '../../runtime/exact/integers.js';
import type { Bounds, Fold, IntegerNode, TextNode, TruthNode } from '../program/program.js';
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

  /** What `of` is for the item before. */
  before(list: string, first: bigint, of: IntegerNode): IntegerNode {
    return this.carry(list, first, [of.lo, of.hi], `value ${of.id}`, () => of);
  }

  /**
   * A value that each item hands to the next one: `next` makes what it hands on from what it was handed. Equal texts for equal `next`.
   * The bounds are those of what is handed on; `first` is what the first item has.
   */
  carry(
    list: string,
    first: bigint,
    [least, most]: readonly [bigint, bigint],
    text: string,
    next: (handed: IntegerNode) => IntegerNode,
  ): IntegerNode {
    const [lo, hi] = [minBig(first, least), maxBig(first, most)];
    const key = `carry ${list} ${first} ${text}`;
    const known = this.known(key);
    if (known !== undefined) return known;
    const node = this.unfinished(key, { sort: 'integer', kind: 'before', first, lo, hi }, list);
    this.finish(node, next(node));
    return node;
  }

  /** The value, within these bounds, of something of the list's items that is lowered later; `link` says what. */
  ahead(list: string, { lo, hi }: Bounds, text: string): IntegerNode {
    return this.unfinished(`ahead ${text}`, { sort: 'integer', kind: 'ahead', lo, hi }, list);
  }

  link(ahead: IntegerNode, of: IntegerNode): void {
    if (of.list !== undefined && of.list !== ahead.list) limit('nested-lists');
    this.finish(ahead, of);
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
