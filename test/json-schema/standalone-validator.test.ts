// The validator compiled to a program of its own: no ajv in it, and it decides as the schema does, over every tariff.

import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { factsSchema } from '../../compiler/6-emit/json-schema/emit-json-schema.js';
import { emitValidator } from '../../compiler/6-emit/json-schema/emit-validator.js';
import { factsValidator } from '../../compiler/6-emit/json-schema/validator.js';
import * as runtime from '../../compiler/runtime/index.js';
import { brokenCases } from '../emit-typescript/broken-cases.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';

type Validate = ((facts: unknown) => boolean) & { errors?: readonly object[] | null };

async function programOf(model: Model): Promise<{ readonly code: string; readonly validate: Validate }> {
  const provenance = { compilerVersion: '0.0.0', ruleHash: 'test', documentHashes: {} };
  const [file] = await emitValidator(model, provenance, () => {});
  const code = String(file?.content);
  const body = code
    .replace(/^import \{ ([^}]*) \} from 'bareme\/runtime';$/m, 'const { $1 } = runtime;')
    .replace(/^export default .*$/m, '')
    .replace(/^export const validate = (\w+);$/m, 'const validate = $1;');
  const validate: Validate = new Function('runtime', `'use strict';${body}\nreturn validate;`)(runtime);
  return { code, validate };
}

describe.each(tariffFiles())('the validator of $name', ({ path }) => {
  let model: Model;
  let program: Awaited<ReturnType<typeof programOf>>;

  beforeAll(async () => {
    model = modelOfFile(path);
    program = await programOf(model);
  });

  it('needs the runtime alone', () => {
    const needed = [...program.code.matchAll(/(?:from |require\()['"]([^'"]+)/g)].map(([, name]) => name);
    // Nothing at all where the schema asks for no calendar and no step.
    expect(needed.filter((name) => name !== 'bareme/runtime')).toEqual([]);
  });

  it('accepts what the schema accepts, with the same mistakes told', () => {
    const reference = factsValidator(factsSchema(model, 'test'));
    const given = boundaryCases(model, { seed: 11, count: 30 }).map(({ input }) => input);
    const seen = { accepted: 0, refused: 0 };
    for (const input of [...given, ...brokenCases(given, 6, 2), null, [], 'text', { __proto__: null }]) {
      const expected = reference(input);
      const accepted = program.validate(input);
      expect({ input, accepted, errors: accepted ? [] : program.validate.errors }).toEqual({
        input,
        accepted: expected.length === 0,
        errors: expected,
      });
      seen[accepted ? 'accepted' : 'refused']++;
    }
    expect(seen.accepted).toBeGreaterThan(20);
    expect(seen.refused).toBeGreaterThan(20);
  });
});
