// What results look like, as JSON Schema 2020-12.

import { isTime, type Model, type Result } from '../../3-model/model.js';
import { isoFromDays } from '../../runtime/exact/calendar.js';
import type { Backend } from '../backend.js';

export type Schema = Readonly<Record<string, unknown>>;

/** `results.schema.json`, beside that of the facts. Same model, same bytes. */
export const emitResultsSchema: Backend = async (model, { ruleHash }) => {
  const listed = model.results.filter((result) => result.listed && result.exists === undefined);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:bareme:${model.name}:results`,
    $comment: `Amounts are exact decimal texts. A case of which only some results are asked for has only these. Rules: sha256 ${ruleHash}.`,
    ...resultsSchema(model),
    required: listed.map(({ name }) => name),
  };
  return [{ name: 'results.schema.json', content: `${JSON.stringify(schema, undefined, 2)}\n` }];
};

/** The outputs of a case. Where only some results are asked for, only these are there. */
export function resultsSchema(model: Model): Schema {
  return {
    title: model.label,
    type: 'object',
    properties: Object.fromEntries(model.results.map((result) => [result.name, resultSchema(result)])),
    additionalProperties: false,
  };
}

function resultSchema(result: Result): Schema {
  const value = valueSchema(result);
  const title = result.label;
  return result.list === undefined
    ? { title, ...value }
    : { title, type: 'array', items: value, description: `one for each of \`${result.list}\`` };
}

function valueSchema({ type }: Result): Schema {
  switch (type.kind) {
    case 'quantity':
      if (isTime(type)) return { type: 'string', pattern: '^[0-2][0-9]:[0-5][0-9]$', examples: ['08:30'] };
      return { type: 'string', pattern: '^-?[0-9]+(\\.[0-9]+)?$', examples: ['12.50'] };
    case 'yes-no':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: type.set.options.map(({ name }) => name) };
    case 'date':
      return { type: 'string', format: 'date', examples: [isoFromDays(20_000)] };
    case 'text':
      return { type: 'string' };
    default:
      return type satisfies never;
  }
}
