// The yearly revision of docs/finance.md: what it shows is what the command says, and its picture is what the page draws.
// `UPDATE_DOCS=1` writes both.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type Difference, differenceText } from '../../apps/cli/revise/difference-text.js';
import { moneyIn } from '../../apps/cli/revise/money.js';
import { curveOfBoth } from '../../apps/cli/revise/reports/curve-of-both.js';
import { differencePage } from '../../apps/cli/revise/reports/difference-page.js';
import { folder } from '../cli/bareme.js';
import { modelOf } from '../rig/load-ruleset.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = `${root}/docs/finance.md`;
const picture = `${root}/docs/pictures/revision.svg`;
const there = folder();

const ruleset = (name: string): string => readFileSync(`${root}/rulesets/amf-sacem-2015/${name}`, 'utf8');
const renewed = ruleset('amf-sacem-2015.bareme')
  .replace('"Minimum annuel" = 90.89 EUR', '"Minimum annuel" = 92.35 EUR')
  .replace(/(from 4 001 to 8 000 m2 \| 2 500 m2 +\| )2 000\.00 EUR/, '$12 100.00 EUR');

/** A picture of the page as a file of its own: its colours are no variables there. */
function alone(svg: string): string {
  const colours = ['#6b7280', '#0072b2', '#d55e00', '#007a5a'];
  return `${svg
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="13" ')
    .replace(/var\(--c(\d)\)/g, (_, at: string) => colours[Number(at)] ?? '#000000')
    .replaceAll('class="axis"', 'stroke="#d1d5db"')
    .replaceAll('class="zero"', 'stroke="#374151"')}\n`;
}

const comparedModel = (name: string) => modelOf(`${there.path}/rulesets/${name}/${name}.bareme`);

it('shows the revision as the command tells and draws it', async () => {
  cpSync(`${root}/rulesets/shared`, `${there.path}/rulesets/shared`, { recursive: true });
  there.write('rulesets/amf-sacem-2015/amf-sacem-2015.bareme', ruleset('amf-sacem-2015.bareme'));
  there.write('rulesets/amf-2016/amf-2016.bareme', renewed);
  for (const name of ['amf-sacem-2015', 'amf-2016']) {
    there.write(`rulesets/${name}/amf-sacem-2015.txt`, ruleset('amf-sacem-2015.txt'));
  }
  there.write('book.csv', readFileSync(`${root}/examples/takeover/book.csv`));
  const {
    out: json,
    err,
    status,
  } = await there.bareme([
    'diff',
    'amf-sacem-2015',
    'amf-2016',
    '--facts',
    'book.csv',
    '--lang',
    'en',
    '--format',
    'json',
  ]);
  expect(status, err).toBe(0);
  const found: Difference = JSON.parse(json);
  const out = differenceText(found, 'en', 'text');
  const part = (title: string) =>
    out
      .slice(out.indexOf(title))
      .split(/\n\n(?=\S)/)[0]
      ?.trimEnd() ?? '';
  const shown = `<!-- revision -->\n\`\`\`\n${part('What changed')}\n\n${part('On the book')}\n\`\`\`\n<!-- /revision -->`;
  expect(out).toContain('total for Superficie sonorisée from 0 to 2000: nobody pays less');
  expect(out).toContain('total for Superficie sonorisée from 2001 to 4000: everybody pays the same');
  expect(out).toContain('total for Superficie sonorisée from 4001 to 8000: nobody pays less');
  expect(out).toMatch(/background_music_fee: .*5 %, 500 → 525, for area 4001/);
  const [old, other] = [comparedModel('amf-sacem-2015'), comparedModel('amf-2016')];
  const html = differencePage({
    found,
    old: 'amf-sacem-2015',
    renewed: 'amf-2016',
    curve: curveOfBoth(old, other, found),
    money: moneyIn(other, 'en'),
    locale: 'en',
  });
  const svg = alone(/<svg viewBox[^>]*>[\s\S]*?<\/svg>/.exec(html)?.[0] ?? '');
  const place = /<!-- revision -->[\s\S]*?<!-- \/revision -->/;
  if (process.env.UPDATE_DOCS === '1') {
    writeFileSync(
      page,
      readFileSync(page, 'utf8').replace(place, () => shown),
    );
    writeFileSync(picture, svg);
  }
  expect(place.exec(readFileSync(page, 'utf8'))?.[0]).toBe(shown);
  expect(readFileSync(picture, 'utf8')).toBe(svg);
}, 300_000);
