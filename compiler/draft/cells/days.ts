// A cell's text → days of the calendar: `01/04/2024`, `2024-04-01`, `1 April 2024`, `du 1er avril 2024 au 30 juin 2024`.

export interface Days {
  /** `2024-04-01`; both are days of the period; undefined where it is open. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** `03/04/2024` is read with the day first; the month could be. */
  readonly twoWays: boolean;
}

const months = [
  'jan(?:uary|vier|\\.)?',
  'f(?:eb(?:ruary|\\.)?|[ée]v(?:rier|\\.)?)',
  'mar(?:ch|s|\\.)?',
  'a(?:pr(?:il|\\.)?|vr(?:il|\\.)?)',
  'ma[iy]',
  'ju(?:ne?|in)',
  'jul(?:y|\\.)?|juil(?:let|\\.)?',
  'ao[uû]t|aug(?:ust|\\.)?',
  'sept?(?:ember|embre|\\.)?',
  'oct(?:ober|obre|\\.)?',
  'nov(?:ember|embre|\\.)?',
  'd[ée]c(?:ember|embre|\\.)?',
].map((word) => new RegExp(`^(?:${word})$`, 'iu'));

const day = String.raw`(?:\d{4}-\d\d?-\d\d?|\d\d?[/.]\d\d?[/.]\d{4}|\d\d?(?:er|st|nd|rd|th)? \p{L}+\.? \d{4}|\p{L}+\.? \d\d?(?:st|nd|rd|th)?,? \d{4})`;
const forms: readonly (readonly [RegExp, 'both' | 'from' | 'to'])[] = [
  [
    new RegExp(
      `^(?:du |de |from |between |entre (?:le )?)?(${day}) ?(?:au|à|to|until|through|and|et(?: le)?|-|–|—) ?(${day})$`,
      'iu',
    ),
    'both',
  ],
  [
    new RegExp(
      `^(?:à (?:partir|compter) du|depuis(?: le)?|dès(?: le)?|from|since|as of|starting(?: on)?|≥) ?(${day})$`,
      'iu',
    ),
    'from',
  ],
  [new RegExp(`^(${day}) (?:et après|et suivants?|onwards?|and later|and after)$`, 'iu'), 'from'],
  [new RegExp(`^(?:jusqu['’]au|up to|until|through|to|≤) ?(${day})$`, 'iu'), 'to'],
];

/** What stands first in `03/04/2024`; undefined where nothing in the column tells. */
export type Order = 'day' | 'month' | undefined;

/** What cells of a column tell: one number of them is above twelve, always in the same place. */
export function orderIn(texts: readonly string[]): Order {
  const pairs = texts.flatMap((text) => [...text.matchAll(/(\d\d?)[/.](\d\d?)[/.]\d{4}/g)]);
  const [day, month] = [1, 2].map((at) => pairs.some((found) => Number(found[at]) > 12));
  return day === month ? undefined : day ? 'day' : 'month';
}

/** Undefined where it is no day that there is. */
export function readDay(
  text: string,
  order?: Order,
): { readonly iso: string; readonly twoWays: boolean } | undefined {
  const shown = text.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(shown);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), false);
  const slashed = /^(\d\d?)[/.](\d\d?)[/.](\d{4})$/.exec(shown);
  if (slashed) {
    const [first, second, year] = slashed.slice(1).map(Number) as [number, number, number];
    if (second > 12 || order === 'month') return dayOf(year, first, second, false);
    return dayOf(year, second, first, order === undefined && first <= 12 && first !== second);
  }
  const named =
    /^(\d\d?)(?:er|st|nd|rd|th)? (\p{L}+\.?) (\d{4})$/iu.exec(shown) ??
    rotated(/^(\p{L}+\.?) (\d\d?)(?:st|nd|rd|th)?,? (\d{4})$/iu.exec(shown));
  const month =
    named === undefined || named === null ? -1 : months.findIndex((word) => word.test(named[2] ?? ''));
  return named && month >= 0 ? dayOf(Number(named[3]), month + 1, Number(named[1]), false) : undefined;
}

const rotated = (found: RegExpExecArray | null): readonly (string | undefined)[] | undefined =>
  found === null ? undefined : [found[0], found[2], found[1], found[3]];

function dayOf(year: number, month: number, date: number, twoWays: boolean) {
  const at = new Date(Date.UTC(year, month - 1, date));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return exists ? { iso: at.toISOString().slice(0, 10), twoWays } : undefined;
}

/** A day alone is a period of one day. */
export function readDays(text: string, order?: Order): Days | undefined {
  const shown = text.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
  const alone = readDay(shown, order);
  if (alone) return { from: alone.iso, to: alone.iso, twoWays: alone.twoWays };
  for (const [pattern, ends] of forms) {
    const found = pattern.exec(shown);
    if (!found) continue;
    const [first, second] = [readDay(found[1] ?? '', order), readDay(found[2] ?? '', order)];
    if (first === undefined || (ends === 'both' && second === undefined)) continue;
    const twoWays = first.twoWays || second?.twoWays === true;
    return {
      from: ends === 'to' ? undefined : first.iso,
      to: ends === 'from' ? undefined : (second ?? first).iso,
      twoWays,
    };
  }
  return undefined;
}

const moment =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\b(?:janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\b|\b\d\d?\s*(?::|h)\s*\d\d\b/iu;

/** Days of the week, months, times of day, in words. */
export const namesMoment = (text: string): boolean => moment.test(text);
