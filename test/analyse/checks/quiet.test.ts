import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/pipeline.js';

const head = `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
fact area "Area" : m2, whole, from 0 to 10 000
fact hours "Hours" : hours, whole, from 0 to 168
table share on hours
  | Hours          | Share |
  | up to 10 hours | 25 %  |
  | the rest       | 100 % |
`;
const codes = (text: string) =>
  compile({ path: 'demo.bareme', text: head + text }).diagnostics.map(({ code }) => code);

describe('a check says nothing', () => {
  it('of a division that the branch that leads to it, or the calendar, excludes from being by zero', () => {
    expect(
      codes('amount fee "Fee" = 1 EUR * share(hours) * 1 m2 / area\n  due when area is above 0 m2\n'),
    ).toEqual([]);
    const part = `value part = 1 m2 / area
amount fee "Fee" = 3 EUR * share(hours) * part when area is above 0 m2, otherwise 0 EUR
results fee
`;
    expect(codes(part)).toEqual([]);
    expect(codes(part.replace('above 0 m2', 'above 0 m2 or hours is 3 hours'))).toEqual(['W603']);
    const year = `fact day "Day" : date, from 2024-01-01 to 2026-12-31
amount fee "Fee" = 3 EUR * share(hours) * (area / 1 m2) * 30 days / (days from day to (day + 1 year))
`;
    expect(codes(year)).toEqual([]);
    expect(codes(year.replace('+ 1 year', '+ 0 years'))).toEqual(['W603']);
  });

  it('of a minimum in a row that is not taken when nothing is used, but of one that is', () => {
    const rows = (first: string, second: string) => `fact price "Price" : EUR, from 0 to 1 000
amount fee "Fee" by price
  | up to 100 EUR | ${first}  |
  | above 100 EUR | ${second} |
amount other "Other" = 1 EUR/m2 * area * share(hours)
`;
    expect(codes(rows('12 EUR', '8 % * price, at least 20 EUR'))).toEqual([]);
    expect(codes(rows('8 % * price, at least 2 EUR', '9 % * price'))).toEqual(['W613']);
  });

  it('of a division that a requirement excludes from being by zero', () => {
    const fee = 'amount fee "Fee" = 300 EUR * share(hours) * 1 m2 / area\n';
    expect(codes(fee)).toEqual(['W603']);
    expect(codes(`${fee}require area is from 1 m2 "there is an area"\n`)).toEqual([]);
    expect(codes(`${fee}require area is above 0 m2 or hours is above 3 hours "one of them"\n`)).toEqual([
      'W603',
    ]);
    const counted = `value half_area = area / 2
amount fee "Fee" = 300 EUR * share(hours) * 1 m2 / half_area
require half_area is above 0 m2 "there is an area"
`;
    expect(codes(counted)).toEqual([]);
  });

  it('of a division by what each item of a list is required to have', () => {
    const text = `list rooms "Rooms", up to 10
fact seats of rooms "Seats" : number, whole, from 0 to 50
amount price of rooms "Price" = 300 EUR * share(hours) / seats + 0 EUR/m2 * area
amount fee "Fee" = sum of price over rooms
results fee
`;
    expect(codes(text)).toEqual(['W603']);
    expect(codes(`${text}require of rooms seats is from 1 "a room has a seat"\n`)).toEqual([]);
  });

  it('of rows that meet: 0.80 × 2 000 makes the 1 600 of the next row', () => {
    const table = (rate: string, next = '1 600 EUR') => `table flat by area
  | area                   | fee                   |
  | up to 2 000 m2         | ${rate} EUR/m2 * area |
  | above 2 000 m2         | ${next}               |
amount fee "Fee" = flat * share(hours)
`;
    expect(codes(table('0.80'))).toEqual([]);
    expect(codes(table('0.81'))).toEqual(['W608']);
    expect(codes(table('0.79'))).toEqual(['W608']);
    // A step up that nobody would take for a slip of the pen, and what is free above a limit.
    expect(codes(table('0.80', '2 400 EUR'))).toEqual([]);
    expect(codes(table('0.80', '0 EUR'))).toEqual([]);
    // Less for more is suspicious however great the step.
    expect(codes(table('0.80', '600 EUR'))).toEqual(['W608']);
  });

  it('of a minimum after the reduction, or one whose order is a reading', () => {
    const due = '  due when area is above 0 m2\n';
    const fee = 'amount fee "Fee" = 3 EUR/m2 * area\n';
    expect(codes(`${fee}  at least 90 EUR\n  times share(hours)\n${due}`)).toEqual(['W610']);
    expect(codes(`${fee}  times share(hours)\n  at least 90 EUR\n${due}`)).toEqual([]);
    const order = `reading order "Order"
  | option | because |
  | floor_first | "…"     |
  | floor_last | "…"     |
  chosen floor_first
`;
    const both = `${fee}  at least 90 EUR when order is floor_first\n  times share(hours)\n  at least 90 EUR when order is floor_last\n`;
    expect(codes(order + both + due)).toEqual([]);
  });

  it('of a minimum that everybody is said to owe, or that is due for what is used', () => {
    const fee = 'amount fee "Fee" = 3 EUR/m2 * area * share(hours)\n  at least 90 EUR\n';
    expect(codes(fee)).toEqual(['W613']);
    expect(codes(`${fee}  due when area is above 0 m2\n`)).toEqual([]);
    expect(codes(`${fee}  allow W613 because "the minimum is a subscription"\n`)).toEqual([]);
    // A subscription is a term of its own, not a minimum.
    expect(codes('amount fee "Fee" = 90 EUR + 3 EUR/m2 * area * share(hours)\n')).toEqual([]);
  });

  it('of a second rounding after a calculation, or to the same step', () => {
    const net = 'amount net "Net" = 3.333 EUR/m2 * area * share(hours)\n';
    expect(codes(`${net}amount fee "Fee" = net * 1.2\n  rounded half up to 1 EUR\n`)).toEqual([]);
    expect(codes(`${net}amount fee "Fee" = net\n  rounded half up to 0.01 EUR\n`)).toEqual([]);
    expect(codes(`${net}amount fee "Fee" = net\n  rounded down to 1 EUR\n`)).toEqual([]);
  });

  it('of alternatives and cases that only one call or version leaves idle', () => {
    const text = `function charge(size in m2; rate in EUR/m2) = lower of
  | by size | rate * size * share(hours) |
  | flat    | 500 EUR                    |
amount small "Small" = charge(10 m2; 1 EUR/m2)
amount large "Large" = charge(area; 3 EUR/m2)
`;
    expect(codes(text)).toEqual([]);
  });

  it('of a condition that only a counterfactual settles', () => {
    const text = `fact member "Member" : yes/no
amount fee "Fee" = (2 EUR/m2 when member, otherwise 3 EUR/m2) * area * share(hours)
check (fee with member yes) is at most (fee with member no)
`;
    expect(codes(text)).toEqual([]);
  });
});

