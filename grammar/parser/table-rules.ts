// Grammar rules of the first lines of tables and scales. Each begins after its keyword.

import { Comma, concepts as c, Equals, Name, Quoted } from '../words/tokens.js';
import { FactRules } from './fact-rules.js';

export class TableRules extends FactRules {
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

  private startsClause(): boolean {
    const type = this.LA(2).tokenType;
    const starters = [c.by, c.on, c.across, c.gives];
    return starters.some((starter) => type === starter || type.CATEGORIES?.includes(starter) === true);
  }
}
