// Properties as an analyst writes them, in both languages, each once true and once false, with what `bareme prove` says of them.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder } from '../cli/bareme.js';

const written = fileURLToPath(new URL('written/', import.meta.url));

describe.each([
  { name: 'hall', summary: '17 proved, 14 false, 0 undecided, 0 skipped' },
  { name: 'salle', summary: '14 prouvés, 12 faux, 0 indécis, 0 non examinés' },
])('the properties of $name', ({ name, summary }) => {
  const work = folder();

  it('are all decided; those that are false say the case, both amounts, the step, its row and its clause', async () => {
    work.write(`${name}.bareme`, readFileSync(`${written}${name}.bareme`, 'utf8'));
    const { status, out } = await work.bareme(['prove', `${name}.bareme`]);
    expect(status).toBe(1);
    expect(out.trimEnd().split('\n').at(-1)).toBe(summary);
    await expect(out).toMatchFileSnapshot(`${written}${name}.txt`);
  });
});
