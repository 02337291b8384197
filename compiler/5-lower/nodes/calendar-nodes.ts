// The proleptic Gregorian calendar in nodes: the runtime's own integer steps, so that no engine's calendar is asked.

import type { DateMeasure, DatePart } from '../../3-model/model.js';
import { firstDay, lastDay } from '../../runtime/exact/calendar.js';
import type { IntegerNode, TruthNode } from '../program/program.js';
import type { Nodes } from './nodes.js';

export const firstDayNumber = BigInt(firstDay);
export const lastDayNumber = BigInt(lastDay);

interface CivilDate {
  readonly year: IntegerNode;
  readonly month: IntegerNode;
  readonly day: IntegerNode;
}

/** Calendar steps over the nodes of one program. Every argument lies within what the runtime's functions take. */
export class CalendarNodes {
  readonly #nodes: Nodes;

  constructor(nodes: Nodes) {
    this.#nodes = nodes;
  }

  readonly #constant = (value: number): IntegerNode => this.#nodes.constant(BigInt(value));
  readonly #plus = (a: IntegerNode, by: number): IntegerNode => this.#nodes.add(a, this.#constant(by));
  readonly #times = (a: IntegerNode, by: number): IntegerNode => this.#nodes.multiply(a, this.#constant(by));
  readonly #over = (a: IntegerNode, by: number): IntegerNode =>
    this.#nodes.quotient('floor', a, this.#constant(by));
  readonly #within = (a: IntegerNode, lo: number, hi: number): IntegerNode =>
    this.#nodes.within(a, BigInt(lo), BigInt(hi));
  /** What is left of a division, from 0 to `by` − 1. */
  readonly #rest = (a: IntegerNode, by: number): IntegerNode =>
    this.#within(this.#nodes.subtract(a, this.#times(this.#over(a, by), by)), 0, by - 1);
  readonly #is = (a: IntegerNode, value: number): TruthNode =>
    this.#nodes.compare('equal', a, this.#constant(value));
  readonly #upTo = (a: IntegerNode, value: number): TruthNode =>
    this.#nodes.compare('up-to', a, this.#constant(value));

  isLeap(year: IntegerNode): TruthNode {
    const divides = (by: number) => this.#is(this.#rest(year, by), 0);
    const nodes = this.#nodes;
    return nodes.junction('and', [divides(4), nodes.junction('or', [nodes.not(divides(100)), divides(400)])]);
  }

