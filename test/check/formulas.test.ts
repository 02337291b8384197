import { describe, expect, it } from 'vitest';
import { checkGood, checkText, head, statementOf } from './compile-text.js';
import { showFormula, showType } from './show.js';

function formula(text: string, extra = ''): string {
  const statement = statementOf(checkGood(`${head}${extra}${text}\n`), 'x');
  if (!('formula' in statement)) throw new Error('no formula');
  const due = 'due' in statement && statement.due ? ' due' : '';
  return `${showType(statement.type)}: ${showFormula(statement.formula)}${due}`;
}
const codes = (text: string) => checkText(`${head}${text}\n`).codes;

describe('steps', () => {
  it('take what is above them, in order', () => {
    expect(formula('amount x = 2 EUR/m2 * area\n  at least 5 EUR\n  times 50 %\n  at most price')).toBe(
      'EUR: (multiply 2 area) | at-least (maximum … 5) | times (multiply … 0.5) | at-most (minimum … price)',
    );
  });

  it('read plus and less of a percentage of money as relative', () => {
    expect(formula('amount x = price\n  plus 20 %')).toBe('EUR: price | plus (multiply … (add 1 0.2))');
    expect(formula('amount x = price\n  less 20 %')).toBe('EUR: price | less (multiply … (subtract 1 0.2))');
    expect(formula('value x = area\n  less share')).toBe('m2: area | less (multiply … (subtract 1 share))');
  });

  it('take several percentages of one line from the same base', () => {
    expect(formula('amount x = price\n  less 10 % and 5 %')).toBe(
      'EUR: price | less (multiply … (subtract 1 (add 0.1 0.05)))',
    );
    expect(formula('amount x = price\n  less 10 %\n  less 5 %')).toBe(
      'EUR: price | less (multiply … (subtract 1 0.1)) | less (multiply … (subtract 1 0.05))',
    );
  });

  it('add and subtract sums and points', () => {
    expect(formula('amount x = price\n  plus 3 EUR\n  less 1 EUR')).toBe(
      'EUR: price | plus (add … 3) | less (subtract … 1)',
    );
    expect(formula('value x = share\n  less 20 points')).toBe('%: share | less (subtract … 0.2)');
    expect(formula('value x = share\n  times 80 %')).toBe('%: share | times (multiply … 0.8)');
  });

  it('refuse a relative percentage of a percentage or of a plain number', () => {
    expect(codes('value x = share\n  plus 20 %')).toEqual(['E306']);
    expect(codes('value x = price / 2 EUR\n  less 20 %')).toEqual(['E306']);
  });

  it('keep their own condition', () => {
    expect(formula('amount x = price\n  less 20 % when member')).toBe(
      'EUR: price | less (multiply … (subtract 1 0.2)) when member',
    );
  });

  it('round to a step in the unit of the value', () => {
    expect(formula('value x = 3 t\n  rounded down to 500 kg')).toBe('t: 3 | rounded (round down 0.5 …)');
  });

  it('convert a limit to the unit of the value', () => {
    expect(formula('value x = 3 t\n  at least 500 kg')).toBe(
      't: 3 | at-least (maximum … (multiply 500 0.001{1 kg = 0.001 t}))',
    );
  });

  it('follow commas in parentheses', () => {
    expect(formula('amount x = (2 % * price, at least 1 EUR) + 3 EUR')).toBe(
      'EUR: (add ((multiply 0.02 price) | at-least (maximum … 1)) 3)',
    );
  });

  it('take bare zero and one where the value has no unit', () => {
    expect(formula('value x = price / 365 EUR\n  at least 1')).toBe(
      'number: (divide price 365) | at-least (maximum … 1)',
    );
  });
});

describe('alternatives', () => {
  it('of lower, higher and sum keep their rows and conditions', () => {
    expect(formula('amount x = lower of\n  | a | price |\n  | b | 2 EUR | when member |')).toBe(
      'EUR: lower [a: price] [b: 2 when member]',
    );
    expect(formula('amount x = sum of\n  | a | price |\n  | b | 200 % * price |')).toBe(
      'EUR: sum [a: price] [b: (multiply 2 price)]',
    );
  });

  it('of first hold one otherwise', () => {
    expect(formula('amount x = first of\n  | a | price | when member |\n  | b | 2 EUR | otherwise |')).toBe(
      'EUR: first [a: price when member] [b: 2]',
    );
  });

  it('by options are chosen by conditions that exclude each other', () => {
    expect(formula('amount x "X" by season\n  | low | price |\n  | high | 2 EUR |')).toBe(
      "EUR: first [low: price when (equal season 'low)] [high: 2 when (equal season 'high)]",
    );
  });

  it('by bands with the rest', () => {
    expect(
      formula(
        'amount x by area\n  | up to 10 m2 | 1 EUR |\n  | up to 25 m2 | 2 EUR, at least price |\n  | the rest | 3 EUR |',
      ),
    ).toBe(
      'EUR: first [up to 10 m2: 1 when (up-to area 10)] [up to 25 m2: (2 | at-least (maximum … price)) when (and (above area 10) (up-to area 25))] [the rest: 3]',
    );
  });

  it('of several dates or quantities inside a formula', () => {
    expect(formula('value x = higher of (price; 3 EUR; 1 EUR)')).toBe('EUR: (maximum price 3 1)');
    expect(formula('value x = lower of (day; 2024-02-29)')).toBe('date: (minimum day 2024-02-29)');
  });
});

