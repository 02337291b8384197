// Dates and times: parts of one, time between two, and how much of it lies in windows.

import { tokenMatcher } from 'chevrotain';
import { concepts as c, Plus, TimeLiteral } from '../words/tokens.js';
import { isDay, isName } from './gates.js';
import { OperandRules, type Rule } from './operand-rules.js';

export abstract class DateRules extends OperandRules {
  readonly datePart: Rule = this.RULE('datePart', () => {
    this.OR([
      { ALT: () => this.CONSUME(c.yearOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.monthOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.dayOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.weekdayOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.daysInMonthOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.daysInYearOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.startOfWeekOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.startOfMonthOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.endOfMonthOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.startOfYearOf, { LABEL: 'part' }) },
      { ALT: () => this.CONSUME(c.endOfYearOf, { LABEL: 'part' }) },
    ]);
    this.SUBRULE(this.unary);
  });

  readonly dateBetween: Rule = this.RULE('dateBetween', () => {
    this.OR([
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(c.daysFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.wholeMonthsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.startedMonthsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.wholeYearsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.calendarWeeksFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.calendarMonthsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.calendarYearsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.proratedMonthsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.proratedYearsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.daysBeyondWholeMonthsFrom, { LABEL: 'measure' }) },
          ]);
          this.SUBRULE(this.unary, { LABEL: 'start' });
          this.CONSUME(c.to);
          this.SUBRULE2(this.unary, { LABEL: 'end' });
          this.OPTION(() => this.CONSUME(c.bothIncluded));
        },
      },
      {
        ALT: () => {
          this.OR3([
            { ALT: () => this.CONSUME(c.nightsFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.days30360From, { LABEL: 'measure' }) },
          ]);
          this.SUBRULE3(this.unary, { LABEL: 'start' });
          this.CONSUME2(c.to);
          this.SUBRULE4(this.unary, { LABEL: 'end' });
        },
      },
      {
        ALT: () => {
          this.OR4([
            { ALT: () => this.CONSUME(c.minutesFrom, { LABEL: 'measure' }) },
            { ALT: () => this.CONSUME(c.hoursFrom, { LABEL: 'measure' }) },
          ]);
          this.SUBRULE(this.instant, { LABEL: 'start' });
          this.CONSUME3(c.to);
          this.SUBRULE2(this.instant, { LABEL: 'end' });
        },
      },
    ]);
    this.OPTION2({ GATE: () => this.isWindow(1), DEF: () => this.SUBRULE(this.lying) });
  });

  /** A time of day, with the day before it where the stay may be longer: `day_in + time_in`. */
  readonly instant = this.RULE('instant', () => {
    this.SUBRULE(this.unary, { LABEL: 'day' });
    this.OPTION(() => {
      this.CONSUME(Plus);
      this.SUBRULE2(this.unary, { LABEL: 'time' });
    });
  });

  /** `between 9:00 and 12:00 or 14:00 and 19:00 on Monday to Saturday`: how much of it lies there. */
  readonly lying = this.RULE('lying', () => {
    this.CONSUME(c.between);
    this.SUBRULE(this.stretch);
    this.MANY({
      GATE: () => tokenMatcher(this.LA(1), c.or) && this.isWindow(2),
      DEF: () => {
        this.CONSUME(c.or);
        this.OPTION(() => this.CONSUME2(c.between));
        this.SUBRULE2(this.stretch);
      },
    });
    this.OPTION2({
      GATE: () => isDay(this.LA(2), this.LA(3)) || isName(this.LA(2)),
      DEF: () => {
        this.OR([
          { ALT: () => this.CONSUME(c.on) },
          { ALT: () => this.CONSUME(c.from) },
          { ALT: () => this.CONSUME(c.of) },
        ]);
        this.SUBRULE(this.dayStretch);
      },
    });
  });

  readonly stretch = this.RULE('stretch', () => {
    this.SUBRULE(this.unary, { LABEL: 'lower' });
    this.CONSUME(c.and, { LABEL: 'upTo' });
    this.SUBRULE2(this.unary, { LABEL: 'upper' });
  });

  readonly dayStretch = this.RULE('dayStretch', () => {
    this.SUBRULE(this.unary, { LABEL: 'lower' });
    this.OPTION(() => {
      this.CONSUME(c.to, { LABEL: 'upTo' });
      this.SUBRULE2(this.unary, { LABEL: 'upper' });
    });
  });

  // `or` may join conditions, too: only a time or the word itself goes on with windows.
  private isWindow(at: number): boolean {
    const token = this.LA(at);
    return tokenMatcher(token, c.between) || (at > 1 && token.tokenType === TimeLiteral);
  }
}
