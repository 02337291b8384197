// Rules of strangers end in time: sizes are doubled, and what multiplies is refused by name at its line.

import { describe, expect, it } from 'vitest';
import { workbookBackend } from '../../apps/cli/output/workbook-backend.js';
import { renderText } from '../../compiler/diagnostics/render.js';
import { check, compile, emitTypeScript, evaluate } from '../../compiler/index.js';
import { limitsForStrangers } from '../../compiler/limits.js';
import { workingTime } from '../working-time.js';
import { beyond, chains } from './families.js';

const provenance = { compilerVersion: 'x', ruleHash: 'x', documentHashes: {} };
const facts = { v0: 7, l: [{ s0: 1 }, { s0: 2 }] };

async function workOf(work: () => Promise<void>): Promise<number> {
  const begin = workingTime();
  await work();
  return workingTime() - begin;
}

async function makeAll(text: string): Promise<void> {
  const { model, diagnostics } = compile({ path: 'rules.bareme', text });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (model === undefined) throw new Error('no model');
  await emitTypeScript(model, provenance, () => {});
  const workbook = await workbookBackend();
  await workbook(model, provenance, () => {});
  const used = Object.fromEntries(
    Object.entries(facts).filter(
      ([name]) =>
        model.facts.some((fact) => fact.name === name) || model.lists.some((list) => list.name === name),
    ),
  );
  const outcome = evaluate(model, used);
  // Beyond some thousand digits a case is refused by name; no other mistake can be.
  if (!outcome.ok) expect(outcome.errors.map(({ code }) => code)).toEqual(['too_large']);
}

describe('rules that ask for much with little text', () => {
  it.each(chains)('take time in proportion to their size: $what', async ({ size, text }) => {
    const once = await workOf(() => makeAll(text(size)));
    const twice = await workOf(() => makeAll(text(2 * size)));
    // In proportion it is 2, quadratic 4; what doubles with every name is 2 to the power of `size`.
    expect(twice / Math.max(once, 100)).toBeLessThan(8);
  });

  it.each(beyond)('are refused by name, at a line of theirs: $what', ({ code, size, text }) => {
    const source = text(size);
    const [only, ...others] = check({ path: 'rules.bareme', text: source }).filter(
      ({ severity }) => severity === 'error',
    );
    expect(only?.code).toBe(code);
    expect(others).toEqual([]);
    expect(only?.span.end).toBeLessThanOrEqual(source.length);
    expect(only?.message.fr).not.toBe(only?.message.en);
  });

  it.each(beyond)('are told so in both languages: $what', async ({ code, what, text }) => {
    const source = { path: 'rules.bareme', text: text(6) };
    const few = { characters: code === 'E540' ? 40 : 20_000, steps: 20, comparisons: 10 };
    const { diagnostics } = compile(source, { limits: few });
    const own = diagnostics.filter((one) => one.code === code);
    const said = (['en', 'fr'] as const).map((locale) =>
      renderText(own, { locale, textOf: () => source.text }),
    );
    const name = `${code}-${what.replaceAll(' ', '-')}.txt`;
    await expect(said.join('\n')).toMatchFileSnapshot(`../fixtures/limits/bad/${name}`);
  });

  it.each(beyond)('are refused earlier where they come from strangers: $what', ({ code, size, text }) => {
    const least = Math.ceil(size / 1.8);
    const held = compile({ path: 'rules.bareme', text: text(least) }, { limits: limitsForStrangers });
    expect(held.diagnostics.map((one) => one.code)).toContain(code);
    expect(held.model).toBeUndefined();
  });
});
