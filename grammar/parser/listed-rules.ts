// What stands behind a word of its own: values after `one of`, beginnings of texts, the limits of a part.

import { Close, Comma, concepts as c, Name, Open, Quoted } from '../words/tokens.js';
import { DateRules } from './date-rules.js';
import { endsList, endsShare, isDay, isLiteral, isName, isText, isWhen } from './gates.js';
import type { Rule } from './operand-rules.js';

export abstract class ListedRules extends DateRules {
  /** `part of x above 10 % of y` */
  readonly partLimit = this.RULE('partLimit', () => {
    this.SUBRULE(this.unary, { LABEL: 'operand' });
    this.OPTION({
      GATE: () => endsShare(this.LA(-1), this.LA(0)),
      DEF: () => {
        this.CONSUME(c.of, { LABEL: 'operator' });
        this.SUBRULE2(this.unary, { LABEL: 'operand' });
      },
    });
  });

  /** `begins with "33" or "34"` */
  readonly prefixes = this.RULE('prefixes', () => {
    this.CONSUME(c.beginsWith);
    this.CONSUME(Quoted);
    this.MANY({
      GATE: () => isText(this.LA(2)),
      DEF: () => {
        this.CONSUME(c.or);
        this.CONSUME2(Quoted);
      },
    });
  });

  /** `is one of 2020, 2021`, `one of 13, 20, 25 mm`: as far as no other branch begins. */
  readonly conditionValues = this.RULE('conditionValues', () => {
    this.SUBRULE(this.sum, { LABEL: 'listed' });
    this.MANY({
      GATE: () =>
        (isLiteral(this.LA(2)) && !isWhen(this.LA(3)) && !isWhen(this.LA(4))) ||
        (isName(this.LA(2)) && endsList(this.LA(3))),
      DEF: () => {
        this.CONSUME(Comma);
        this.SUBRULE2(this.sum, { LABEL: 'listed' });
      },
    });
  });

  /** `one of (film, game)`, `one of (Sunday, 25 December, 2026-04-06)` */
  readonly listInside = this.RULE('listInside', () => {
    this.CONSUME(Open);
    this.SUBRULE(this.sum, { LABEL: 'listed' });
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE2(this.sum, { LABEL: 'listed' });
    });
    this.CONSUME(Close);
  });

  /** Names and then a day that is written out: `Sunday, 25 December`; a number with a unit may begin another branch. */
  protected hasDaysFrom(first: number): boolean {
    let at = first;
    while (isName(this.LA(at)) && this.LA(at + 1).tokenType === Comma) at += 2;
    return at > first && isDay(this.LA(at), this.LA(at + 1));
  }

  /** What an item is among those of its list. */
  readonly itemValue: Rule = this.RULE('itemValue', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.runningTotalOf);
          this.SUBRULE(this.unary, { LABEL: 'value' });
          this.OPTION(() => this.CONSUME(c.beforeThisOne));
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.rankOf);
          this.SUBRULE2(this.unary, { LABEL: 'value' });
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.retainedIn);
          this.CONSUME(Name);
        },
      },
    ]);
  });
}
