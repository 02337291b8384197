// Which alternative comes next is found out of the grammar: for a place of it when a text first comes there, so that a file
// waits for the words it uses and for no others.

import { type ILookaheadStrategy, LLkLookaheadStrategy } from 'chevrotain';

type Alternation = ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']>;
type Optional = ReturnType<ILookaheadStrategy['buildLookaheadForOptional']>;

/** Chevrotain's own strategy, each function of it made at its first call. */
export class LazyLookahead extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(
    place: Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0],
  ): Alternation {
    let made: Alternation | undefined;
    const build = () => super.buildLookaheadForAlternation(place);
    return function (this: unknown, alternatives) {
      made ??= build();
      return Reflect.apply(made, this, [alternatives]);
    };
  }

  override buildLookaheadForOptional(
    place: Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0],
  ): Optional {
    let made: Optional | undefined;
    const build = () => super.buildLookaheadForOptional(place);
    return function (this: unknown) {
      made ??= build();
      return Reflect.apply(made, this, []);
    };
  }
}