describe('a line `allow`', () => {
  const idle = 'fact idle "Idle" : m2, whole, from 0 to 10\n';
  const fee = 'amount fee "Fee" = 3 EUR/m2 * area * share(hours)\n';

  it('silences its code in its declaration, or below `tariff` in the whole file', () => {
    expect(codes(idle + fee)).toEqual(['W606']);
    expect(codes(`${idle}  allow W606 because "asked for statistics"\n${fee}`)).toEqual([]);
    expect(codes(`${idle}  allow w606 because "asked for statistics"\n${fee}`)).toEqual([]);
    const text =
      head.replace('"Demo"\n', '"Demo"\n  allow W606 because "asked for statistics"\n') + idle + fee;
    expect(compile({ path: 'demo.bareme', text }).diagnostics).toEqual([]);
  });

  it('lets the rules be used in spite of an error that leaves them one meaning', () => {
    const gap = `table rate by area
  | area           | rate     |
  | up to 10 m2    | 2 EUR/m2 |
  | from 12 m2     | 3 EUR/m2 |
  allow E601 because "11 m2 do not occur"
amount fee "Fee" = rate * area * share(hours)
`;
    const { model, diagnostics } = compile({ path: 'demo.bareme', text: head + gap });
    expect(diagnostics).toEqual([]);
    expect(model?.results.map(({ name }) => name)).toContain('fee');
  });
});