describe('choosing values', () => {
  it('brings all of them to the unit of the first', () => {
    expect(formula('value x = 3 t when member, otherwise 500 kg')).toBe(
      't: (member ? 3 : (multiply 500 0.001{1 kg = 0.001 t}))',
    );
  });

  it('types what is not given by its neighbours', () => {
    expect(formula('value x = not given when member, otherwise 3 EUR')).toBe('EUR: (member ? not-given : 3)');
    expect(formula('amount x = not given')).toBe('EUR: not-given');
  });

  it('understands options wherever a choice is expected', () => {
    expect(formula('value x = season when member, otherwise low')).toBe("season: (member ? season : 'low)");
    expect(formula('answer x = season is one of low, high')).toBe(
      "yes-no: (or (equal season 'low) (equal season 'high))",
    );
    expect(formula('answer x = season is not low')).toBe("yes-no: (not (equal season 'low))");
  });

  it('finds the choice that alone has all the options', () => {
    expect(formula('value x = low when member, otherwise high')).toBe("season: (member ? 'low : 'high)");
    expect(
      codes('fact other : one of low | high | mid\nvalue x = low when member, otherwise high'),
    ).toContain('E211');
  });

  it('stands in for an optional fact', () => {
    const fact = 'fact tip : EUR, from 0 to 9, optional\nfact mood : one of good | bad, optional\n';
    expect(formula('amount x = (tip or 5 EUR) + 1 EUR', fact)).toBe('EUR: (add (tip otherwise 5) 1)');
    expect(formula('answer x = (mood or good) is bad', fact)).toBe(
      "yes-no: (equal (mood otherwise 'good) 'bad)",
    );
    expect(formula('answer x = tip is not given or member', fact)).toBe(
      'yes-no: (or (not (given tip)) member)',
    );
  });
});

describe('measures of a document', () => {
  it('count started, full and exact blocks', () => {
    const fact = 'unit device, devices\nfact kiosks : devices, whole, from 0 to 9\n';
    expect(formula('value x = started blocks of 100 devices in kiosks', fact)).toBe(
      'block: (round up 1 (divide kiosks 100))',
    );
    expect(formula('value x = full blocks of 100 devices in kiosks', fact)).toBe(
      'block: (round down 1 (divide kiosks 100))',
    );
    expect(formula('value x = exact blocks of 100 devices in kiosks', fact)).toBe(
      'block: (divide kiosks 100)',
    );
    expect(formula('amount x = 3 EUR/block * started blocks of 1 t in 700 kg')).toBe(
      'EUR: (multiply 3 (round up 1 (divide 700 (multiply 1 1000{1 t = 1000 kg}))))',
    );
  });

  it('take the remainder', () => {
    expect(formula('value x = remainder of 17 items in blocks of 5 items')).toBe(
      'item: (subtract 17 (multiply (round down 1 (divide 17 5)) 5))',
    );
  });

  it('take the part within limits, whose unit is written once', () => {
    expect(formula('value x = part of area above 10 m2')).toBe('m2: (maximum (subtract area 10) 0)');
    expect(formula('value x = part of area above 10 up to 20 m2')).toBe(
      'm2: (maximum (subtract (minimum area 20) 10) 0)',
    );
    expect(formula('value x = part of area up to 20 m2')).toBe('m2: (maximum (minimum area 20) 0)');
  });
});

