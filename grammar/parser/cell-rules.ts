// Grammar rules of what stands in one cell of a row.

import { Comma, concepts as c, Name, Percent, Quoted } from '../words/tokens.js';
import { ExpressionRules } from './expression-rules.js';

export class CellRules extends ExpressionRules {
  /** A formula in a cell: an expression with steps after commas. */
  readonly cellFormula = this.RULE('cellFormula', () => {
    this.SUBRULE(this.expression);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE(this.step);
    });
  });

  /** `film or game` */
  readonly orNames = this.RULE('orNames', () => {
    this.CONSUME(Name);
    this.MANY(() => {
      this.CONSUME(c.or);
      this.CONSUME2(Name);
    });
  });

  /** `40 EUR, 20 EUR` */
  readonly values = this.RULE('values', () => {
    this.SUBRULE(this.sum);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE2(this.sum);
    });
    // `2020, 2021 or 2022` in a key cell.
    this.OPTION(() => {
      this.CONSUME(c.or);
      this.SUBRULE3(this.sum);
    });
  });

  /** `s24 "24 h" coded "24"` */
  readonly optionCell = this.RULE('optionCell', () => {
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(Quoted, { LABEL: 'label' }));
    this.OPTION2(() => {
      this.CONSUME(c.coded);
      this.CONSUME2(Quoted, { LABEL: 'code' });
    });
  });

  /** An option of a reading: `before_hours "avant la durée"` */
  readonly readingCell = this.RULE('readingCell', () => {
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(Quoted, { LABEL: 'label' }));
  });

  readonly conditionCell = this.RULE('conditionCell', () => {
    this.OR([
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(c.when));
          this.SUBRULE(this.disjunction);
        },
      },
      { ALT: () => this.CONSUME(c.otherwise) },
    ]);
  });

  /** What follows `as` in a heading; in a scale also without it. */
  readonly headingRole = this.RULE('headingRole', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(c.perStarted);
          this.OR3([{ ALT: () => this.SUBRULE(this.quantity) }, { ALT: () => this.SUBRULE2(this.unit) }]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(c.per);
          this.OR2([
            { ALT: () => this.SUBRULE2(this.quantity, { LABEL: 'each' }) },
            { ALT: () => this.SUBRULE(this.unit) },
          ]);
          this.OPTION3(() => this.CONSUME(c.orPart));
        },
      },
      { ALT: () => this.CONSUME(c.perStartedBlock) },
      { ALT: () => this.CONSUME(c.block) },
      { ALT: () => this.CONSUME(c.once) },
      { ALT: () => this.CONSUME(c.rate) },
      { ALT: () => this.CONSUME(Name) },
    ]);
    this.OPTION(() => {
      this.CONSUME(c.for);
      this.CONSUME2(Name, { LABEL: 'option' });
    });
    this.OPTION2(() => this.SUBRULE(this.headingUnit));
  });

  readonly headingUnit = this.RULE('headingUnit', () => {
    this.CONSUME(c.in);
    this.OR([
      { ALT: () => this.CONSUME(Percent, { LABEL: 'percent' }) },
      { ALT: () => this.CONSUME(c.percentType, { LABEL: 'percent' }) },
      { ALT: () => this.SUBRULE(this.unit) },
    ]);
  });
}
