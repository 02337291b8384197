// OpenAPI 3.1 of the server, made of the facts and results of the rulesets in service.

import type { Model } from '../../../compiler/3-model/model.js';
import { resultsSchema, type Schema } from '../../../compiler/6-emit/json-schema/results-schema.js';
import { receiptFormats } from '../cases/receipt-route.js';
import type { ServedRuleset, ServerSettings } from '../port.js';
import { factsSchema } from './served-schema.js';

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const answer = (description: string, type: string, schema: Schema) => ({
  description,
  content: { [type]: { schema } },
});
const failed = (description: string) => answer(description, 'application/json', ref('errors'));

const localized = {
  name: 'lang',
  in: 'query',
  description: 'Language of messages',
  schema: { enum: ['en', 'fr'] },
};

const refusals = {
  '401': failed('A token is needed'),
  '413': failed('The body or the list is too large'),
  '415': failed('The body is of another type'),
  '422': failed('The facts, the options or the JSON are refused, by name'),
};
const described = { '401': failed('A token is needed') };

export async function openApiOf(
  rulesets: readonly ServedRuleset[],
  { token }: ServerSettings,
  version: string,
): Promise<Schema> {
  const schemas: Record<string, Schema> = { errors: errorsSchema, ruleset: rulesetSchema };
  const paths: Record<string, unknown> = {
    '/healthz': {
      get: operation(
        'health',
        'Whether the server serves',
        [],
        { '200': answer('It does', 'application/json', { type: 'object' }) },
        true,
      ),
    },
    '/metrics': {
      get: operation('metrics', 'Counts for Prometheus', [], {
        '200': answer('Counts', 'text/plain', { type: 'string' }),
        ...described,
      }),
    },
    '/v1': {
      get: operation('rulesets', 'The rulesets in service', [], {
        '200': answer('Rulesets', 'application/json', { type: 'array', items: ref('ruleset') }),
        ...described,
      }),
    },
  };
  for (const ruleset of rulesets) {
    const { name } = ruleset;
    schemas[`${name}.facts`] = await factsSchema(ruleset);
    schemas[`${name}.outputs`] = resultsSchema(ruleset.model);
    schemas[`${name}.answer`] = answerSchema(`${name}.outputs`);
    Object.assign(paths, pathsOf(ruleset));
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'bareme',
      version,
      description:
        'Amounts of tariff documents, exact: numbers are decimal texts. A refused case says by name what is wrong and what would be right.',
    },
    paths,
    components: {
      schemas,
      ...(token !== undefined && {
        securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      }),
    },
    ...(token !== undefined && { security: [{ token: [] }] }),
  };
}

function operation(
  operationId: string,
  summary: string,
  parameters: readonly unknown[],
  responses: Schema,
  open = false,
): Schema {
  return { operationId, summary, parameters, responses, ...(open && { security: [] }) };
}

function pathsOf({ name, model }: ServedRuleset): Schema {
  const facts = ref(`${name}.facts`);
  const parameters = [...optionParameters(model), localized];
  const at = `/v1/${name}`;
  return {
    [at]: {
      get: operation(`${name}.ruleset`, model.label, [], {
        '200': answer('The ruleset in service', 'application/json', ref('ruleset')),
        ...described,
      }),
    },
    [`${at}/schema`]: {
      get: operation(
        `${name}.schema`,
        'JSON Schema of the facts, or of the results',
        [{ name: 'of', in: 'query', schema: { enum: ['facts', 'results'], default: 'facts' } }],
        {
          '200': answer('JSON Schema 2020-12', 'application/schema+json', { type: 'object' }),
          '422': failed('The parameter takes another value'),
          ...described,
        },
      ),
    },
    [`${at}/evaluate`]: {
      post: {
        ...operation(
          `${name}.evaluate`,
          `${model.label}: amounts of a case, of a list, of lines`,
          parameters,
          {
            '200': {
              description:
                'Amounts; of a list or of lines one answer each, in order, refused cases in their place',
              content: {
                'application/json': {
                  schema: {
                    anyOf: [
                      ref(`${name}.answer`),
                      { type: 'array', items: { anyOf: [ref(`${name}.answer`), ref('errors')] } },
                    ],
                  },
                },
                'application/x-ndjson': { schema: { type: 'string' } },
              },
            },
            ...refusals,
          },
        ),
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { anyOf: [facts, { type: 'array', items: facts }] } },
            'application/x-ndjson': { schema: { type: 'string' } },
          },
        },
      },
    },
    [`${at}/receipt`]: {
      post: {
        ...operation(
          `${name}.receipt`,
          `${model.label}: how each amount comes about`,
          [...parameters, { name: 'format', in: 'query', schema: { enum: [...receiptFormats] } }],
          {
            '200': {
              description: 'A receipt, in the form that `format` or `accept` asks for',
              content: {
                'application/json': { schema: { type: 'object' } },
                'text/plain': { schema: { type: 'string' } },
                'text/html': { schema: { type: 'string' } },
              },
            },
            ...refusals,
          },
        ),
        requestBody: { required: true, content: { 'application/json': { schema: facts } } },
      },
    },
  };
}

/** Date, results and readings, as far as the ruleset has them. */
function optionParameters({ readings, results }: Model): readonly Schema[] {
  const choices = readings.flatMap(({ name, options }) => options.map((option) => `${name}=${option.name}`));
  return [
    {
      name: 'on',
      in: 'query',
      description: 'The date that decides which version is in force',
      schema: { type: 'string', format: 'date' },
    },
    {
      name: 'results',
      in: 'query',
      description: 'Only these results, which need only their own facts',
      style: 'form',
      explode: false,
      schema: {
        type: 'array',
        minItems: 1,
        items: { enum: results.map(({ name }) => name) },
      },
    },
    ...(choices.length === 0
      ? []
      : [
          {
            name: 'reading',
            in: 'query',
            description: 'Another option of what the document leaves open, `NAME=OPTION`',
            style: 'form',
            explode: true,
            schema: { type: 'array', uniqueItems: true, items: { enum: choices } },
          },
        ]),
  ];
}

const answerSchema = (outputs: string): Schema => ({
  type: 'object',
  required: ['outputs'],
  properties: { outputs: ref(outputs), notices: { type: 'array', items: { type: 'string' } } },
  additionalProperties: false,
});

const errorsSchema: Schema = {
  type: 'object',
  required: ['errors'],
  additionalProperties: false,
  properties: {
    errors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['code', 'message', 'path'],
        additionalProperties: false,
        properties: {
          code: { type: 'string', description: 'For programs: it never changes its meaning' },
          message: { type: 'string', description: 'For people: what is wrong, and what would be right' },
          path: {
            type: 'string',
            description: 'The fact or option, as in `skiers[2].age`; empty for the whole',
          },
        },
      },
    },
  },
};

const rulesetSchema: Schema = {
  type: 'object',
  required: ['name', 'label', 'language', 'rules', 'versions', 'readings'],
  properties: {
    name: { type: 'string' },
    label: { type: 'string' },
    language: { enum: ['en', 'fr'] },
    rules: { type: 'object', properties: { sha256: { type: 'string' } } },
    versions: { type: 'array', items: { type: 'object' } },
    readings: { type: 'array', items: { type: 'object' } },
  },
};
