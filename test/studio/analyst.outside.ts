// What an analyst does in the page, held to what the compiler and the command line say of the same text: checks 4 to 8, 11 to 13 and
// 16 of the design of the studio. Needs Chromium and the bundle: `npm run test:outside`.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { writeOutput } from '../../compiler/6-emit/receipt/written.js';
import { completionsAt } from '../../compiler/ide/completion/completion.js';
import { renameAt } from '../../compiler/ide/rename.js';
import { snapshotOf } from '../../compiler/ide/snapshot.js';
import { examplesOf } from '../../compiler/ide/views/cases.js';
import { projectOptions, readRoot, root, seeds } from '../ide/projects.js';
import { patience } from './chromium-of-here.js';
import { ServedPage } from './served-page.js';

const polynesie = 'sacem-polynesie-2018/sacem-polynesie-2018.bareme';
const amf = 'amf-sacem-2015/amf-sacem-2015.bareme';
const inFolder = (seed: string) => seed.replace('rulesets/', '');

describe('an analyst in the studio', () => {
  const studio = new ServedPage();
  const onDisk = (path: string) => readFileSync(join(studio.folder, path), 'utf8');
  const save = async () => {
    await studio.page.keyboard.press('Control+s');
    await expect.poll(() => studio.page.textContent('#saved'), patience).toBe('enregistré');
  };
  const amounts = (): Promise<readonly (readonly [string, string | undefined])[]> =>
    studio.page.evaluate(`[...document.querySelectorAll('[data-result]')].map((row) => [
      row.dataset.result,
      row.querySelector('td .waits') === null ? row.querySelector('td').textContent : undefined,
    ])`);

  beforeAll(() => studio.start());
  afterAll(() => studio.end());

  it.each(seeds)('goes from every number of the document to its line, and back (%s)', async (seed) => {
    const page = await studio.open('fr', inFolder(seed));
    const text = onDisk(inFolder(seed));
    const pressed: readonly { start: number; line: string; isLit: boolean }[] = await page.evaluate(`
      (async () => {
        const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const all = document.querySelectorAll('#document .number.used').length;
        const told = [];
        for (let index = 0; index < all; index++) {
          const element = document.querySelectorAll('#document .number.used')[index];
          const [rule] = JSON.parse(element.dataset.rules);
          // One of a module opens its file.
          if (rule.file !== '${inFolder(seed)}') continue;
          element.click();
          await frames();
          const line = document.querySelector('#editor').shadowRoot.querySelector('.cm-activeLine');
          told.push({ ...rule, line: line.textContent, isLit: element.classList.contains('lit') });
        }
        return told;
      })()`);
    expect(pressed.length).toBeGreaterThan(4);
    for (const { start, line, isLit } of pressed) {
      const lineOfRule = text.slice(text.lastIndexOf('\n', start - 1) + 1, text.indexOf('\n', start));
      expect([lineOfRule, line, isLit]).toEqual([lineOfRule, lineOfRule, true]);
    }
  });

  it.each(seeds)('has the amounts of the compiler for every example (%s)', async (seed) => {
    const page = await studio.open('fr', inFolder(seed));
    const snapshot = snapshotOf(readRoot(seed), projectOptions());
    const { model } = snapshot.compilation;
    if (model === undefined) throw new Error(`${seed} does not compile`);
    const interpreter = new Interpreter(model);
    const examples = examplesOf(snapshot, 'fr');
    expect(examples.length).toBeGreaterThan(3);
    for (const [index, { facts, readings, label }] of examples.entries()) {
      await page.selectOption('#starter', String(index));
      const wished = model.results
        .filter(({ listed }) => listed)
        .map((result) => {
          const outcome = evaluate(interpreter, facts, { readings, results: [result.name] });
          const value = outcome.ok ? outcome.outputs[result.name] : undefined;
          return [result.name, value === undefined ? undefined : writeOutput(value, result, model, 'fr')];
        });
      await expect.poll(async () => [label, ...(await amounts())], patience).toEqual([label, ...wished]);
    }
  });

  it('prices numbers written in French and in English alike', async () => {
    const digits = async () =>
      (await amounts()).map(([name, written]) => [name, written?.replace(/[^\d]/g, '')]);
    const written = async (language: string, area: string, hours: string) => {
      const page = await studio.open(language, polynesie);
      await page.selectOption('#starter', '0');
      await page.fill('#fact-area', area);
      await page.fill('#fact-weekly_hours', hours);
    };
    await written('fr', '1 234', '40,25');
    await studio.page.waitForTimeout(1_000);
    const french = await digits();
    expect(french).toContainEqual([expect.anything(), expect.stringMatching(/\d/)]);
    await written('en', '1 234', '40.25');
    await expect.poll(digits, patience).toEqual(french);
  });

  it('marks the facts that a result waits for, those that others make needed among them', async () => {
    const page = await studio.open('fr', polynesie);
    const waits = (fact: string) =>
      page.locator(`[data-fact=${fact}]`).evaluate((element) => element.classList.contains('missing'));
    await expect.poll(() => waits('area'), patience).toBe(true);
    expect(await page.locator('[data-result] .waits').count()).toBeGreaterThan(0);
    await page.fill('#fact-area', '120');
    await expect.poll(() => waits('area'), patience).toBe(false);
    await page.selectOption('#fact-programme_submitted', 'false');
    await expect.poll(() => waits('protected_share'), patience).toBe(false);
    await page.selectOption('#fact-programme_submitted', 'true');
    await expect.poll(() => waits('protected_share'), patience).toBe(true);
  });

  it('renames as the compiler does, and formats twice as once', async () => {
    const page = await studio.open('fr', amf);
    const before = onDisk(amf);
    const offset = before.indexOf('weighted_area');
    const snapshot = snapshotOf(readRoot(seeds[0] ?? ''), projectOptions());
    const renamed = renameAt(snapshot, seeds[0] ?? '', offset, 'counted_area');
    if (!renamed.ok) throw new Error('not renamed');
    const wished = [...renamed.edits]
      .sort((a, b) => b.span.start - a.span.start)
      .reduce((text, { span, text: now }) => text.slice(0, span.start) + now + text.slice(span.end), before);
    await studio.find('weighted_area');
    page.once('dialog', (dialog) => void dialog.accept('counted_area'));
    await studio.settled(() => page.keyboard.press('F2'));
    await save();
    expect(onDisk(amf)).toBe(wished);

    await page.click('[data-key=format]');
    await expect.poll(() => page.textContent('#saved'), { timeout: 5_000 }).toBeTruthy();
    await page.waitForTimeout(1_000);
    await save();
    const once = onDisk(amf);
    await page.click('[data-key=format]');
    await page.waitForTimeout(1_000);
    await save();
    expect(onDisk(amf)).toBe(once);
    writeFileSync(join(studio.folder, amf), before);
  });

  it('is offered at the caret what the language server offers', async () => {
    const page = await studio.open('fr', amf);
    const text = onDisk(amf);
    const line = 'amount try_out = hi';
    await page.locator('.cm-content').first().click();
    await page.keyboard.press('Control+End');
    await studio.settled(() => page.keyboard.insertText(line));
    await page.keyboard.press('Control+Space');
    const offered = page.locator('.cm-tooltip-autocomplete li .cm-completionLabel');
    await expect.poll(() => offered.count(), patience).toBeGreaterThan(0);
    const now = text + line;
    const snapshot = snapshotOf({ path: seeds[0] ?? '', text: now }, projectOptions());
    const wished = completionsAt(snapshot, seeds[0] ?? '', now, now.length).map(({ label }) => label);
    const labels = await offered.allTextContents();
    expect(labels).toEqual(wished.slice(0, labels.length));
  });

  it('keeps line ends, hard spaces and what was undone, byte for byte', async () => {
    const path = 'amf-sacem-2015/crlf.bareme';
    const text = onDisk(amf).replaceAll('\n', '\r\n').replace('1 600.00', '1\u202f600.00');
    writeFileSync(join(studio.folder, path), text);
    const page = await studio.open('fr', path);
    await studio.replace('# AMF / Sacem', '# Amf / Sacem');
    await save();
    expect(onDisk(path)).toBe(text.replace('# AMF / Sacem', '# Amf / Sacem'));
    await page.locator('.cm-content').first().click();
    await studio.settled(() => page.keyboard.press('Control+z'));
    await save();
    expect(onDisk(path)).toBe(text);
  });

  it('undoes nothing of one file into another', async () => {
    const page = await studio.open('fr', amf);
    await studio.replace('# AMF / Sacem', '#');
    await studio.settled(() => page.selectOption('#file', polynesie));
    await page.locator('.cm-content').first().click();
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(500);
    await page.selectOption('#file', polynesie);
    await save();
    expect(onDisk(polynesie)).toBe(readRoot(`rulesets/${polynesie}`).text);
    writeFileSync(join(studio.folder, amf), readRoot(`rulesets/${amf}`).text);
  });

  it('loads the case that breaks a check', async () => {
    const page = await studio.open('fr', amf);
    await page.locator('.cm-content').first().click();
    await page.keyboard.press('Control+End');
    await studio.settled(() =>
      page.keyboard.insertText('check background_music_fee never increases in area\n'),
    );
    await page.click('#tab-proofs');
    await page.click('[data-key=prove]');
    await page.waitForSelector('[data-verdict]', patience);
    await page.locator('[data-verdict] button', { hasText: 'contre-exemple' }).first().click();
    expect(await page.inputValue('#fact-area')).not.toBe('');
    await expect
      .poll(amounts, patience)
      .toContainEqual(['background_music_fee', expect.stringMatching(/€|EUR/)]);
  });

  it('downloads what `bareme build --no-prove` writes, as it is', async () => {
    const page = await studio.open('fr', amf);
    const out = join(studio.folder, 'out');
    const rules = join(studio.folder, amf);
    const words = [
      '--import',
      'tsx',
      join(root, 'apps/cli/main.ts'),
      'build',
      rules,
      '--no-prove',
      '--out',
      out,
    ];
    const built = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
    expect([built.status, built.stderr]).toEqual([0, built.stderr]);
    for (const output of ['workbook.xlsx', 'evaluator.ts', 'facts.schema.json']) {
      const [download] = await Promise.all([
        page.waitForEvent('download', { timeout: 120_000 }),
        page.locator(`[data-key="${output}"]`).click(),
      ]);
      const given = readFileSync(await download.path());
      const wished = readFileSync(join(out, basename(amf, '.bareme'), output));
      expect([output, given.equals(wished)]).toEqual([output, true]);
    }
  });

  it('does it all by the keyboard: panes, tabs, messages, mending', async () => {
    const page = await studio.open('fr', amf);
    const focused = () => page.evaluate('document.activeElement?.closest("section, main > *")?.id ?? ""');
    await page.locator('.cm-content').first().click();
    const met = new Set<unknown>();
    for (let press = 0; press < 4; press++) {
      await page.keyboard.press('F6');
      met.add(await focused());
    }
    expect(met.size).toBeGreaterThan(2);
    await page.locator('#tab-case').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.isVisible('#pane-examples')).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await studio.replace('2 000.00 EUR', '2 000.00 EURR');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await studio.settled(() => page.keyboard.press('Alt+Enter'));
    expect(await page.textContent('#messages')).toContain('Aucune erreur.');
  });

  it('says nothing on its console meanwhile, and asks nobody else', () => {
    expect(studio.complaints).toEqual([]);
  });
});
