// `npm run bench -- --studio`: what a person waits for in the page of the studio, in Chromium, into bench/RESULTS.md. Clocks of
// the page itself, medians; on a machine that does other work they say more about that. `--quick` takes a look and writes nothing.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { wrapped } from '../../test/architecture/wrapped-markdown.js';
import { chromiumOfHere, settled } from '../../test/studio/chromium-of-here.js';
import { rulesetOf } from '../growth.js';
import { withSection } from '../kept-sections.js';
import { median } from '../measure.js';
import { started } from '../server/started.js';
import { type PageTimes, pageClock } from './page-clock.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const quick = process.argv.includes('--quick');
const rounds = quick ? 3 : 15;
const says = (what: string) => process.stderr.write(`bench: ${what}\n`);

/** A file with a passage that is broken by one key behind it, and a fact that is given anew. */
interface Case {
  readonly name: string;
  readonly file: string;
  readonly passage: string;
  readonly fact: string;
  readonly wishedMessage: number;
}

const rules = 9_990;
const cases: readonly Case[] = [
  ...(
    [
      ['amf-sacem-2015', 'currency EUR', 'weekly_hours'],
      ['sacem-polynesie-2018', 'currency XPF', 'area'],
      ['philharmonie-a-la-demande', 'currency EUR', 'screening_locations'],
    ] as const
  ).map(([name, passage, fact]) => ({
    name,
    file: `${name}/${name}.bareme`,
    passage,
    fact,
    wishedMessage: 200,
  })),
  {
    name: `${rules.toLocaleString('en')} rules, a line each`,
    file: 'long/long.bareme',
    passage: 'currency EUR',
    fact: 'visits',
    wishedMessage: 1_500,
  },
];

interface Times {
  readonly ready: number;
  readonly kilobytes: number;
  readonly message: number;
  readonly frame: number;
  readonly amounts: number;
}

const timesIn = (page: Page): Promise<PageTimes> =>
  page.evaluate(() => (globalThis as unknown as { pageTimes: PageTimes }).pageTimes);

/** As an edit of a person: the passage is found, one letter is typed behind it, and is taken away again. */
async function typed(page: Page, passage: string): Promise<{ message: number[]; frame: number[] }> {
  await page.locator('.cm-content').first().click();
  await page.keyboard.press('Control+f');
  await page.locator('.cm-search input[name=search]').fill(passage);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  const message: number[] = [];
  const frame: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const key of ['Z', 'Backspace']) {
      await settled(page, () => page.keyboard.press(key), 120_000);
      const { keyToTold, keyToFrame } = await timesIn(page);
      frame.push(keyToFrame);
      if (key === 'Z') message.push(keyToTold);
    }
  }
  return { message, frame };
}

async function given(page: Page, fact: string): Promise<number[]> {
  const field = page.locator(`#fact-${fact}`);
  const found: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = (await timesIn(page)).prices;
    await field.fill(String(10 + round));
    for (let left = 600; left > 0 && (await timesIn(page)).prices === before; left--)
      await page.waitForTimeout(10);
    found.push((await timesIn(page)).factToAmounts);
  }
  return found;
}

async function timesOf(browser: Browser, url: string, { file, passage, fact }: Case): Promise<Times> {
  const opened: PageTimes[] = [];
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    const page = await pageAt(browser, url, file);
    opened.push(await timesIn(page));
    await page.close();
  }
  const page = await pageAt(browser, url, file);
  const amounts = await given(page, fact);
  const { message, frame } = await typed(page, passage);
  await page.close();
  return {
    ready: median(opened.map(({ firstTold }) => firstTold)),
    kilobytes: median(opened.map(({ bytesBefore }) => bytesBefore / 1000)),
    message: median(message),
    frame: median(frame),
    amounts: median(amounts),
  };
}

/** In a context of its own: nothing is kept from the one before. */
async function pageAt(browser: Browser, url: string, file: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  await page.addInitScript(pageClock);
  await page.goto(`${url}&file=${file}`);
  await page.waitForSelector('body[data-ready]', { timeout: 120_000 });
  return page;
}

const folder = mkdtempSync(join(tmpdir(), 'studio-bench-'));
cpSync(join(root, 'rulesets'), folder, { recursive: true });
mkdirSync(join(folder, 'long'));
writeFileSync(join(folder, 'long/long.bareme'), rulesetOf(rules));
const server = await started(['bin/bareme.js', 'studio', folder, '--no-open', '--lang', 'en']);
const browser = await chromiumOfHere();
const rows: string[] = [];
try {
  for (const one of cases) {
    says(one.name);
    const { ready, kilobytes, message, frame, amounts } = await timesOf(browser, server.url, one);
    const whole = (value: number) => Math.round(value).toLocaleString('en');
    rows.push(
      `| ${one.name} | ${whole(ready)} ms | ${whole(kilobytes)} kB | ${whole(message)} ms | ${whole(one.wishedMessage)} ms | ${whole(frame)} ms | ${whole(amounts)} ms |`,
    );
  }
} finally {
  await browser.close();
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}

const section = [
  '## Studio',
  '',
  `The page of \`bareme studio\` in Chromium, medians of ${rounds} rounds by the clock of the page: from the address to the first`,
  'messages with amounts, and what came over the line for them; from a key that breaks a line to its message and amounts (the page waits',
  'for 120 ms of silence first); from a key to the frame that shows it; from a fact to its amounts. Wished: ready in 1,500 ms, 400 kB, a',
  'frame in 50 ms, amounts in 50 ms.',
  `Node ${process.version}, ${cpus()[0]?.model.split(' ').slice(0, 2).join(' ')}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}. Written by \`npm run bench -- --studio\`.`,
  '',
  '| rules | ready | fetched | key to message | wished | key to frame | fact to amounts |',
  '|---|---:|---:|---:|---:|---:|---:|',
  ...rows,
  '',
].join('\n');
if (!quick) {
  const path = join(root, 'bench/RESULTS.md');
  writeFileSync(path, withSection(readFileSync(path, 'utf8'), 'Studio', wrapped(section)));
}
process.stdout.write(section);