describe('conditions', () => {
  it('compare with limits on either side', () => {
    expect(formula('answer x = area is from 3 to 5 m2')).toBe('yes-no: (and (from area 3) (up-to area 5))');
    expect(formula('answer x = area is above 3 m2 and not member or price is 0 EUR')).toBe(
      'yes-no: (or (and (above area 3) (not member)) (equal price 0))',
    );
    expect(formula('answer x = price is at least (area * 2 EUR/m2)')).toBe(
      'yes-no: (from price (multiply area 2))',
    );
  });

  it('take the limit before its word', () => {
    expect(formula('answer x = area is 5 m2 or more and price is 3 EUR or less')).toBe(
      'yes-no: (and (from area 5) (up-to price 3))',
    );
  });

  it('have no row before them to go on from', () => {
    expect(codes('answer x = area is then up to 5 m2')).toEqual(['E409']);
    expect(codes('answer x = area is the next 5 m2')).toEqual(['E409']);
  });

  it('accept bare zero of any unit after is, but not of dates', () => {
    expect(formula('answer x = area is above 0')).toBe('yes-no: (above area 0)');
    expect(codes('answer x = day is above 0')).toEqual(['E305']);
  });

  it('compare choices and texts only for equality', () => {
    expect(codes('answer x = season is above low')).toEqual(['E305']);
  });
});

describe('dates', () => {
  it('subtract to days and move by days and months', () => {
    expect(formula('value x = day - 2024-01-01')).toBe('day: (days 2024-01-01 day)');
    expect(formula('value x = day + 2 weeks')).toBe('date: (shift days day (multiply 2 7{1 week = 7 day}))');
    expect(formula('value x = day - 1 year')).toBe(
      'date: (shift months day (negate (multiply 1 12{1 year = 12 month})))',
    );
    expect(codes('value x = day + 48 hours')).toEqual(['E314']);
    expect(codes('value x = day + 3 EUR')).toEqual(['E314']);
  });

  it('have parts and spans', () => {
    expect(formula('value x = end of month of day')).toBe('date: (end-of-month day)');
    expect(formula('value x = year of day + 1')).toBe('number: (add (year day) 1)');
    expect(formula('value x = days from 2024-01-01 to day both included / days in year of day')).toBe(
      'number: (divide (days-inclusive 2024-01-01 day) (days-in-year day))',
    );
    expect(formula('value x = date(2024; 2; 29)')).toBe('date: (date 2024 2 29)');
  });
});

describe('amounts', () => {
  it('carry the rounding of the file unless their last step rounds or declines', () => {
    const tariff = checkGood(
      `${head}amount a = price\namount b = price\n  rounded up to 1 EUR\namount c = price\n  not rounded\nvalue d = price\n`,
    );
    const roundings = ['a', 'b', 'c', 'd'].map((name) => {
      const statement = statementOf(tariff, name);
      return 'rounding' in statement ? statement.rounding?.mode : 'none';
    });
    expect(roundings).toEqual(['half-up', undefined, undefined, undefined]);
  });

  it('may be computed in a part of a currency', () => {
    expect(formula('amount x = 250 cents', 'unit cent, cents = 0.01 EUR\n')).toBe(
      'EUR: (multiply 250 0.01{1 cent = 0.01 EUR})',
    );
  });

  it('are due under the condition of their section and their own', () => {
    const tariff = checkGood(
      `${head}section "C" "Night" applies when season is high\namount x = price\n  due when member\namount y = price\nvalue z = price\n`,
    );
    const due = ['x', 'y', 'z'].map((name) => {
      const statement = statementOf(tariff, name);
      return 'due' in statement && statement.due ? statement.due.kind : 'always';
    });
    expect(due).toEqual(['and', 'compare', 'always']);
  });

  it('quote their formulas as written', () => {
    const statement = statementOf(
      checkGood(`${head}amount x = price   +\n   2  EUR # two\n  at least   3 EUR\n`),
      'x',
    );
    if (!('formula' in statement)) throw new Error('no formula');
    const { base, steps } = statement.formula;
    expect(base.kind === 'expression' && base.text).toBe('price + 2 EUR');
    expect(steps.map(({ text }) => text)).toEqual(['at least 3 EUR']);
  });
});

describe('counterfactuals', () => {
  it('replace facts, choices, readings and values', () => {
    const extra = `reading order "Order"\n  | option | because |\n  | first | "a" |\n  | last | "b" |\n  chosen first\nchoice size\n  | small | otherwise |\n  | large | area is above 10 m2 |\nvalue rate = 2 EUR/m2\namount fee = rate * area when size is small and order is first and season is low, otherwise 1 EUR\n`;
    expect(
      formula('value x = (fee with season high, order last, size large, rate 3 EUR/m2, area 10 m2)', extra),
    ).toBe(
      "EUR: (@fee with fact season = 'high, reading order = 'last, choice size = 'large, value rate = 3, fact area = 10)",
    );
  });
});