  daysInMonth(year: IntegerNode, month: IntegerNode): IntegerNode {
    const nodes = this.#nodes;
    const short = nodes.junction(
      'or',
      [4, 6, 9, 11].map((place) => this.#is(month, place)),
    );
    const february = nodes.choose(this.isLeap(year), this.#constant(29), this.#constant(28));
    const others = nodes.choose(short, this.#constant(30), this.#constant(31));
    return nodes.choose(this.#is(month, 2), february, others);
  }

  /** Years are counted from March so that the leap day is the last of its year; 146097 days make 400 years. */
  daysFromNumbers({ year, month, day }: CivilDate): IntegerNode {
    const nodes = this.#nodes;
    const early = this.#upTo(month, 2);
    const shifted = nodes.choose(early, this.#plus(year, -1), year);
    const era = this.#over(shifted, 400);
    const yearOfEra = this.#rest(shifted, 400);
    const marchMonth = this.#within(nodes.choose(early, this.#plus(month, 9), this.#plus(month, -3)), 0, 11);
    const dayOfYear = nodes.add(
      this.#over(this.#plus(this.#times(marchMonth, 153), 2), 5),
      this.#plus(day, -1),
    );
    const leaps = nodes.subtract(this.#over(yearOfEra, 4), this.#over(yearOfEra, 100));
    const dayOfEra = nodes.add(nodes.add(this.#times(yearOfEra, 365), leaps), dayOfYear);
    return this.#plus(nodes.add(this.#times(era, 146097), dayOfEra), -719468);
  }

  numbersFromDays(days: IntegerNode): CivilDate {
    const nodes = this.#nodes;
    const shifted = this.#plus(days, 719468);
    const era = this.#over(shifted, 146097);
    const dayOfEra = this.#rest(shifted, 146097);
    const leapless = nodes.subtract(
      nodes.add(nodes.subtract(dayOfEra, this.#over(dayOfEra, 1460)), this.#over(dayOfEra, 36524)),
      this.#over(dayOfEra, 146096),
    );
    const yearOfEra = this.#within(this.#over(leapless, 365), 0, 399);
    const before = nodes.add(
      this.#times(yearOfEra, 365),
      nodes.subtract(this.#over(yearOfEra, 4), this.#over(yearOfEra, 100)),
    );
    const dayOfYear = this.#within(nodes.subtract(dayOfEra, before), 0, 365);
    const marchMonth = this.#within(this.#over(this.#plus(this.#times(dayOfYear, 5), 2), 153), 0, 11);
    const monthStart = this.#over(this.#plus(this.#times(marchMonth, 153), 2), 5);
    const day = this.#within(this.#plus(nodes.subtract(dayOfYear, monthStart), 1), 1, 31);
    const month = this.#within(
      nodes.choose(this.#upTo(marchMonth, 9), this.#plus(marchMonth, 3), this.#plus(marchMonth, -9)),
      1,
      12,
    );
    const yearFromMarch = nodes.add(yearOfEra, this.#times(era, 400));
    const year = nodes.choose(this.#upTo(month, 2), this.#plus(yearFromMarch, 1), yearFromMarch);
    return { year, month, day };
  }

  part(part: DatePart, days: IntegerNode): IntegerNode {
    const nodes = this.#nodes;
    const { year, month, day } = this.numbersFromDays(days);
    switch (part) {
      case 'year':
        return year;
      case 'month':
        return month;
      case 'day':
        return day;
      case 'weekday':
        return this.#plus(this.#rest(this.#plus(days, 3), 7), 1);
      case 'days-in-month':
        return this.daysInMonth(year, month);
      case 'days-in-year':
        return nodes.choose(this.isLeap(year), this.#constant(366), this.#constant(365));
      case 'start-of-month':
        return this.#plus(nodes.subtract(days, day), 1);
      case 'end-of-month':
        return nodes.add(nodes.subtract(days, day), this.daysInMonth(year, month));
      case 'start-of-year':
        return this.daysFromNumbers({ year, month: this.#constant(1), day: this.#constant(1) });
      case 'end-of-year':
        return this.daysFromNumbers({ year, month: this.#constant(12), day: this.#constant(31) });
      default:
        return part satisfies never;
    }
  }

  /** Clamped to the end of the month. */
  shiftMonths(days: IntegerNode, by: IntegerNode): IntegerNode {
    const nodes = this.#nodes;
    const { year, month, day } = this.numbersFromDays(days);
    const months = nodes.add(this.#plus(nodes.add(this.#times(year, 12), month), -1), by);
    const newYear = this.#over(months, 12);
    const newMonth = this.#plus(this.#rest(months, 12), 1);
    const last = this.daysInMonth(newYear, newMonth);
    return this.daysFromNumbers({ year: newYear, month: newMonth, day: nodes.extreme('least', [day, last]) });
  }

  between(measure: DateMeasure, from: IntegerNode, to: IntegerNode): IntegerNode {
    const nodes = this.#nodes;
    const days = nodes.subtract(to, from);
    switch (measure) {
      case 'days':
      case 'nights':
        return days;
      case 'days-inclusive':
        return this.#plus(days, 1);
      case 'whole-months':
        return this.#either(from, to, (earlier, later) => this.#wholeMonths(earlier, later));
      case 'started-months':
        return this.#either(from, to, (earlier, later) => this.#startedMonths(earlier, later));
      case 'whole-years':
        return this.#either(from, to, (earlier, later) => this.#over(this.#wholeMonths(earlier, later), 12));
      case 'calendar-weeks':
        return this.#plus(nodes.subtract(this.#weekOf(to), this.#weekOf(from)), 1);
      case 'calendar-months':
        return this.#plus(nodes.subtract(this.#monthOf(to), this.#monthOf(from)), 1);
      case 'calendar-years':
        return this.#plus(nodes.subtract(this.part('year', to), this.part('year', from)), 1);
      case 'days-30-360': {
        const [a, b] = [this.numbersFromDays(from), this.numbersFromDays(to)];
        const capped = (day: IntegerNode) => nodes.extreme('least', [day, this.#constant(30)]);
        const years = this.#times(nodes.subtract(b.year, a.year), 360);
        const months = this.#times(nodes.subtract(b.month, a.month), 30);
        return nodes.add(nodes.add(years, months), nodes.subtract(capped(b.day), capped(a.day)));
      }
      default:
        return measure satisfies never;
    }
  }

  /** Measures that count forwards are minus the same from the later date to the earlier. */
  #either(
    from: IntegerNode,
    to: IntegerNode,
    measure: (earlier: IntegerNode, later: IntegerNode) => IntegerNode,
  ): IntegerNode {
    const nodes = this.#nodes;
    const backwards = nodes.compare('below', to, from);
    const earlier = nodes.choose(backwards, to, from);
    const later = nodes.choose(backwards, from, to);
    const count = nodes.within(measure(earlier, later), 0n, undefined);
    return nodes.choose(backwards, nodes.negate(count), count);
  }

  #wholeMonths(from: IntegerNode, to: IntegerNode): IntegerNode {
    const nodes = this.#nodes;
    const months = nodes.within(nodes.subtract(this.#monthOf(to), this.#monthOf(from)), 0n, undefined);
    const beyond = nodes.compare('below', to, this.shiftMonths(from, months));
    return nodes.within(nodes.choose(beyond, this.#plus(months, -1), months), 0n, undefined);
  }

  #startedMonths(from: IntegerNode, to: IntegerNode): IntegerNode {
    const nodes = this.#nodes;
    const complete = this.#wholeMonths(from, to);
    const more = nodes.compare('below', this.shiftMonths(from, complete), to);
    return nodes.choose(more, this.#plus(complete, 1), complete);
  }

  /** The weeks from Monday to Sunday one after another; 1970-01-01 was a Thursday. */
  #weekOf(days: IntegerNode): IntegerNode {
    return this.#over(this.#plus(days, 3), 7);
  }

  #monthOf(days: IntegerNode): IntegerNode {
    const { year, month } = this.numbersFromDays(days);
    return this.#nodes.add(this.#times(year, 12), month);
  }
}
