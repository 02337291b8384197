// The evaluator, the compiler and the back ends in a real Chromium, in a page and in a worker: the answers of Node, byte for byte.
// Needs Chromium (`apt-get install chromium`, or its path in CHROMIUM): `npm run test:outside`.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Facts } from '../../generated/amf-sacem-2015/evaluator.js';
import { projectRoot } from '../emit-typescript/compile-evaluator.js';
import { type Asked, answers } from './asked-in-a-browser.js';
import { type Bundle, bundle } from './bundle.js';

/** What the page has of a worker; the compiler's own sources are checked without the types of browsers. */
declare const Worker: new (
  url: string,
  options: { readonly type: 'module' },
) => {
  onmessage: (event: { readonly data: unknown }) => void;
  onerror: (event: { readonly message: string }) => void;
  postMessage: (message: unknown) => void;
};

const site = 'https://bareme.example';
const text = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

const [library]: [Facts] = JSON.parse(text('examples/facts/mediatheque.json'));
const asked: Asked = {
  facts: [library, { ...library, area: 12.5, weekly_hours: -1 }],
  rules: text('examples/write-a-ruleset/cloakroom.bareme'),
  cases: [JSON.parse(text('examples/write-a-ruleset/evening.json')), { nonsense: true }, null],
  broken: text('test/fixtures/ten-mistakes/ten-mistakes.bareme'),
};

/** The program as a page or worker loads it: an entry with its chunks. */
const program = `
  import { answers, listen } from './test/package/asked-in-a-browser.ts';
  if (typeof document === 'undefined') listen(globalThis as never);
  else Object.assign(globalThis, { answers });
`;

describe('in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let bundled: Bundle;
  const problems: string[] = [];

  beforeAll(async () => {
    bundled = await bundle(program);
    const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
    const executablePath = process.env.CHROMIUM ?? installed.find((path) => existsSync(path));
    if (executablePath === undefined) throw new Error('no Chromium was found: name it in CHROMIUM');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    page = await browser.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    await page.route(`${site}/**`, async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      const chunk = bundled.chunks.find((known) => known.name === name);
      await (chunk === undefined
        ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bareme</title>' })
        : route.fulfill({ contentType: 'text/javascript', body: chunk.code }));
    });
    await page.goto(site);
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('a page gets the answers of Node', async () => {
    await page.addScriptTag({ url: `${site}/${bundled.chunks[0]?.name}`, type: 'module' });
    const found: unknown = await page.evaluate(
      (given) => (globalThis as unknown as { answers: (asked: unknown) => unknown }).answers(given),
      asked,
    );
    expect(found).toMatchObject({ evaluated: [{ ok: true }, { ok: false }] });
    expect(found).toEqual(JSON.parse(JSON.stringify(await answers(asked))));
  });

  it('a worker gets them too, and can send them on', async () => {
    const found: unknown = await page.evaluate(
      ({ url, given }) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(url, { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(given);
        }),
      { url: `${site}/${bundled.chunks[0]?.name}`, given: asked },
    );
    expect(found).toEqual(JSON.parse(JSON.stringify(await answers(asked))));
  });

  it('nothing is written to the console', () => {
    expect(problems).toEqual([]);
  });
});
