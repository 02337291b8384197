// Grammar rules of facts, types, lists and requirements. Each line begins after its keyword.

import {
  Colon,
  Comma,
  concepts as c,
  FirstPipe,
  Name,
  NumberLiteral,
  Pipe,
  Quoted,
} from '../words/tokens.js';
import { HeadRules } from './head-rules.js';

export class FactRules extends HeadRules {
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
            this.OR3([
              {
                ALT: () => {
                  this.SUBRULE(this.optionCell);
                  this.MANY({
                    // Behind a comma that no option follows attributes go on.
                    GATE: () => this.LA(1).tokenType !== Comma || this.LA(2).tokenType === Name,
                    DEF: () => {
                      this.OR2([
                        { ALT: () => this.CONSUME(FirstPipe) },
                        { ALT: () => this.CONSUME(Pipe) },
                        { ALT: () => this.CONSUME(Comma) },
                        { ALT: () => this.CONSUME(c.or) },
                      ]);
                      this.SUBRULE2(this.optionCell);
                    },
                  });
                },
              },
              { ALT: () => this.SUBRULE(this.quantities) },
            ]);
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
      { ALT: () => this.CONSUME(c.timeType) },
      { ALT: () => this.CONSUME(c.yearType) },
      { ALT: () => this.CONSUME(c.textType) },
      { ALT: () => this.CONSUME(c.percentType) },
      { ALT: () => this.CONSUME(c.numberType) },
      { ALT: () => this.SUBRULE(this.unit) },
    ]);
  });

  /** `13, 20 or 25 mm`; behind the last comma attributes go on. */
  readonly quantities = this.RULE('quantities', () => {
    this.SUBRULE(this.quantity);
    this.MANY({
      GATE: () => this.LA(2).tokenType === NumberLiteral,
      DEF: () => {
        this.CONSUME(Comma);
        this.SUBRULE2(this.quantity);
      },
    });
    this.OPTION(() => {
      this.CONSUME(c.or);
      this.SUBRULE3(this.quantity);
    });
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
    this.MANY(() => {
      this.OPTION2(() => this.CONSUME(Comma));
      this.SUBRULE(this.listAttribute);
    });
  });

  readonly listAttribute = this.RULE('listAttribute', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.upTo);
          this.SUBRULE(this.sum);
        },
      },
      { ALT: () => this.CONSUME(c.optional) },
      {
        ALT: () => {
          this.CONSUME(c.neededWhen);
          this.SUBRULE(this.disjunction, { LABEL: 'needed' });
        },
      },
    ]);
  });

  readonly requireLine = this.RULE('requireLine', () => {
    this.OPTION(() => {
      this.CONSUME(c.of);
      this.CONSUME(Name, { LABEL: 'list' });
    });
    this.SUBRULE(this.disjunction);
    this.OPTION2(() => this.CONSUME(Quoted));
  });
}
