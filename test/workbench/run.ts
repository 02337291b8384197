// The extension in a real VS Code workbench, in English and in French: problems, what mends them, rename, outline, format.
//   npm run rig:workbench
// Prints a line for each thing that was tried, then `N passed, N failed`; pictures in out/workbench. The workbench is no
// dependency (310 MB): `.ci/run` installs code-server into a folder of its own. Needs Chromium.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../ide/projects.js';
import { chromiumOfHere } from '../studio/chromium-of-here.js';

const server = join(
  root,
  'node_modules/.cache/workbench/node_modules/code-server/lib/vscode/out/server-main.js',
);
const port = 8977;
const pictures = join(root, 'out/workbench');

interface Told {
  readonly language: 'en' | 'fr';
  readonly file: string;
  readonly text: string;
  /** In the list of problems. */
  readonly problem: string;
  /** The line after its first fix is taken. */
  readonly mended: string;
  readonly fix: string;
  /** A name, and what it is to be called. */
  readonly rename: readonly [from: string, to: string];
  /** In the outline. */
  readonly section: string;
}

const rules: readonly Told[] = [
  {
    language: 'en',
    file: 'fee.bareme',
    text: `tariff fee "Fee"
currency EUR
rounding each amount half up to 0.01 EUR

section "1" "Visits"
fact visits "Visits" : number, whole, from 0 to 100
amount   fee "Fee" = 3,5 EUR * visits
`,
    problem: 'is no number',
    fix: 'write `3.5`',
    mended: 'fee "Fee" = 3.5 EUR * visits',
    rename: ['visits', 'entries'],
    section: 'Visits',
  },
  {
    language: 'fr',
    file: 'redevance.bareme',
    text: `tarif redevance "Redevance"
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR

section "1" "Entrées"
donnée visites "Visites" : nombre, entier, de 0 à 100
montant   redevance "Redevance" = 3,5 EUR * visitess
`,
    problem: "n'est pas déclaré",
    fix: 'remplacer par `visites`',
    mended: '3,5 EUR * visites',
    rename: ['visites', 'entrees'],
    section: 'Entrées',
  },
];

let passed = 0;
let failed = 0;
function tell(what: string, isRight: boolean, seen = ''): void {
  if (isRight) passed += 1;
  else failed += 1;
  console.log(`${isRight ? 'ok' : 'NOT'}  ${what}${isRight ? '' : `: ${seen.slice(0, 400)}`}`);
}

/** Asks until it is so, or a minute is over. */
async function soon(is: () => Promise<boolean> | boolean): Promise<boolean> {
  for (let tries = 0; tries < 240; tries++) {
    if (await is()) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill(`>${words}`);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.waitForTimeout(400);
  await page.keyboard.press('Enter');
}

const told = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');

async function tryOut(page: Page, folder: string, rule: Told): Promise<void> {
  const { language, file } = rule;
  const path = join(folder, file);
  const say = (what: string) => `${language}: ${what}`;
  const saved = () => readFileSync(path, 'utf8');
  const save = () => page.keyboard.press('Control+S');
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
  await page.locator('.monaco-workbench').waitFor();
  await page.getByRole('button', { name: 'Yes, I trust the authors' }).click();
  // The search for files needs a binary that is not installed: the explorer does not.
  await page.locator('.explorer-folders-view').getByText(file).dblclick();
  const lines = page.locator('.editor-instance .view-lines').first();
  await lines.waitFor();
  await page.keyboard.press('Control+Shift+M');
  const problems = page.locator('.markers-panel');
  const hasProblem = await soon(async () =>
    told(await problems.textContent().catch(() => '')).includes(rule.problem),
  );
  tell(
    say('the mistake stands in the list of problems'),
    hasProblem,
    told(await problems.textContent().catch(() => '')),
  );
  await page.screenshot({ path: join(pictures, `${language}-problems.png`) });

  await page
    .locator('.editor-instance .squiggly-error')
    .first()
    .waitFor()
    .catch(() => undefined);
  await page.keyboard.press('Control+1');
  await lines.click();
  await page.keyboard.press('F8');
  await page.waitForTimeout(800);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget');
  const hasFix = await soon(async () => told(await menu.textContent().catch(() => '')).includes(rule.fix));
  tell(say('the light bulb offers what to write'), hasFix, told(await menu.textContent().catch(() => '')));
  await page.screenshot({ path: join(pictures, `${language}-fix.png`) });
  await page.keyboard.press('Enter');
  await page.waitForTimeout(800);
  await save();
  tell(say('taken, it mends the line'), await soon(() => saved().includes(rule.mended)), saved());
  const isClean = await soon(
    async () => !told(await problems.textContent().catch(() => '')).includes(rule.problem),
  );
  tell(say('and the problem is gone'), isClean, told(await problems.textContent().catch(() => '')));

  const [from, to] = rule.rename;
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+G');
  const line = saved()
    .split('\n')
    .findIndex((text) => text.includes(`${from} "`));
  const column = (saved().split('\n')[line] ?? '').indexOf(from) + 2;
  await page.keyboard.type(`${line + 1}:${column}`);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await box.waitFor();
  await box.fill(to);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(800);
  await save();
  const renamed = () => !new RegExp(`\\b${from}\\b`, 'u').test(saved()) && saved().includes(`* ${to}`);
  tell(say('a name is renamed wherever it stands'), await soon(renamed), saved());

  await command(page, 'Format Document');
  await page.waitForTimeout(800);
  await save();
  tell(say('the file is formatted'), await soon(() => !/ {2}(?:fee|redevance) "/u.test(saved())), saved());

  await command(page, language === 'en' ? 'Explorer: Focus on Outline View' : 'Outline View');
  const outline = page.locator('.outline-tree');
  const hasOutline = await soon(async () =>
    told(await outline.textContent().catch(() => '')).includes(rule.section),
  );
  tell(say('the outline goes by sections'), hasOutline, told(await outline.textContent().catch(() => '')));
  await page.screenshot({ path: join(pictures, `${language}-outline.png`) });
}

execFileSync('npm', ['run', '--silent', 'vscode'], { cwd: root, stdio: 'inherit' });
const home = mkdtempSync(join(tmpdir(), 'bareme-workbench-'));
mkdirSync(pictures, { recursive: true });
const places = ['--server-data-dir', join(home, 'server'), '--extensions-dir', join(home, 'extensions')];
execFileSync('node', [server, ...places, '--install-extension', join(root, 'out/bareme.vsix')], {
  stdio: 'ignore',
});
const running = spawn(
  'node',
  [
    server,
    ...places,
    '--accept-server-license-terms',
    '--without-connection-token',
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
  ],
  { stdio: 'ignore' },
);
const browser = await chromiumOfHere();
try {
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      ({ ok }) => ok,
      () => false,
    );
  tell('the workbench is served', await soon(answers));
  for (const rule of rules) {
    const folder = join(home, rule.language);
    mkdirSync(folder);
    writeFileSync(join(folder, rule.file), rule.text);
    const context = await browser.newContext({
      locale: rule.language === 'fr' ? 'fr-FR' : 'en-US',
      viewport: { width: 1280, height: 860 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await tryOut(page, folder, rule).catch(async (error: unknown) => {
      await page.screenshot({ path: join(pictures, `${rule.language}-stuck.png`) });
      tell(`${rule.language}: tried to the end`, false, String(error));
    });
    await context.close();
  }
} finally {
  await browser.close();
  running.kill();
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
