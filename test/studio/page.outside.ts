// The page of `bareme studio` in a real Chromium, served by the command itself: what an analyst does in the first hour.
// Needs Chromium (`apt-get install chromium`, or its path in CHROMIUM) and the bundle (`npm run build`): `npm run test:outside`.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, patience, settled } from './chromium-of-here.js';
import { ServedPage } from './served-page.js';

const rules = 'sacem-polynesie-2018/sacem-polynesie-2018.bareme';

describe('the page of the studio', () => {
  const served = new ServedPage();
  let page: Page;
  const open = async (language: string): Promise<void> => {
    page = await served.open(language, rules);
  };
  const replace = (from: string, to: string): Promise<void> => served.replace(from, to);

  beforeAll(async () => {
    await served.start();
    await open('fr');
  });
  afterAll(() => served.end());

  it('shows a right file without messages, its document without a number left', async () => {
    expect(await page.textContent('#messages')).toContain('Aucune erreur.');
    expect(await page.locator('.number.unused').count()).toBe(0);
    expect(await page.locator('.number').count()).toBeGreaterThan(50);
    expect(await page.locator('.quoted').count()).toBeGreaterThan(20);
  });

  it('lights up a number of the document in the rules, when it is pressed', async () => {
    await page
      .locator('.number.used', { hasText: /^23 700$/ })
      .first()
      .click();
    expect(await page.locator('.cm-activeLine').first().textContent()).toContain('23 700');
    expect(await page.locator('#document .lit').count()).toBeGreaterThan(0);
  });

  it('prices a case with French numbers, and keeps the amounts, dated, while a line is broken', async () => {
    await page.locator('#fact-prior_declaration').selectOption('true');
    await page.locator('#fact-contract_within_15_days').selectOption('true');
    await page.locator('#fact-area').fill('1 500');
    await page.locator('#fact-weekly_hours').fill('40,5');
    const amount = page.locator('[data-result=background_music_fee] td');
    await expect.poll(() => amount.textContent(), patience).toMatch(/XPF/);
    const before = await amount.textContent();
    await replace('currency XPF', 'currency XPFF');
    expect(await page.textContent('#messages')).toMatch(/erreur/);
    expect(await page.textContent('.stale')).toMatch(/Montants de \d\d:\d\d:\d\d, avant l'erreur/);
    expect(await amount.textContent()).toBe(before);
    await settled(page, () => page.keyboard.press('Control+z'));
    expect(await page.textContent('#messages')).toContain('Aucune erreur.');
  });

  it('names a number that the document has not, and mends it by the keyboard', async () => {
    await replace('23 700 XPF/device', '23 701 XPF/device');
    expect(await page.textContent('[data-code=W905]')).toContain("aucun document source n'a le nombre");
    expect(await page.locator('.number.unused').count()).toBeGreaterThan(0);
    await settled(page, () => page.keyboard.press('Alt+Enter'));
    expect(await page.textContent('#messages')).toContain('Aucune erreur.');
  });

  it('takes a table of a spreadsheet as rows, and gives rows to a spreadsheet as cells', async () => {
    const clipboard = (kind: 'paste' | 'copy', text = ''): Promise<string> =>
      page.evaluate(`(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', ${JSON.stringify(text)});
        const content = document.getElementById('editor').shadowRoot.querySelector('.cm-content');
        const event = new ClipboardEvent('${kind}', { clipboardData, bubbles: true, cancelable: true });
        content.dispatchEvent(event);
        return clipboardData.getData('text/html');
      })()`);
    await page.locator('.cm-content').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await settled(page, () => clipboard('paste', 'Surface\tForfait\r\njusqu\u2019à 30 m²\t1 800 XPF\r\n'));
    expect((await page.locator('.row-line').allTextContents()).slice(0, 2)).toEqual([
      '  | Surface       | Forfait   |',
      '  | jusqu’à 30 m² | 1 800 XPF |',
    ]);
    await page.keyboard.press('Shift+Home');
    expect(await clipboard('copy')).toBe('<table><tr><td>jusqu’à 30 m²</td><td>1 800 XPF</td></tr></table>');
    await settled(page, async () => {
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
    });
  });

  it('saves over what was opened only: an edit outside is shown, not lost', async () => {
    const path = join(served.folder, rules);
    const original = readFileSync(path, 'utf8');
    await replace('# Sacem Polynésie', '# SACEM Polynésie');
    writeFileSync(path, `${original}# outside\n`);
    await page.keyboard.press('Control+s');
    await page.waitForSelector('[role=alert]');
    expect(readFileSync(path, 'utf8')).toBe(`${original}# outside\n`);
    await page.locator('[role=alert] button').first().click();
    await expect.poll(() => page.textContent('#saved'), patience).toBe('enregistré');
    expect(readFileSync(path, 'utf8')).toBe(original.replace('# Sacem Polynésie', '# SACEM Polynésie'));
  });

  // Before axe, which draws with styles of its own.
  it('asks nobody else for anything, and has nothing on its console', () => {
    expect(served.complaints.filter((text) => !text.includes('412'))).toEqual([]);
  });

  it.each(['fr', 'en'])('has nothing that axe complains of, in any tab (%s)', async (language) => {
    await open(language);
    for (const tab of ['case', 'examples', 'readings', 'proofs', 'curves', 'changes']) {
      await page.click(`#tab-${tab}`);
      const violations = await axeViolations(page);
      expect([tab, violations]).toEqual([tab, []]);
    }
  });
});
