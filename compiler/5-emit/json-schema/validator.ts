// The schema of a ruleset as a function that checks facts, with ajv. Numbers are compared with their step by decimal text.

import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { exactNumber } from '../../runtime/fact-values.js';
import { divide, isInteger } from '../../runtime/rational.js';
import type { Schema } from './fact-schema.js';

/** Empty when the facts are accepted; otherwise every mistake, as ajv tells them. */
export type FactsValidator = (facts: unknown) => readonly ErrorObject[];

/** An ajv (draft 2020-12) whose `multipleOf` is exact: 0.07 is a multiple of 0.01, 0.0700001 is not. */
export function exactAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
  });
  ajv.addFormat('date', true);
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    compile: (step: number) => {
      const exact = exactNumber(step);
      return (value: number) => {
        const given = exactNumber(value);
        return exact !== undefined && given !== undefined && isInteger(divide(given, exact));
      };
    },
  });
  return ajv;
}

export function factsValidator(schema: Schema): FactsValidator {
  const validate = exactAjv().compile(schema);
  return (facts) => (validate(facts) ? [] : (validate.errors ?? []));
}
