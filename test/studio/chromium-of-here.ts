// The Chromium of this machine, and what axe complains of in a page.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { root } from '../ide/projects.js';

/** Needs Chromium (`apt-get install chromium`, or its path in CHROMIUM). */
export async function chromiumOfHere(): Promise<Browser> {
  const executablePath = [
    ...['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`),
    process.env.CHROMIUM ?? '',
  ].find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('no Chromium was found: name it in CHROMIUM');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

// Asked from outside: the page's policy forbids what would wait inside of it.
export const patience = { timeout: 30_000, interval: 50 };

/**
 * Does something to the rules in a page of the studio, and waits until all of it is answered. What the page said last is asked
 * for *before*: an answer that comes faster than the question about it is no answer that never comes.
 */
export async function settled(
  page: Page,
  act: () => Promise<unknown>,
  timeout = patience.timeout,
): Promise<void> {
  const before = await page.getAttribute('body', 'data-ready');
  await act();
  for (let waited = 0; waited < timeout; waited += patience.interval) {
    const now = await page.getAttribute('body', 'data-ready');
    if (now !== null && now !== before) return;
    await new Promise((done) => setTimeout(done, patience.interval));
  }
  throw new Error(`the page did not answer within ${timeout} ms`);
}

/** Each with the first element that it is about. */
export async function axeViolations(page: Page): Promise<readonly unknown[]> {
  await page.evaluate(readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
  });
}
