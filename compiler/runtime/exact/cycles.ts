// What has a place in time and is not reckoned with: times of day, days of the week and of the year, which go round, and
// calendar years; as people and facts write them.

import { compare, isInteger, type Rational, rational } from './rational.js';

/** A time of day is minutes since midnight, a weekday 1 (Monday) to 7, a day of the year a hundred times its month plus its day. */
export type Cycle = 'time' | 'weekday' | 'year-day' | 'year';

/** The unit that a quantity of each has. No file can write or declare one of these: they have spaces. */
export const cycleUnits = {
  time: 'time of day',
  weekday: 'day of the week',
  'year-day': 'day of the year',
  year: 'calendar year',
} as const satisfies Record<Cycle, string>;

export const cycleOfUnit = (symbol: string): Cycle | undefined =>
  (Object.keys(cycleUnits) as Cycle[]).find((cycle) => cycleUnits[cycle] === symbol);

export const minutesOfDay = 1440;

/** Minutes of `08:30` or `8:30`, at most 1 440 for `24:00`; undefined for any other text. */
export function minutesFromTime(text: string): number | undefined {
  if (!/^\d{1,2}:[0-5]\d$/.test(text)) return undefined;
  const [hours = '', minutes = ''] = text.split(':');
  const value = Number(hours) * 60 + Number(minutes);
  return value <= minutesOfDay ? value : undefined;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `08:30`, as facts and results write so many minutes since midnight. */
export const timeText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
export const writeTime = (value: Rational): string => timeText(Number(value.n / value.d));

export const weekdayNames = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
} as const;

export const monthNames = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
} as const;

const firstOfMonth = { en: '1', fr: '1er' } as const;

/** As people read it: `8:30`, `8 h 30`, `Saturday`, `1 November`, `1er novembre`; undefined for what no cycle holds. */
export function cycleText(value: Rational, cycle: Cycle, locale: 'en' | 'fr'): string | undefined {
  if (!isInteger(value) || compare(value, rational(0)) < 0) return undefined;
  const whole = Number(value.n);
  switch (cycle) {
    case 'time': {
      if (whole > minutesOfDay) return undefined;
      const [hours, minutes] = [Math.floor(whole / 60), whole % 60];
      return {
        en: `${hours}:${two(minutes)}`,
        fr: minutes === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${two(minutes)}`,
      }[locale];
    }
    case 'weekday':
      return weekdayNames[locale][whole - 1];
    case 'year':
      return String(whole);
    case 'year-day': {
      const [month, day] = [monthNames[locale][Math.floor(whole / 100) - 1], whole % 100];
      if (month === undefined || day < 1 || day > 31) return undefined;
      return `${day === 1 ? firstOfMonth[locale] : day} ${month}`;
    }
    default:
      return cycle satisfies never;
  }
}
