// Grammar rules of operands: numbers, names, calls, parentheses, and the words that take a value. Rules only build
// the concrete tree.

import { type CstNode, CstParser, type IParserConfig, type ParserMethod, tokenMatcher } from 'chevrotain';
import { wordsBeforeValues } from '../tree/aggregate-words.js';
import { stepConcepts } from '../words/keywords.js';
import {
  Close,
  Comma,
  CompoundUnit,
  concepts as c,
  DateLiteral,
  Minus,
  Name,
  NumberLiteral,
  Open,
  Percent,
  PercentPer,
  Quoted,
  Semicolon,
  TimeLiteral,
  vocabulary,
} from '../words/tokens.js';

export type Rule = ParserMethod<[], CstNode>;

export abstract class OperandRules extends CstParser {
  constructor(configuration: IParserConfig) {
    super([...vocabulary], configuration);
  }

  // Rules of the class above, which operands contain.
  abstract readonly expression: Rule;
  abstract readonly disjunction: Rule;
  abstract readonly sum: Rule;
  abstract readonly step: Rule;
  abstract readonly partBand: Rule;
  abstract readonly itemValue: Rule;
  abstract readonly datePart: Rule;
  abstract readonly dateBetween: Rule;

  readonly names = this.RULE('names', () => {
    this.CONSUME(Name);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.CONSUME2(Name);
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
      {
        ALT: () => {
          this.CONSUME(c.toPowerOf);
          this.SUBRULE2(this.primary, { LABEL: 'exponent' });
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.sharedInProportionTo);
          this.SUBRULE3(this.primary, { LABEL: 'weight' });
        },
      },
      { ALT: () => this.CONSUME(c.ofThisOne) },
      { ALT: () => this.CONSUME(c.beforeRounding) },
      { ALT: () => this.CONSUME(c.ofItemBefore) },
      { ALT: () => this.CONSUME(c.ofVersionBefore) },
    ]);
  });

  readonly primary: Rule = this.RULE('primary', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.quantity) },
      { ALT: () => this.CONSUME(DateLiteral) },
      { ALT: () => this.CONSUME(TimeLiteral) },
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
      { ALT: () => this.SUBRULE(this.reached) },
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
    this.OR([
      { ALT: () => this.CONSUME(CompoundUnit) },
      { ALT: () => this.CONSUME(PercentPer) },
      { ALT: () => this.CONSUME(Name) },
    ]);
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
    this.SUBRULE(this.argument);
    this.MANY(() => {
      this.CONSUME(Semicolon);
      this.SUBRULE2(this.argument);
    });
  });

  /** `inss(salary, at most ceiling)`: steps after commas, as in a parenthesis. */
  readonly argument = this.RULE('argument', () => {
    this.SUBRULE(this.expression);
    this.MANY({
      GATE: () => stepConcepts.some((concept) => tokenMatcher(this.LA(2), c[concept])),
      DEF: () => {
        this.CONSUME(Comma);
        this.SUBRULE(this.step);
      },
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

  /** `0.70 USD per started 60 seconds in slow_time`: an amount for each block. */
  readonly perBlock = this.RULE('perBlock', () => {
    this.OR([
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(c.perStarted) }, { ALT: () => this.CONSUME(c.perFull) }]);
          this.SUBRULE(this.blockWidth);
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.per);
          this.SUBRULE2(this.blockWidth);
          this.OPTION(() => this.CONSUME(c.orPart));
        },
      },
    ]);
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

  /** `rate reached in tiers(usage)`: what the band of a scale says that takes the value. */
  readonly reached = this.RULE('reached', () => {
    this.OR([
      { ALT: () => this.CONSUME(c.rateReachedIn) },
      { ALT: () => this.CONSUME(c.onceReachedIn) },
      { ALT: () => this.CONSUME(c.bandReachedIn) },
    ]);
    this.SUBRULE(this.nameOrCall);
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
          this.OR2(wordsBeforeValues.map((word) => ({ ALT: () => this.CONSUME(c[word]) })));
          this.SUBRULE(this.sum, { LABEL: 'value' });
          this.CONSUME(c.overList);
          this.CONSUME2(Name, { LABEL: 'list' });
        },
      },
    ]);
    this.OPTION(() => this.CONSUME(c.beforeThisOne));
    this.OPTION2(() => {
      this.CONSUME(c.where);
      this.SUBRULE(this.disjunction, { LABEL: 'condition' });
    });
  });
}
