// The schemas of a ruleset, made once for each version of it that is served.

import { emitJsonSchema } from '../../../compiler/6-emit/json-schema/emit-json-schema.js';
import type { Schema } from '../../../compiler/6-emit/json-schema/results-schema.js';
import type { ServedRuleset } from '../port.js';

const made = new WeakMap<ServedRuleset, Promise<string>>();

/** The facts of a ruleset, as `bareme build` writes it to facts.schema.json. */
export function factsSchemaText(ruleset: ServedRuleset): Promise<string> {
  const known = made.get(ruleset);
  if (known !== undefined) return known;
  const text = emitted(ruleset);
  made.set(ruleset, text);
  return text;
}

async function emitted({ model, provenance }: ServedRuleset): Promise<string> {
  const [file] = await emitJsonSchema(model, provenance, () => {});
  return typeof file?.content === 'string' ? file.content : '{}';
}

/** The same as part of a larger document. */
export async function factsSchema(ruleset: ServedRuleset): Promise<Schema> {
  const { $schema: _, $id: __, ...schema } = JSON.parse(await factsSchemaText(ruleset)) as Schema;
  return schema;
}
