// The page of `bareme studio` in a real Chromium, served by the command itself from a copy of the rulesets.

import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from '../ide/projects.js';
import { chromiumOfHere, patience, settled } from './chromium-of-here.js';

export class ServedPage {
  readonly folder = mkdtempSync(join(tmpdir(), 'studio-page-'));
  /** What the page said on its console, what its policy refused, and what it asked of anybody else. */
  readonly complaints: string[] = [];
  #command: ChildProcess | undefined;
  #address = '';
  #browser: Browser | undefined;
  #page: Page | undefined;

  get page(): Page {
    if (this.#page === undefined) throw new Error('no page is open');
    return this.#page;
  }

  async start(): Promise<void> {
    cpSync(join(root, 'rulesets'), this.folder, { recursive: true });
    const words = ['studio', this.folder, '--no-open', '--lang', 'fr'];
    const command = spawn(process.execPath, ['--import', 'tsx', join(root, 'apps/cli/main.ts'), ...words], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#command = command;
    this.#address = await new Promise((told) =>
      command.stdout?.once('data', (bytes) => told(String(bytes).trim())),
    );
    this.#browser = await chromiumOfHere();
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    this.#command?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async open(language: string, rules: string): Promise<Page> {
    await this.#page?.close();
    const page = await this.#browser?.newPage({ viewport: { width: 1500, height: 900 } });
    if (page === undefined) throw new Error('no browser was started');
    this.#page = page;
    // Typing over a selection lets the browser itself put a styled element into what is edited, which the policy refuses
    // and the editor draws anew: any other style in a page is ours, and is told.
    await page.addInitScript({
      content: `document.addEventListener('securitypolicyviolation', ({ violatedDirective, target }) => {
        const isEditing = target instanceof Element && target.closest('#editor') !== null;
        if (!isEditing) console.error('refused by the policy: ' + violatedDirective);
      });`,
    });
    page.on('console', (message) => {
      if (!message.text().startsWith('Applying inline style')) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => {
      const isOurs = request.url().startsWith(this.#address.slice(0, this.#address.indexOf('/#')));
      if (!isOurs && !/^(?:data|blob):/.test(request.url())) this.complaints.push(request.url());
    });
    await page.goto(`${this.#address.replace(/lang=..$/, `lang=${language}`)}&file=${rules}`);
    await page.waitForSelector('body[data-ready]', { timeout: patience.timeout });
    return page;
  }

  /** Writes over a passage of the rules by the keyboard, as a person would. */
  async replace(from: string, to: string): Promise<void> {
    await this.find(from);
    await this.settled(() => this.page.keyboard.insertText(to));
  }

  /** Marks a passage of the rules by the search of the editor. */
  async find(passage: string): Promise<void> {
    const { page } = this;
    await page.locator('.cm-content').first().click();
    await page.keyboard.press('Control+f');
    await page.locator('.cm-search input[name=search]').fill(passage);
    // The field is read when a key is let go.
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  }

  /** Does it, and waits until the page has taken it up. */
  async settled(act: () => Promise<unknown>): Promise<void> {
    await settled(this.page, act);
  }
}
