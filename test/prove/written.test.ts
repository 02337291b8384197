// Properties as an analyst writes them, in both languages, each once true and once false, with what `bareme prove` says of them.
// One of each language is true and undecided: that of two readings that put the minimum in two places. No rule shows it yet.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder } from '../cli/bareme.js';

const written = fileURLToPath(new URL('written/', import.meta.url));

describe.each([
  { name: 'hall', summary: '15 proved, 15 false, 1 undecided, 0 skipped' },
  { name: 'salle', summary: '12 prouvés, 13 faux, 1 indécis, 0 non examinés' },
])('the properties of $name', ({ name, summary }) => {
  const work = folder();

  it('are decided but for one; those that are false say the case, both amounts, the step, its row and its clause', {
    timeout: 120_000,
  }, async () => {
    work.write(`${name}.bareme`, readFileSync(`${written}${name}.bareme`, 'utf8'));
    const { status, out } = await work.bareme([
      'prove',
      `${name}.bareme`,
      '--budget',
      '40',
      '--pairs',
      '2000',
    ]);
    expect(status).toBe(1);
    expect(out.trimEnd().split('\n').at(-1)).toBe(summary);
    // Word for word, numbers of cases included: nothing of it hangs on how fast a machine is.
    await expect(out).toMatchFileSnapshot(`${written}${name}.txt`);
  });
});
