// Grammar rules of facts, amounts, tables, checks and examples. Each begins after its keyword.

import { EOF, tokenMatcher } from 'chevrotain';
import {
  Close,
  Colon,
  Comma,
  concepts as c,
  Equals,
  FirstPipe,
  Name,
  Open,
  Pipe,
  Quoted,
  Semicolon,
} from '../tokens.js';
import { HeadRules } from './head-rules.js';

export class DeclarationRules extends HeadRules {
  /** `NAME of LIST "Label"` */
  readonly title = this.RULE('title', () => {
    this.CONSUME(Name);
    this.OPTION(() => {
      this.CONSUME(c.of);
      this.CONSUME2(Name, { LABEL: 'list' });
    });
    this.OPTION2(() => this.CONSUME(Quoted, { LABEL: 'label' }));
  });

  readonly factLine = this.RULE('factLine', () => {
    this.SUBRULE(this.title);
    this.CONSUME(Colon);
    this.SUBRULE(this.type);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE(this.factAttribute);
    });
  });

  /** More attributes, after the rows of options. */
  readonly factRest = this.RULE('factRest', () => {
    this.OPTION(() => this.CONSUME(Comma));
    this.SUBRULE(this.factAttribute);
    this.MANY(() => {
      this.CONSUME2(Comma);
      this.SUBRULE2(this.factAttribute);
    });
  });

  readonly type = this.RULE('type', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.oneOf);
          this.OPTION(() => {
            this.SUBRULE(this.optionCell);
            this.MANY(() => {
              this.OR2([{ ALT: () => this.CONSUME(FirstPipe) }, { ALT: () => this.CONSUME(Pipe) }]);
              this.SUBRULE2(this.optionCell);
            });
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.like);
          this.CONSUME(Name);
        },
      },
      { ALT: () => this.CONSUME(c.yesNo) },
      { ALT: () => this.CONSUME(c.dateType) },
      { ALT: () => this.CONSUME(c.textType) },
      { ALT: () => this.CONSUME(c.percentType) },
      { ALT: () => this.CONSUME(c.numberType) },
      { ALT: () => this.SUBRULE(this.unit) },
    ]);
  });

  readonly factAttribute = this.RULE('factAttribute', () => {
    this.OR([
      { ALT: () => this.CONSUME(c.whole) },
      { ALT: () => this.CONSUME(c.optional) },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(c.to) }, { ALT: () => this.CONSUME(c.stepOf) }]);
          this.SUBRULE(this.unary, { LABEL: 'step' });
        },
      },
      { ALT: () => this.SUBRULE(this.band) },
      {
        ALT: () => {
          this.CONSUME(c.neededWhen);
          this.SUBRULE(this.disjunction, { LABEL: 'needed' });
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.default);
          this.SUBRULE2(this.disjunction, { LABEL: 'default' });
        },
      },
    ]);
  });

  readonly listLine = this.RULE('listLine', () => {
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(Quoted, { LABEL: 'label' }));
    this.OPTION2(() => {
      this.OPTION3(() => this.CONSUME(Comma));
      this.CONSUME(c.upTo);
      this.SUBRULE(this.sum);
    });
  });

  readonly requireLine = this.RULE('requireLine', () => {
    this.OPTION(() => {
      this.CONSUME(c.of);
      this.CONSUME(Name, { LABEL: 'list' });
    });
    this.SUBRULE(this.disjunction);
    this.OPTION2(() => this.CONSUME(Quoted));
  });

  readonly amountLine = this.RULE('amountLine', () => {
    this.SUBRULE(this.title);
    this.SUBRULE(this.definition);
  });

  readonly functionLine = this.RULE('functionLine', () => {
    this.SUBRULE(this.functionTitle);
    this.SUBRULE(this.definition);
  });

  readonly functionTitle = this.RULE('functionTitle', () => {
    this.CONSUME(Name);
    this.OPTION(() => {
      this.CONSUME(Open);
      this.SUBRULE(this.parameter);
      this.MANY(() => {
        this.CONSUME(Semicolon);
        this.SUBRULE2(this.parameter);
      });
      this.CONSUME(Close);
    });
    this.OPTION2(() => this.CONSUME(Quoted, { LABEL: 'label' }));
  });

  readonly parameter = this.RULE('parameter', () => {
    this.CONSUME(Name);
    this.OR([
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(c.in) }, { ALT: () => this.CONSUME(Colon) }]);
          this.SUBRULE(this.type);
        },
      },
      { GATE: () => tokenMatcher(this.LA(1), c.like), ALT: () => this.SUBRULE2(this.type) },
    ]);
  });

  /** `= formula`, `= lower of` with rows below, `by KEY` with rows below. */
  readonly definition = this.RULE('definition', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.by);
          this.SUBRULE(this.sum, { LABEL: 'key' });
        },
      },
      {
        ALT: () => {
          this.CONSUME(Equals);
          this.OR2([
            { GATE: () => this.LA(2).tokenType === EOF, ALT: () => this.SUBRULE(this.alternatives) },
            {
              ALT: () => {
                this.SUBRULE(this.expression);
                this.MANY(() => {
                  this.CONSUME(Comma);
                  this.SUBRULE(this.stepOrDue);
                });
              },
            },
          ]);
        },
      },
    ]);
  });

  readonly alternatives = this.RULE('alternatives', () => {
    this.OR([
      { ALT: () => this.CONSUME(c.lowerOf) },
      { ALT: () => this.CONSUME(c.higherOf) },
      { ALT: () => this.CONSUME(c.sumOf) },
      { ALT: () => this.CONSUME(c.firstOf) },
    ]);
  });

  readonly tableLine = this.RULE('tableLine', () => {
    this.SUBRULE(this.title);
    this.MANY(() => {
      this.OPTION(() => this.CONSUME(Comma));
      this.SUBRULE(this.tableClause);
    });
  });

  readonly tableClause = this.RULE('tableClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.by);
          this.SUBRULE(this.sum, { LABEL: 'by' });
          this.MANY({
            GATE: () => !this.startsClause(),
            DEF: () => {
              this.CONSUME(Comma);
              this.SUBRULE2(this.sum, { LABEL: 'by' });
            },
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.on);
          this.SUBRULE(this.type);
          this.MANY2({
            GATE: () => !this.startsClause(),
            DEF: () => {
              this.CONSUME2(Comma);
              this.SUBRULE2(this.type);
            },
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.across);
          this.SUBRULE3(this.sum, { LABEL: 'across' });
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.gives);
          this.SUBRULE(this.given);
          this.MANY3({
            GATE: () => !this.startsClause(),
            DEF: () => {
              this.CONSUME3(Comma);
              this.SUBRULE2(this.given);
            },
          });
        },
      },
    ]);
  });

  readonly given = this.RULE('given', () => {
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(Quoted, { LABEL: 'label' }));
  });

  readonly scaleLine = this.RULE('scaleLine', () => {
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(Quoted, { LABEL: 'label' }));
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Equals);
          this.CONSUME2(Name, { LABEL: 'from' });
          this.MANY(() => {
            this.CONSUME(Comma);
            this.SUBRULE(this.scaleChange);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.on);
          this.SUBRULE(this.type);
          this.OPTION2(() => {
            this.OPTION3(() => this.CONSUME2(Comma));
            this.CONSUME(c.across);
            this.SUBRULE(this.sum);
          });
        },
      },
    ]);
  });

  readonly scaleChange = this.RULE('scaleChange', () => {
    this.CONSUME(c.every);
    this.OR([
      { ALT: () => this.CONSUME(c.rate, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.threshold, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.once, { LABEL: 'part' }) },
    ]);
    this.OR2([
      { ALT: () => this.CONSUME(c.plus, { LABEL: 'operation' }) },
      { ALT: () => this.CONSUME(c.less, { LABEL: 'operation' }) },
      { ALT: () => this.CONSUME(c.times, { LABEL: 'operation' }) },
    ]);
    this.SUBRULE(this.sum);
  });

  readonly noticeLine = this.RULE('noticeLine', () => {
    this.CONSUME(Quoted);
    this.OPTION(() => {
      this.CONSUME(c.when);
      this.SUBRULE(this.disjunction);
    });
  });

  readonly checkLine = this.RULE('checkLine', () => {
    this.OPTION(() => this.CONSUME(Quoted, { LABEL: 'label' }));
    this.SUBRULE(this.disjunction, { LABEL: 'subject' });
    this.OPTION2(() => {
      this.OR([
        {
          ALT: () => {
            this.OR2([
              { ALT: () => this.CONSUME(c.neverDecreases, { LABEL: 'direction' }) },
              { ALT: () => this.CONSUME(c.neverIncreases, { LABEL: 'direction' }) },
              { ALT: () => this.CONSUME(c.noEffectOf, { LABEL: 'direction' }) },
            ]);
            this.SUBRULE(this.names);
          },
        },
        {
          ALT: () => {
            this.CONSUME(c.noJumpAbove);
            this.SUBRULE(this.primary, { LABEL: 'limit' });
            this.CONSUME(c.in);
            this.SUBRULE2(this.names);
          },
        },
      ]);
    });
    this.OPTION3(() => {
      this.CONSUME(c.when);
      this.SUBRULE2(this.disjunction, { LABEL: 'condition' });
    });
  });

  readonly exampleLine = this.RULE('exampleLine', () => {
    this.OPTION(() => this.CONSUME(Quoted, { LABEL: 'label' }));
    this.OPTION2(() => {
      this.CONSUME(c.with);
      this.SUBRULE(this.choiceOfReading);
      this.MANY(() => {
        this.CONSUME(Comma);
        this.SUBRULE2(this.choiceOfReading);
      });
    });
  });

  readonly choiceOfReading = this.RULE('choiceOfReading', () => {
    this.CONSUME(Name, { LABEL: 'reading' });
    this.CONSUME2(Name, { LABEL: 'option' });
  });

  /** `days = 3 days, season = high`, or the name of a list whose items follow as rows. */
  readonly givenLine = this.RULE('givenLine', () => {
    this.OR([
      { GATE: () => this.LA(2).tokenType === EOF, ALT: () => this.CONSUME(Name, { LABEL: 'list' }) },
      {
        ALT: () => {
          this.SUBRULE(this.givenAssignment, { LABEL: 'assignment' });
          this.MANY(() => {
            this.CONSUME(Comma);
            this.SUBRULE2(this.givenAssignment, { LABEL: 'assignment' });
          });
        },
      },
    ]);
  });

  readonly givenAssignment = this.RULE('givenAssignment', () => {
    this.CONSUME(Name);
    this.CONSUME(Equals);
    this.SUBRULE(this.sum);
  });

  /** `price = 40 EUR, 20 EUR`: a list has several values. */
  readonly assignments = this.RULE('assignments', () => {
    this.SUBRULE(this.assignment);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE2(this.assignment);
    });
  });

  readonly assignment = this.RULE('assignment', () => {
    this.CONSUME(Name);
    this.CONSUME(Equals);
    this.SUBRULE(this.sum);
    this.MANY({
      GATE: () => this.LA(3).tokenType !== Equals,
      DEF: () => {
        this.CONSUME(Comma);
        this.SUBRULE2(this.sum);
      },
    });
  });

  private startsClause(): boolean {
    const type = this.LA(2).tokenType;
    const starters = [c.by, c.on, c.across, c.gives];
    return starters.some((starter) => type === starter || type.CATEGORIES?.includes(starter) === true);
  }
}
