// Grammar rules of expressions, conditions, boundaries and steps.

import { EOF, tokenMatcher } from 'chevrotain';
import {
  AdditiveOperator,
  Close,
  Comma,
  concepts as c,
  MultiplicativeOperator,
  Name,
  Open,
  Semicolon,
} from '../words/tokens.js';
import { endsList, endsShare, isJoint, isUpperLimit } from './gates.js';
import { ListedRules } from './listed-rules.js';
import type { Rule } from './operand-rules.js';

export class ExpressionRules extends ListedRules {
  /** `A when C, B when D, otherwise E`, `A, otherwise E`, or just an expression. */
  readonly expression = this.RULE('expression', () => {
    this.SUBRULE(this.disjunction, { LABEL: 'value' });
    this.OPTION(() => {
      this.CONSUME(c.when);
      this.SUBRULE2(this.disjunction, { LABEL: 'condition' });
      this.MANY(() => {
        this.CONSUME(Comma);
        this.SUBRULE3(this.disjunction, { LABEL: 'value' });
        this.CONSUME2(c.when);
        this.SUBRULE4(this.disjunction, { LABEL: 'condition' });
      });
      this.OPTION2({
        // What stands in begins with the same words: looking further would go through all pairs of words of a condition, for
        // seconds, and tell nothing.
        MAX_LOOKAHEAD: 1,
        // After the comma a step may follow instead.
        GATE: () => !tokenMatcher(this.LA(1), Comma) || tokenMatcher(this.LA(2), c.otherwise),
        DEF: () => {
          this.OPTION3(() => this.CONSUME2(Comma));
          this.CONSUME(c.otherwise);
          this.SUBRULE5(this.disjunction, { LABEL: 'otherwiseValue' });
        },
      });
    });
    this.OPTION4({
      GATE: () => tokenMatcher(this.LA(tokenMatcher(this.LA(1), Comma) ? 2 : 1), c.otherwise),
      DEF: () => {
        this.OPTION5(() => this.CONSUME3(Comma));
        this.CONSUME2(c.otherwise);
        this.SUBRULE6(this.disjunction, { LABEL: 'standIn' });
      },
    });
  });

  readonly disjunction: Rule = this.RULE('disjunction', () => {
    this.SUBRULE(this.conjunction, { LABEL: 'operand' });
    this.MANY(() => {
      this.CONSUME(c.or, { LABEL: 'operator' });
      this.SUBRULE2(this.conjunction, { LABEL: 'operand' });
    });
  });

  readonly conjunction = this.RULE('conjunction', () => {
    this.SUBRULE(this.negation, { LABEL: 'operand' });
    this.MANY(() => {
      this.CONSUME(c.and, { LABEL: 'operator' });
      this.SUBRULE2(this.negation, { LABEL: 'operand' });
    });
  });

  readonly negation = this.RULE('negation', () => {
    this.MANY({
      GATE: () => this.isPrefixNot(),
      DEF: () => this.CONSUME(c.not, { LABEL: 'prefix' }),
    });
    this.SUBRULE(this.comparison);
  });

  readonly comparison = this.RULE('comparison', () => {
    this.SUBRULE(this.sum);
    this.OPTION(() => {
      this.OR([
        { ALT: () => this.CONSUME(c.isGiven) },
        { ALT: () => this.CONSUME(c.isNotGiven) },
        { ALT: () => this.SUBRULE(this.prefixes) },
        { ALT: () => this.isTest() },
      ]);
    });
  });

  private isTest(): void {
    this.OR1([{ ALT: () => this.CONSUME(c.is) }, { ALT: () => this.CONSUME(c.isNot) }]);
    this.OR2([
      { ALT: () => this.SUBRULE(this.band) },
      {
        ALT: () => {
          this.CONSUME(c.oneOf);
          this.OR3({
            // The first word tells which it is, beside the gates: no pair of words after it tells more.
            MAX_LOOKAHEAD: 1,
            DEF: [
              { GATE: () => !this.hasDaysFrom(1), ALT: () => this.SUBRULE(this.conditionNames) },
              { GATE: () => this.LA(1).tokenType !== Open, ALT: () => this.SUBRULE(this.conditionValues) },
              { ALT: () => this.SUBRULE(this.listInside) },
            ],
          });
        },
      },
      {
        ALT: () => {
          this.SUBRULE4(this.sum, { LABEL: 'isValue' });
          this.OPTION2(() => this.openSide());
        },
      },
    ]);
  }

