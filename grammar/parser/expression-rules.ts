// Grammar rules of expressions, conditions, boundaries and steps. Rules only build the concrete tree.

import {
  type CstNode,
  CstParser,
  EOF,
  type IParserConfig,
  type IToken,
  type ParserMethod,
  tokenMatcher,
} from 'chevrotain';
import {
  AdditiveOperator,
  Close,
  Comma,
  CompoundUnit,
  concepts as c,
  DateLiteral,
  Minus,
  MultiplicativeOperator,
  Name,
  NumberLiteral,
  Open,
  Percent,
  Quoted,
  Semicolon,
  vocabulary,
} from '../tokens.js';

type Rule = ParserMethod<[], CstNode>;

export class ExpressionRules extends CstParser {
  constructor(configuration: IParserConfig) {
    super([...vocabulary], configuration);
  }

  /** `A when C, B when D, otherwise E`, or just an expression. */
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
      this.OPTION2(() => {
        this.OPTION3(() => this.CONSUME2(Comma));
        this.CONSUME(c.otherwise);
        this.SUBRULE5(this.disjunction, { LABEL: 'otherwiseValue' });
      });
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
          this.OR3([
            { ALT: () => this.SUBRULE(this.conditionNames) },
            {
              ALT: () => {
                this.CONSUME(Open);
                this.SUBRULE(this.names);
                this.CONSUME(Close);
              },
            },
          ]);
        },
      },
      { ALT: () => this.SUBRULE4(this.sum, { LABEL: 'isValue' }) },
    ]);
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

  readonly names = this.RULE('names', () => {
    this.CONSUME(Name);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.CONSUME2(Name);
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
      this.CONSUME(MultiplicativeOperator, { LABEL: 'operator' });
      this.SUBRULE2(this.unary, { LABEL: 'operand' });
    });
  });

  readonly unary: Rule = this.RULE('unary', () => {
    this.MANY(() => this.CONSUME(Minus, { LABEL: 'prefix' }));
    this.SUBRULE(this.postfix);
  });

  readonly postfix = this.RULE('postfix', () => {
    this.SUBRULE(this.primary);
    this.MANY(() => this.SUBRULE(this.postfixPart));
  });

  readonly postfixPart = this.RULE('postfixPart', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.for);
          this.CONSUME(Name, { LABEL: 'option' });
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.in);
          this.SUBRULE(this.unit);
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.ofItem);
          this.SUBRULE(this.primary, { LABEL: 'index' });
          this.CONSUME(c.of);
          this.CONSUME2(Name, { LABEL: 'list' });
        },
      },
    ]);
  });

  readonly primary: Rule = this.RULE('primary', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.quantity) },
      { ALT: () => this.CONSUME(DateLiteral) },
      { ALT: () => this.CONSUME(Quoted) },
      { ALT: () => this.CONSUME(c.yes) },
      { ALT: () => this.CONSUME(c.no) },
      { ALT: () => this.CONSUME(c.notGiven) },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
      { ALT: () => this.SUBRULE(this.parenthesis) },
      { ALT: () => this.SUBRULE(this.extreme) },
      { ALT: () => this.SUBRULE(this.blocks) },
      { ALT: () => this.SUBRULE(this.remainder) },
      { ALT: () => this.SUBRULE(this.part) },
      { ALT: () => this.SUBRULE(this.aggregate) },
      { ALT: () => this.SUBRULE(this.itemValue) },
      { ALT: () => this.SUBRULE(this.datePart) },
      { ALT: () => this.SUBRULE(this.dateBetween) },
    ]);
  });

  readonly quantity = this.RULE('quantity', () => {
    this.CONSUME(NumberLiteral);
    this.OPTION(() => {
      this.OR([
        { ALT: () => this.CONSUME(Percent) },
        { ALT: () => this.CONSUME(c.points) },
        { ALT: () => this.SUBRULE(this.unit) },
      ]);
    });
  });

  readonly unit = this.RULE('unit', () => {
    this.OR([{ ALT: () => this.CONSUME(CompoundUnit) }, { ALT: () => this.CONSUME(Name) }]);
  });

  readonly nameOrCall = this.RULE('nameOrCall', () => {
    this.CONSUME(Name);
    this.OPTION(() => {
      this.CONSUME(Open);
      this.SUBRULE(this.arguments);
      this.CONSUME(Close);
    });
  });

  readonly arguments = this.RULE('arguments', () => {
    this.SUBRULE(this.expression);
    this.MANY(() => {
      this.CONSUME(Semicolon);
      this.SUBRULE2(this.expression);
    });
  });

  /** A value, with replacements, or with steps after commas. */
  readonly parenthesis = this.RULE('parenthesis', () => {
    this.CONSUME(Open);
    this.SUBRULE(this.expression);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.with);
          this.SUBRULE(this.replacements);
        },
      },
      {
        ALT: () => {
          this.MANY(() => {
            this.CONSUME(Comma);
            this.SUBRULE(this.step);
          });
        },
      },
    ]);
    this.CONSUME(Close);
  });

  readonly replacements = this.RULE('replacements', () => {
    this.SUBRULE(this.replacement);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE2(this.replacement);
    });
  });

  readonly replacement = this.RULE('replacement', () => {
    this.CONSUME(Name);
    this.SUBRULE(this.sum);
  });

  readonly extreme = this.RULE('extreme', () => {
    this.OR([{ ALT: () => this.CONSUME(c.lowerOf) }, { ALT: () => this.CONSUME(c.higherOf) }]);
    this.CONSUME(Open);
    this.SUBRULE(this.arguments);
    this.CONSUME(Close);
  });

  readonly blocks = this.RULE('blocks', () => {
    this.OR([
      { ALT: () => this.CONSUME(c.startedBlocks) },
      { ALT: () => this.CONSUME(c.fullBlocks) },
      { ALT: () => this.CONSUME(c.exactBlocks) },
    ]);
    this.SUBRULE(this.blockWidth);
    this.CONSUME(c.in);
    this.SUBRULE(this.primary, { LABEL: 'count' });
  });

  readonly blockWidth = this.RULE('blockWidth', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.quantity) },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
      { ALT: () => this.SUBRULE(this.parenthesis) },
    ]);
  });

  readonly remainder = this.RULE('remainder', () => {
    this.CONSUME(c.remainderOf);
    this.SUBRULE(this.unary, { LABEL: 'count' });
    this.CONSUME(c.inBlocksOf);
    this.SUBRULE(this.blockWidth);
  });

  readonly part = this.RULE('part', () => {
    this.CONSUME(c.partOf);
    this.SUBRULE(this.primary, { LABEL: 'value' });
    this.SUBRULE(this.partBand);
  });

  readonly aggregate = this.RULE('aggregate', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.countOf);
          this.CONSUME(Name, { LABEL: 'list' });
        },
      },
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(c.sumOf) },
            { ALT: () => this.CONSUME(c.highest) },
            { ALT: () => this.CONSUME(c.lowest) },
          ]);
          this.SUBRULE(this.sum, { LABEL: 'value' });
          this.CONSUME(c.overList);
          this.CONSUME2(Name, { LABEL: 'list' });
        },
      },
    ]);
    this.OPTION(() => {
      this.CONSUME(c.where);
      this.SUBRULE(this.disjunction, { LABEL: 'condition' });
    });
  });

  readonly itemValue = this.RULE('itemValue', () => {
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

  readonly datePart = this.RULE('datePart', () => {
    this.OR([
      { ALT: () => this.CONSUME(c.yearOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.monthOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.dayOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.weekdayOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.daysInMonthOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.daysInYearOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.startOfMonthOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.endOfMonthOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.startOfYearOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.endOfYearOf, { LABEL: 'part' }) },
    ]);
    this.SUBRULE(this.unary);
  });

  readonly dateBetween = this.RULE('dateBetween', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.daysFrom, { LABEL: 'measure' });
          this.SUBRULE(this.unary, { LABEL: 'start' });
          this.CONSUME(c.to);
          this.SUBRULE2(this.unary, { LABEL: 'end' });
          this.OPTION(() => this.CONSUME(c.bothIncluded));
        },
      },
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(c.nightsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.wholeMonthsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.startedMonthsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.wholeYearsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.days30360From, { LABEL: 'measure' }) },
          ]);
          this.SUBRULE3(this.unary, { LABEL: 'start' });
          this.CONSUME2(c.to);
          this.SUBRULE4(this.unary, { LABEL: 'end' });
        },
      },
    ]);
  });

  /** Limits are sums: `is above minimum + 5 EUR`. */
  readonly band = this.RULE('band', () => this.bandOf(this.sum));

  /** Limits end before operators: `part of income above 10 000 EUR * 5 %` is five per cent of the part. */
  readonly partBand = this.RULE('partBand', () => this.bandOf(this.unary));

  private bandOf(limit: Rule): void {
    this.OPTION9(() => this.CONSUME(c.thenFrom));
    this.OR9([
      {
        ALT: () => {
          this.OR8([
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
            GATE: () => !tokenMatcher(this.LA(1), Comma) || this.isUpperLimit(this.LA(2)),
            DEF: () => {
              this.OPTION7(() => this.CONSUME3(Comma));
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
  });

  /** French `non` is both "no" and "not": it negates where an operand follows. */
  /** After a comma only `up to` and `below` go on with a band; `at most` is a step, `otherwise` another branch. */
  private isUpperLimit(token: IToken): boolean {
    return tokenMatcher(token, c.upTo) || tokenMatcher(token, c.below);
  }

  private isPrefixNot(): boolean {
    if (!tokenMatcher(this.LA(1), c.no)) return true;
    const next = this.LA(2);
    return ![EOF, Close, Comma, Semicolon, c.and, c.or, c.when, c.otherwise, c.is, c.isNot, c.with].some(
      (type) => tokenMatcher(next, type),
    );
  }

  /** After a comma and a name: the list of names goes on or ends there. */
  private isLastOrListed(): boolean {
    const after = this.LA(3);
    return [EOF, Comma, Close, Semicolon, c.and, c.or, c.otherwise, Quoted].some((type) =>
      tokenMatcher(after, type),
    );
  }
}
