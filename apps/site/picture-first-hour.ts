// The pictures of docs/analysts.md: a first hour in the page itself, from a document to a workbook, one picture a step.
// Needs Chromium and the bundle (`npm run build`): `npm run docs:pictures`.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { chromiumOfHere } from '../../test/studio/chromium-of-here.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = join(root, 'docs/pictures');

const document = `Vestiaire du théâtre municipal

1. Dépôt
Le dépôt d'un manteau coûte 1,50 EUR.

2. Groupes
Les groupes à partir de 10 visiteurs ont une remise de 20 %.
`;

/** What the analyst has written after the first hour; each line beside the words that it comes from. */
const rules = `tarif vestiaire "Vestiaire du théâtre municipal"
source "vestiaire.txt" en français
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
unité visiteur, visiteurs
unité manteau, manteaux
résultats total

section "1" "Dépôt"
donnée manteaux_déposés "Manteaux" : manteaux, entier, de 0 à 500
valeur prix = 1,50 EUR/manteau
  citation "Le dépôt d'un manteau coûte 1,50 EUR."

section "2" "Groupes"
donnée groupe "Visiteurs du groupe" : visiteurs, entier, de 1 à 500
montant total "Total" = prix * manteaux_déposés
  moins 20 % quand groupe est à partir de 10 visiteurs
  citation "Les groupes à partir de 10 visiteurs ont une remise de 20 %."

contrôle total ne diminue jamais avec manteaux_déposés
`;

async function settled(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await page.getAttribute('body', 'data-ready');
  await act();
  for (let tries = 0; tries < 400; tries++) {
    const now = await page.getAttribute('body', 'data-ready');
    if (now !== null && now !== before) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('the page does not answer');
}

/** All of the text of the rules, as if it had been written. */
const write = (page: Page, text: string) =>
  settled(page, async () => {
    await page.locator('.cm-content').first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  });

async function take(page: Page, name: string): Promise<void> {
  // A pointer above a button would colour it.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

function address(folder: string): { readonly command: ChildProcess; readonly told: Promise<string> } {
  const words = [
    '--import',
    'tsx',
    join(root, 'apps/cli/main.ts'),
    'studio',
    folder,
    '--no-open',
    '--lang',
    'fr',
  ];
  const command = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const told = new Promise<string>((done) =>
    command.stdout?.once('data', (bytes) => done(String(bytes).trim())),
  );
  return { command, told };
}

mkdirSync(pictures, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'first-hour-'));
const { command, told } = address(folder);
const browser = await chromiumOfHere();
try {
  const page = await browser.newPage({ viewport: { width: 1180, height: 640 }, colorScheme: 'light' });
  page.setDefaultTimeout(15_000);
  await page.goto(await told);

  await page.waitForSelector('#new-ruleset[open]');
  await page.fill('#new-name', 'vestiaire');
  await page.fill('#new-text', document);
  await take(page, '1-document');

  await settled(page, () => page.locator('#new-ruleset button').first().click());
  await take(page, '2-premier-fichier');

  // A number that was misread: the page names it, with the one that the document has.
  await write(page, rules.replace('1,50 EUR/manteau', '1,60 EUR/manteau'));
  await take(page, '3-message');

  await write(page, rules);
  await page.fill('#fact-manteaux_déposés', '12');
  await page.fill('#fact-groupe', '10');
  await page.locator('[data-result=total] td').filter({ hasText: 'EUR' }).waitFor();
  await take(page, '4-cas');

  await settled(page, () => page.locator('#form button').filter({ hasText: 'exemple' }).click());
  await settled(page, () => page.keyboard.insertText('Groupe de dix, douze manteaux'));
  await page.click('#tab-examples');
  await take(page, '5-exemples');

  await page.click('#tab-proofs');
  await page.click('[data-key=prove]');
  await page.locator('[data-verdict]').first().waitFor();
  await take(page, '6-preuves');

  await page.keyboard.press('Control+s');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-key="workbook.xlsx"]').click(),
  ]);
  process.stdout.write(`${await download.suggestedFilename()}\n`);
} finally {
  await browser.close();
  command.kill();
  rmSync(folder, { recursive: true, force: true });
}
