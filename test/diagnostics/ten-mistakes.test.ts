import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { renderText } from '../../compiler/diagnostics/render.js';
import { compile } from '../../compiler/pipeline.js';

const folder = fileURLToPath(new URL('../fixtures/ten-mistakes/', import.meta.url));

it('tells ten assorted mistakes in one run, each with its line, column and a frame', async () => {
  const text = readFileSync(`${folder}ten-mistakes.bareme`, 'utf8');
  const { diagnostics } = compile({ path: 'ten-mistakes.bareme', text });
  expect(diagnostics).toHaveLength(10);
  const said = renderText(diagnostics, { textOf: () => text, locale: 'en' });
  expect(said.match(/--> ten-mistakes\.bareme:\d+:\d+/g)).toHaveLength(10);
  await expect(said).toMatchFileSnapshot(`${folder}ten-mistakes.txt`);
});
