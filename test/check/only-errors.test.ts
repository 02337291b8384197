// What `run` leaves out while it compiles changes nothing: the same errors, the same model; and models come back from where they are
// kept between runs as they went.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { type CompileOptions, compile } from '../../compiler/pipeline.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.bareme'))
    .map((path) => join(root, folder, path));

function compiled(path: string, options: CompileOptions) {
  const read = (name: string, from: string) => {
    try {
      const file = join(dirname(from), name);
      return { path: file, text: readFileSync(file, 'utf8') };
    } catch {
      return undefined;
    }
  };
  const { model, diagnostics } = compile(
    { path, text: readFileSync(path, 'utf8') },
    { load: read, document: read, ...options },
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return { model, errors, warnings: diagnostics.length - errors.length };
}

describe.each(['rulesets', 'examples', 'test/fixtures'])('rules of %s', (folder) => {
  it('have the same errors and the same model where only errors are asked for', () => {
    let warned = 0;
    for (const path of filesIn(folder)) {
      const whole = compiled(path, {});
      const lean = compiled(path, { onlyErrors: true });
      expect(lean.errors, path).toEqual(whole.errors);
      expect(lean.model, path).toEqual(whole.model);
      warned += whole.warnings - lean.warnings;
    }
    if (folder === 'test/fixtures') expect(warned).toBeGreaterThan(5);
  });

  it('come back as they went when they are kept', () => {
    let models = 0;
    for (const path of filesIn(folder)) {
      const { model } = compiled(path, { onlyErrors: true });
      if (model === undefined) continue;
      models++;
      expect(deserialize(serialize(model)), path).toStrictEqual(model);
    }
    expect(models).toBeGreaterThan(2);
  });
});

it('a warning that the project takes as an error is looked for all the same', () => {
  const [path] = filesIn('test/fixtures/sources/bad').filter((file) => file.includes('W904'));
  const levels = new Map([['W904', 'error']] as const);
  expect(compiled(path ?? '', { onlyErrors: true }).errors).toEqual([]);
  const { errors } = compiled(path ?? '', { onlyErrors: true, levels });
  expect(errors.map(({ code }) => code)).toContain('W904');
});