  /** `65 years or more`: the limit before its word. */
  readonly openBand = this.RULE('openBand', () => {
    this.SUBRULE(this.sum);
    this.openSide();
  });

  /** `13 to 64 years` in a cell. */
  readonly bareRange = this.RULE('bareRange', () => {
    this.SUBRULE(this.sum, { LABEL: 'lower' });
    this.CONSUME(c.to, { LABEL: 'upTo' });
    this.SUBRULE2(this.sum, { LABEL: 'upper' });
  });

  private openSide(): void {
    this.OR4([{ ALT: () => this.CONSUME(c.orMore) }, { ALT: () => this.CONSUME(c.orLess) }]);
  }

  /** In a chain `A when kind is one of film, game, B when …` the names end before `B`. */
  readonly conditionNames = this.RULE('conditionNames', () => {
    this.CONSUME(Name);
    this.MANY({
      GATE: () => this.isLastOrListed(),
      DEF: () => {
        this.CONSUME(Comma);
        this.CONSUME2(Name);
      },
    });
  });

  readonly sum: Rule = this.RULE('sum', () => {
    this.SUBRULE(this.product, { LABEL: 'operand' });
    this.MANY(() => {
      this.CONSUME(AdditiveOperator, { LABEL: 'operator' });
      this.SUBRULE2(this.product, { LABEL: 'operand' });
    });
  });

