// The playground in a real Chromium, from a server that only gives files: kept works, links, downloads, policy, axe.
// Needs Chromium (`apt-get install chromium`, or its path in CHROMIUM): `npm run test:outside`.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRuleset } from '../../apps/cli/rulesets/load-ruleset.js';
import { exampleOf, writePlayground } from '../../apps/site/write-playground.js';
import { packed } from '../../apps/studio/playground/shared-work.js';
import { emitTypeScript } from '../../compiler/6-emit/typescript/emit-typescript.js';
import { root } from '../ide/projects.js';
import { axeViolations, chromiumOfHere, patience, settled } from './chromium-of-here.js';

const types = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  json: 'application/json',
};
const paths = [
  'rulesets/sacem-polynesie-2018/sacem-polynesie-2018.bareme',
  'rulesets/philharmonie-a-la-demande/philharmonie-a-la-demande.bareme',
];

describe('the playground', () => {
  let folder: string;
  let server: Server;
  let address: string;
  let browser: Browser;
  let context: BrowserContext;
  const complaints: string[] = [];
  const loaded = paths.map((path) => loadRuleset(path, root));

  const open = async (fragment: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (!message.text().startsWith('Applying inline style')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(address) && !/^(?:data|blob):/.test(request.url()))
        complaints.push(request.url());
    });
    await page.goto(`${address}${fragment}`);
    await page.waitForSelector('body[data-ready]');
    return page;
  };
  const rulesOf = (page: Page) => page.locator('.cm-content').first().textContent();
  const typeFirst = (page: Page, text: string) =>
    settled(page, async () => {
      await page.locator('.cm-content').first().click();
      await page.keyboard.press('Control+Home');
      await page.keyboard.insertText(text);
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'playground-'));
    await writePlayground(
      join(folder, 'site/playground'),
      loaded.flatMap(({ name, compilation }) =>
        compilation.model === undefined ? [] : [exampleOf(name, compilation.model.label, compilation)],
      ),
    );
    server = createServer(({ url }, response) => {
      const path = join(folder, new URL(url ?? '/', 'http://x').pathname);
      const type = types[path.split('.').at(-1) as keyof typeof types];
      response.writeHead(existsSync(path) && type !== undefined ? 200 : 404, {
        'Content-Type': type ?? 'text/plain',
      });
      response.end(existsSync(path) && type !== undefined ? readFileSync(path) : '');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/site/playground/index.html`;
    address = address.replace('index.html', '');
    browser = await chromiumOfHere();
    context = await browser.newContext({ viewport: { width: 1500, height: 900 }, acceptDownloads: true });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (fragment: string) => open(`index.html${fragment}`);

  it('opens a ruleset by its link: rules, document, examples, amounts', async () => {
    const page = await start('#example=sacem-polynesie-2018&lang=fr');
    expect(await page.textContent('#messages')).toContain('Aucune erreur.');
    expect(await page.locator('.number').count()).toBeGreaterThan(50);
    expect(await page.locator('.number.unused').count()).toBe(0);
    await page.click('#tab-examples');
    expect(await page.textContent('#pane-examples')).toMatch(/^(\d+) \/ \1 passe/);
    await page.close();
  });

  it('makes the evaluator of the command line, and a workbook, in the page', async () => {
    const page = await start('#example=philharmonie-a-la-demande&lang=en');
    for (const output of ['evaluator.ts', 'workbook.xlsx']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`[data-key="${output}"]`),
      ]);
      const bytes = readFileSync(await download.path());
      if (output === 'workbook.xlsx') {
        expect(bytes.subarray(0, 2).toString()).toBe('PK');
        continue;
      }
      const ruleset = loaded[1];
      if (ruleset?.compilation.model === undefined) throw new Error('it compiles');
      const [file] = await emitTypeScript(ruleset.compilation.model, ruleset.provenance, () => undefined);
      expect(bytes.toString()).toBe(file?.content);
    }
    await page.close();
  });

  it('keeps what is saved in the browser, and shows it again', async () => {
    const page = await start('#example=sacem-polynesie-2018&lang=fr');
    await typeFirst(page, '# mine\n');
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.textContent('#saved'), patience).toBe('enregistré');
    await page.close();
    const again = await start('');
    expect(await rulesOf(again)).toMatch(/^# mine/);
    expect(await again.inputValue('#work')).toBe('kept sacem-polynesie-2018');
    // Two pages of one work: the one that was opened first and saves last does not write over the other.
    const other = await start('#kept=sacem-polynesie-2018&lang=fr');
    await typeFirst(other, '# other\n');
    await other.keyboard.press('Control+s');
    await expect.poll(() => other.textContent('#saved'), patience).toBe('enregistré');
    await typeFirst(again, '# last\n');
    await again.keyboard.press('Control+s');
    await again.waitForSelector('[role=alert]');
    await other.close();
    await again.close({ runBeforeUnload: false });
  });

  it('shares files and case by a link that overwrites nothing; a cut link is told', async () => {
    const page = await start('#example=sacem-polynesie-2018&lang=fr');
    await page.locator('#fact-area').fill('1 500');
    await typeFirst(page, '# shared\n');
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.textContent('#saved'), patience).toBe('enregistré');
    const kept = await page.inputValue('#work');
    await page.click('[data-key=share]');
    const link = await page.inputValue('#link');
    expect(await page.textContent('#new-ruleset')).toContain(`${link.length} caractères`);
    await page.close();
    const opened = await open(link.slice(address.length));
    expect(await rulesOf(opened)).toMatch(/^# shared/);
    expect(await opened.inputValue('#fact-area')).toBe('1500');
    await typeFirst(opened, '#\n');
    await opened.keyboard.press('Control+s');
    await expect.poll(() => opened.inputValue('#work'), patience).toMatch(/^kept .* \d+$/);
    expect(await opened.inputValue('#work')).not.toBe(kept);
    await opened.close();
    const cut = await open(
      `${link
        .slice(address.length)
        .replace(/&lang.*/, '')
        .slice(0, -40)}&lang=fr`,
    );
    expect(await cut.textContent('#status')).toContain("n'a pas pu être lu");
    await cut.close();
  });

  it('shows texts of a link as texts', async () => {
    const bad = '<img src=x onerror=alert(1)>';
    const text = [
      `tariff a "${bad}"`,
      'currency EUR',
      'rounding no amount',
      'results total',
      `fact n "${bad}" : number, whole, from 0 to 9`,
      `amount total "${bad}" = n * 1 EUR`,
      '',
    ].join('\n');
    const share = await packed({
      main: `${bad}.bareme`,
      files: [{ path: `${bad}.bareme`, text }],
      facts: { n: bad },
      readings: { [bad]: bad },
    });
    const page = await start(`#share=${share}&lang=en`);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.textContent('#form')).toContain(bad);
    await page.close();
  });

  it('asks nobody else for anything, and has nothing on its console', () => {
    expect(complaints).toEqual([]);
  });

  it.each(['fr', 'en'])('has nothing that axe complains of (%s)', async (language) => {
    const page = await start(`#example=philharmonie-a-la-demande&lang=${language}`);
    expect(await axeViolations(page)).toEqual([]);
    await page.click('[data-key=share]');
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });
});
