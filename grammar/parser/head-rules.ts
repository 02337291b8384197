// Grammar rules of the lines at the head of a file: documents, units, periods, versions. Each begins after its keyword.

import { Comma, concepts as c, DateLiteral, Equals, Name, NumberLiteral, Quoted } from '../words/tokens.js';
import { CellRules } from './cell-rules.js';

export class HeadRules extends CellRules {
  readonly titleLine = this.RULE('titleLine', () => {
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(Quoted, { LABEL: 'label' }));
  });

  readonly languageName = this.RULE('languageName', () => {
    this.OR([{ ALT: () => this.CONSUME(c.english) }, { ALT: () => this.CONSUME(c.french) }]);
  });

  readonly useLine = this.RULE('useLine', () => {
    this.CONSUME(Quoted);
    this.OPTION(() => {
      this.CONSUME(c.taking);
      this.SUBRULE(this.names);
    });
  });

  readonly sourceLine = this.RULE('sourceLine', () => {
    this.CONSUME(Quoted);
    this.MANY(() => {
      this.OPTION(() => this.CONSUME(Comma));
      this.OR([
        { ALT: () => this.CONSUME(c.notHeld) },
        {
          ALT: () => {
            this.CONSUME(c.in);
            this.SUBRULE(this.languageName);
          },
        },
      ]);
    });
  });

  readonly currencyLine = this.RULE('currencyLine', () => {
    this.CONSUME(Name);
    this.OPTION(() => {
      this.CONSUME(c.with);
      this.CONSUME(NumberLiteral);
      this.CONSUME(c.decimals);
    });
  });

  readonly unitLine = this.RULE('unitLine', () => {
    this.SUBRULE(this.names);
    this.OPTION(() => this.CONSUME(Quoted, { LABEL: 'label' }));
    this.OPTION2(() => {
      this.CONSUME(Equals);
      this.SUBRULE(this.quantity);
    });
  });

  /** `total, share rounded half up to 5 decimals` */
  readonly resultNames = this.RULE('resultNames', () => {
    this.SUBRULE(this.resultName);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE2(this.resultName);
    });
  });

  readonly resultName = this.RULE('resultName', () => {
    this.CONSUME(Name);
    this.OPTION(() => {
      this.CONSUME(c.rounded);
      this.SUBRULE(this.roundingRule);
    });
  });

  readonly conversionLine = this.RULE('conversionLine', () => {
    this.SUBRULE(this.quantity, { LABEL: 'left' });
    this.CONSUME(Equals);
    this.SUBRULE2(this.quantity, { LABEL: 'right' });
    this.OPTION(() => this.SUBRULE(this.period));
  });

  readonly period = this.RULE('period', () => {
    this.OR([
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(c.from) }, { ALT: () => this.CONSUME(c.rangeFrom) }]);
          this.CONSUME(DateLiteral, { LABEL: 'start' });
          this.OPTION(() => {
            this.OR3([{ ALT: () => this.CONSUME(c.to) }, { ALT: () => this.CONSUME(c.upTo) }]);
            this.CONSUME2(DateLiteral, { LABEL: 'end' });
          });
        },
      },
      {
        ALT: () => {
          this.OR4([{ ALT: () => this.CONSUME2(c.to) }, { ALT: () => this.CONSUME2(c.upTo) }]);
          this.CONSUME3(DateLiteral, { LABEL: 'end' });
        },
      },
    ]);
  });

  /** `"2024" valid from 2024-01-01`; `valid` is an ordinary word here. */
  readonly versionLine = this.RULE('versionLine', () => {
    this.CONSUME(Quoted);
    this.OPTION(() => {
      this.CONSUME(Name, { LABEL: 'validWord' });
      this.SUBRULE(this.period);
    });
  });

  readonly nameLine = this.RULE('nameLine', () => {
    this.CONSUME(Name);
  });

  readonly roundingEachUpTo = this.RULE('roundingEachUpTo', () => {
    this.SUBRULE(this.unary);
  });

  readonly emptyLine = this.RULE('emptyLine', () => {});

  readonly sectionLine = this.RULE('sectionLine', () => {
    this.OPTION(() => this.CONSUME(c.ourHeading));
    this.CONSUME(Quoted, { LABEL: 'first' });
    this.OPTION2(() => this.CONSUME2(Quoted, { LABEL: 'second' }));
    this.OPTION3(() => {
      this.CONSUME(c.applies);
      this.SUBRULE(this.disjunction);
    });
  });

  /** `"…" because "…"` of the lines `not used`, `not modelled`. */
  readonly reasonLine = this.RULE('reasonLine', () => {
    this.CONSUME(Quoted);
    this.OPTION(() => {
      this.CONSUME(c.because);
      this.CONSUME2(Quoted, { LABEL: 'reason' });
    });
  });

  readonly allowLine = this.RULE('allowLine', () => {
    this.CONSUME(Name);
    this.OPTION(() => {
      this.CONSUME(c.because);
      this.CONSUME(Quoted, { LABEL: 'reason' });
    });
  });

  readonly quotedLine = this.RULE('quotedLine', () => {
    this.CONSUME(Quoted);
  });
}
