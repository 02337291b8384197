// Grammar rules of amounts, functions, checks and examples. Each begins after its keyword.

import { EOF, tokenMatcher } from 'chevrotain';
import {
  Close,
  Colon,
  Comma,
  concepts as c,
  Equals,
  Name,
  Open,
  Quoted,
  Semicolon,
} from '../words/tokens.js';
import { TableRules } from './table-rules.js';

export class DeclarationRules extends TableRules {
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
    this.OPTION3({
      GATE: () => this.LA(2).tokenType === Open,
      DEF: () => this.CONSUME2(Quoted, { LABEL: 'label' }),
    });
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
  /** `NAME of LIST "Label"`, and `by A, B` where its options go by keys. */
  readonly choiceLine = this.RULE('choiceLine', () => {
    this.SUBRULE(this.title);
    this.OPTION(() => {
      this.CONSUME(c.by);
      this.SUBRULE(this.sum, { LABEL: 'key' });
      this.MANY(() => {
        this.CONSUME(Comma);
        this.SUBRULE2(this.sum, { LABEL: 'key' });
      });
    });
  });

  readonly definition = this.RULE('definition', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.by);
          this.SUBRULE(this.sum, { LABEL: 'key' });
          this.MANY2(() => {
            this.CONSUME2(Comma);
            this.SUBRULE2(this.sum, { LABEL: 'key' });
          });
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
}
