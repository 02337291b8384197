// The page of a reconciliation stands alone, is the same as the data, and runs nothing that a book or a rule file holds.

import { describe, expect, it } from 'vitest';
import { billOf, casesFrom, rules } from '../revise/water.js';
import { folder } from './bareme.js';

const there = folder();
const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
there.write(
  'rulesets/water/water.bareme',
  rules
    .replace('"Water"', `"Water <b>&amp;"`)
    .replace('"Minimum before or after the reduction"', `"Minimum <script>alert(2)</script>"`),
);

const book = (legacy: Parameters<typeof billOf>[1]): string =>
  [
    `account;office<u>;usage;meters;social;paid`,
    ...casesFrom(5, 60).map(
      (one, index) =>
        `${index === 3 ? `"${hostile.replaceAll('"', '""')}"` : `A${index}`};${index % 2 === 0 ? 'north' : '<i>south'};${one.usage};${one.meters};${one.social ? 'yes' : 'no'};${(billOf(one, index % 2 === 0 ? {} : legacy) / 100).toFixed(2)}`,
    ),
    '',
  ].join('\n');

const ask = (lang: string, ...more: string[]) =>
  there.bareme([
    'reconcile',
    'water',
    '--facts',
    'book.csv',
    '--billed',
    'total=paid',
    '--lang',
    lang,
    ...more,
  ]);

/** Names of the tags of a page. */
const tagsOf = (page: string): ReadonlySet<string> =>
  new Set([...page.matchAll(/<([a-zA-Z][\w-]*)/g)].map(([, tag = '']) => tag));

describe('the page of a reconciliation', () => {
  it('shows the counts, the money and each explanation that the data holds', async () => {
    there.write('book.csv', book({ minimumAfter: true }));
    const found = JSON.parse((await ask('en', '--format', 'json')).out);
    const { out, status } = await ask('en', '--format', 'html');
    expect(status).toBe(0);
    for (const count of [found.cases, found.equal, found.different, found.unexplained, found.refused]) {
      expect(out).toContain(`<li><b>${count}</b>`);
    }
    const [first] = found.explanations;
    expect(out).toContain(`${first.explains} bills, ${Number(first.amount).toFixed(2)}\u00a0EUR.`);
    expect(out).toContain('the lines that differ');
    expect(out.match(/<svg viewBox="0 0 860/g)).toHaveLength(2);
    // A row for each differing bill, and no other.
    const rows = out.slice(out.indexOf('<h2>Bills that differ'));
    expect(rows.match(/<tr[ >]/g)).toHaveLength(found.different + 1);
  });

  it('runs and loads nothing, whatever the book and the rules hold', async () => {
    there.write('book.csv', book({ minimumAfter: true }));
    for (const lang of ['en', 'fr']) {
      const { out } = await ask(lang, '--format', 'html');
      const tags = tagsOf(out);
      for (const tag of ['script', 'img', 'iframe', 'link', 'i', 'u', 'object'])
        expect(tags).not.toContain(tag);
      expect(out).toContain("default-src 'none'");
      expect(out).not.toMatch(/\son\w+=|javascript:|https?:/);
      expect(out).toContain('&lt;i&gt;south');
      expect(out).toContain(`<html lang="${lang}">`);
      expect(out).toContain('Minimum &lt;script&gt;');
    }
  });

  it('of a right book says so', async () => {
    there.write('book.csv', book({}));
    const { out, status } = await ask('fr', '--format', 'html');
    expect(status).toBe(0);
    expect(out).toContain('Chaque facture est celle que donne le barème.');
    expect(out).not.toContain('<svg');
  });
});
