import { describe, expect, it } from 'vitest';
import { checkGood, checkText, head } from './compile-text.js';

const list =
  'list skiers, up to 40\nfact age of skiers : years, whole, from 0 to 120\nfact pass of skiers : yes/no\namount fare of skiers = 1 EUR/year * age\n';
const rules = `${list}amount total = price + 2 EUR/m2 * area\nvalue rest = 100 % - share\nchoice size\n  | small | otherwise |\n  | large | area is above 10 m2 |\nreading order "Order"\n  | option | because |\n  | first | "a" |\n  | last | "b" |\n  chosen first\n`;
const examples = (text: string) => checkGood(`${head}${rules}${text}\n`).examples;
const codes = (text: string) => checkText(`${head}${rules}${text}\n`).codes;

describe('examples', () => {
  it('give facts and expect results as callers write and read them, a case per row', () => {
    expect(
      examples(
        'example "two" with order last\n  | area | share | member | season | day | total | rest | size |\n  | 1 500 m2 | 47.5 % | yes | high | 2024-02-29 | 3 000 EUR | 52.5 % | large |\n  | 0.2 ha | | no | | | | | |',
      ).map(({ label, facts, readings, expected }) => ({
        label,
        facts,
        readings,
        expected: expected.map(({ result, value }) => [result, value]),
      })),
    ).toEqual([
      {
        label: 'two (1)',
        facts: { area: '1500', share: '47.5', member: true, season: 'high', day: '2024-02-29' },
        readings: { order: 'last' },
        expected: [
          ['total', '3000.00'],
          ['rest', '52.5'],
          ['size', 'large'],
        ],
      },
      { label: 'two (2)', facts: { area: '2000', member: false }, readings: { order: 'last' }, expected: [] },
    ]);
  });

  it('may be written in lines, with items of lists in a table', () => {
    const [example] = examples(
      'example "family"\n  given area = 3 m2, member = yes\n  given skiers\n  | age | pass |\n  | 35 years | no |\n  | 8 years | yes |\n  expect total = 12 EUR\n  expect fare = 35 EUR, 8 EUR',
    );
    expect(example?.facts).toEqual({
      area: '3',
      member: true,
      skiers: [
        { age: '35', pass: false },
        { age: '8', pass: true },
      ],
    });
    expect(example?.expected.map(({ result, value }) => [result, value])).toEqual([
      ['total', '12.00'],
      ['fare', ['35.00', '8.00']],
    ]);
  });

  it('expect one value of a list of one item as a list', () => {
    const [example] = examples(
      'example "one"\n  given skiers\n  | age | pass |\n  | 35 years | no |\n  expect fare = 35 EUR',
    );
    expect(example?.expected[0]?.value).toEqual(['35.00']);
  });

  it('take bare numbers under a heading with a unit only', () => {
    expect(examples('example "h"\n  | area in m2 | total in EUR |\n  | 12 | 24 |')[0]?.facts).toEqual({
      area: '12',
    });
    expect(codes('example "h"\n  | area | total |\n  | 12 | 24 EUR |')).toEqual(['E304']);
  });

  it('name only what exists', () => {
    expect(codes('example "h"\n  | aera |\n  | 12 m2 |')).toEqual(['E201']);
    expect(codes('example "h" with order middle\n  | area |\n  | 12 m2 |')).toEqual(['E210']);
    expect(codes('example "h" with size large\n  | area |\n  | 12 m2 |')).toEqual(['E219']);
    expect(codes('example "h"\n  given total = 3 EUR')).toEqual(['E341']);
    expect(codes('example "h"\n  expect area = 3 m2')).toEqual(['E341']);
    expect(codes('example "h"\n  given season = middle')).toEqual(['E210']);
  });
});
