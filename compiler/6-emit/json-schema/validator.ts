// The schema of a ruleset as a function that checks facts, with ajv. Numbers are compared with their step by decimal text.

import { _, Ajv2020, type CodeKeywordDefinition, type ErrorObject, str } from 'ajv/dist/2020.js';
import { isMultiple, lengthOf } from '../../runtime/facts/fact-values.js';
import type { Schema } from './fact-schema.js';

/** Empty when the facts are accepted; otherwise every mistake, as ajv tells them. */
export type FactsValidator = (facts: unknown) => readonly ErrorObject[];

/** Functions of the runtime that checking needs: the code of a validator calls them by these names. */
export const checking = { isMultiple, lengthOf };

/** `multipleOf` that is exact: 0.07 is a multiple of 0.01, 0.0700001 is not. */
const multipleOf: CodeKeywordDefinition = {
  keyword: 'multipleOf',
  type: 'number',
  schemaType: 'number',
  error: { message: ({ schemaCode }) => str`must be multiple of ${schemaCode}` },
  code(context) {
    const { gen, data, schemaCode } = context;
    const call = gen.scopeValue('func', { key: isMultiple, ref: isMultiple, code: _`isMultiple` });
    context.fail(_`!${call}(${data}, ${schemaCode})`);
  },
};

/** `maxLength` in characters as people count them, without looking at the whole of a long text. */
const maxLength: CodeKeywordDefinition = {
  keyword: 'maxLength',
  type: 'string',
  schemaType: 'number',
  error: { message: ({ schemaCode }) => str`must NOT have more than ${schemaCode} characters` },
  code(context) {
    const { gen, data, schemaCode } = context;
    const call = gen.scopeValue('func', { key: lengthOf, ref: lengthOf, code: _`lengthOf` });
    context.fail(_`${call}(${data}) > ${schemaCode}`);
  },
};

/** An ajv (draft 2020-12) with these two; `source` keeps the code of what it compiles. */
export function exactAjv(source = false): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    ...(source && { code: { source, esm: true, lines: true } }),
  });
  ajv.addFormat('date', true);
  for (const keyword of [multipleOf, maxLength]) {
    ajv.removeKeyword(String(keyword.keyword));
    ajv.addKeyword(keyword);
  }
  return ajv;
}

export function factsValidator(schema: Schema): FactsValidator {
  const validate = exactAjv().compile(schema);
  return (facts) => (validate(facts) ? [] : (validate.errors ?? []));
}