  readonly product = this.RULE('product', () => {
    this.SUBRULE(this.unary, { LABEL: 'operand' });
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(MultiplicativeOperator, { LABEL: 'operator' });
            this.SUBRULE2(this.unary, { LABEL: 'operand' });
          },
        },
        {
          GATE: () => endsShare(this.LA(-1), this.LA(0)),
          ALT: () => {
            this.CONSUME(c.of, { LABEL: 'operator' });
            this.SUBRULE3(this.unary, { LABEL: 'operand' });
          },
        },
        { ALT: () => this.SUBRULE(this.perBlock, { LABEL: 'operand' }) },
      ]);
    });
  });

  /** Limits are sums: `is above minimum + 5 EUR`. */
  readonly band = this.RULE('band', () => this.bandOf(this.sum));

  /** Limits end before operators: `part of income above 10 000 EUR * 5 %` is five per cent of the part. */
  readonly partBand = this.RULE('partBand', () => this.bandOf(this.partLimit));

  private bandOf(limit: Rule): void {
    this.OPTION9(() => this.CONSUME(c.thenFrom));
    this.OR9([
      {
        ALT: () => {
          this.OR8([
            { ALT: () => this.CONSUME(c.firstPart, { LABEL: 'upTo' }) },
            { ALT: () => this.CONSUME(c.nextPart, { LABEL: 'next' }) },
            { ALT: () => this.CONSUME1(c.upTo, { LABEL: 'upTo' }) },
            { ALT: () => this.CONSUME1(c.below, { LABEL: 'below' }) },
            { ALT: () => this.CONSUME1(c.atMost, { LABEL: 'upTo' }) },
          ]);
          this.SUBRULE6(limit, { LABEL: 'upper' });
        },
      },
      {
        ALT: () => {
          this.OR7([
            { ALT: () => this.CONSUME(c.above, { LABEL: 'above' }) },
            { ALT: () => this.CONSUME(c.from, { LABEL: 'from' }) },
            { ALT: () => this.CONSUME(c.atLeast, { LABEL: 'from' }) },
          ]);
          this.SUBRULE7(limit, { LABEL: 'lower' });
          this.OPTION8({
            GATE: () => !isJoint(this.LA(1)) || isUpperLimit(this.LA(2)),
            DEF: () => {
              this.OPTION7(() =>
                this.OR5([
                  { ALT: () => this.CONSUME3(Comma) },
                  { ALT: () => this.CONSUME4(c.and) },
                  { ALT: () => this.CONSUME(c.but) },
                ]),
              );
              this.OR6([
                { ALT: () => this.CONSUME2(c.upTo, { LABEL: 'upTo' }) },
                { ALT: () => this.CONSUME2(c.below, { LABEL: 'below' }) },
                { ALT: () => this.CONSUME2(c.atMost, { LABEL: 'upTo' }) },
                { ALT: () => this.CONSUME2(c.to, { LABEL: 'upTo' }) },
              ]);
              this.SUBRULE8(limit, { LABEL: 'upper' });
            },
          });
        },
      },
      {
        // French `de 11 à 30 %`: without the second limit `de 11` would say nothing.
        ALT: () => {
          this.CONSUME(c.rangeFrom, { LABEL: 'range' });
          this.SUBRULE3(limit, { LABEL: 'lower' });
          this.CONSUME3(c.to, { LABEL: 'upTo' });
          this.SUBRULE4(limit, { LABEL: 'upper' });
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.between, { LABEL: 'range' });
          this.SUBRULE9(limit, { LABEL: 'lower' });
          this.CONSUME3(c.and, { LABEL: 'upTo' });
          this.SUBRULE5(limit, { LABEL: 'upper' });
        },
      },
    ]);
  }

  /** Several steps share a line after commas. */
  readonly steps = this.RULE('steps', () => {
    this.SUBRULE(this.stepOrDue);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE2(this.stepOrDue);
    });
  });

  readonly stepOrDue = this.RULE('stepOrDue', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.step) },
      {
        ALT: () => {
          this.CONSUME(c.dueWhen);
          this.SUBRULE(this.disjunction, { LABEL: 'due' });
        },
      },
    ]);
  });

  /** A step's value does not take its `when`: that guards the step. */
  readonly step = this.RULE('step', () => {
    this.OR([
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(c.atLeast, { LABEL: 'operation' }) },
            { ALT: () => this.CONSUME(c.atMost, { LABEL: 'operation' }) },
            { ALT: () => this.CONSUME(c.times, { LABEL: 'operation' }) },
            { ALT: () => this.CONSUME(c.dividedBy, { LABEL: 'operation' }) },
          ]);
          this.SUBRULE(this.sum, { LABEL: 'value' });
        },
      },
      {
        ALT: () => {
          this.OR3([
            { ALT: () => this.CONSUME(c.plus, { LABEL: 'operation' }) },
            { ALT: () => this.CONSUME(c.less, { LABEL: 'operation' }) },
          ]);
          this.SUBRULE2(this.sum, { LABEL: 'value' });
          this.MANY(() => {
            this.CONSUME(c.and);
            this.SUBRULE3(this.sum, { LABEL: 'value' });
          });
        },
      },
      { ALT: () => this.SUBRULE(this.rounding) },
      { ALT: () => this.CONSUME(c.notRounded) },
    ]);
    this.OPTION(() => {
      this.CONSUME(c.when);
      this.SUBRULE(this.disjunction, { LABEL: 'condition' });
    });
  });

  readonly rounding = this.RULE('rounding', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.rounded);
          this.SUBRULE(this.roundingRule);
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.roundedUpTo);
          this.SUBRULE(this.unary, { LABEL: 'upStep' });
          this.OPTION(() => this.CONSUME(c.decimals));
        },
      },
    ]);
  });

  readonly roundingRule = this.RULE('roundingRule', () => {
    this.OR([
      { ALT: () => this.CONSUME(c.halfUp, { LABEL: 'mode' }) },
      { ALT: () => this.CONSUME(c.halfDown, { LABEL: 'mode' }) },
      { ALT: () => this.CONSUME(c.halfEven, { LABEL: 'mode' }) },
      { ALT: () => this.CONSUME(c.roundUp, { LABEL: 'mode' }) },
      { ALT: () => this.CONSUME(c.roundDown, { LABEL: 'mode' }) },
    ]);
    this.CONSUME(c.to);
    this.SUBRULE(this.unary, { LABEL: 'stepValue' });
    this.OPTION(() => this.CONSUME(c.decimals));
  });

  /** French `non` is both "no" and "not": it negates where an operand follows. */
  private isPrefixNot(): boolean {
    if (!tokenMatcher(this.LA(1), c.no)) return true;
    const next = this.LA(2);
    return ![EOF, Close, Comma, Semicolon, c.and, c.or, c.when, c.otherwise, c.is, c.isNot, c.with].some(
      (type) => tokenMatcher(next, type),
    );
  }

  /** After a comma and a name: the list of names goes on or ends there. */
  private isLastOrListed(): boolean {
    return endsList(this.LA(3));
  }
}
