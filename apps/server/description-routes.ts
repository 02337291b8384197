// What is served beside cases: descriptions, pages, health and counts.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { resultsSchema } from '../../compiler/6-emit/json-schema/results-schema.js';
import type { RouteContext } from './cases/evaluate-route.js';
import { json } from './content-types.js';
import { describedRuleset } from './description/described-ruleset.js';
import { openApiOf } from './description/openapi.js';
import { factsSchemaText } from './description/served-schema.js';
import { apiPage } from './pages/api-page.js';
import { formPage } from './pages/form-page.js';
import { formScript } from './pages/form-script.js';
import { homePage } from './pages/home-page.js';
import { pageHeaders, style } from './pages/page.js';
import { localeOfRequest, onlyTakes, refuse } from './refusals.js';
import type { RulesetTable, ServiceState } from './ruleset-table.js';

type Answer = (request: FastifyRequest, reply: FastifyReply) => unknown;

export function addDescriptions(
  app: FastifyInstance,
  table: RulesetTable,
  { port, settings, metrics }: RouteContext,
): void {
  const get = (url: string, answer: Answer): void => {
    app.get(url, answer);
    onlyTakes(app, url, ['GET', 'HEAD']);
  };
  const stateOf = (name: string): ServiceState | undefined =>
    table.all().find(({ ruleset }) => ruleset.name === name);
  const about = (
    url: string,
    answer: (request: FastifyRequest, reply: FastifyReply, state: ServiceState) => unknown,
  ) =>
    get(url, (request, reply) => {
      const { ruleset: name } = request.params as { readonly ruleset: string };
      const state = stateOf(name);
      if (state === undefined) return refuse(request, reply, 404, 'unknown_ruleset', name.slice(0, 100));
      return answer(request, reply, state);
    });
  const described = () =>
    openApiOf(
      table.all().map(({ ruleset }) => ruleset),
      settings,
      port.version,
    );

  get('/healthz', (_request, reply) =>
    reply.header('content-type', json).send(
      JSON.stringify({
        status: 'ok',
        rulesets: table.all().length,
        // They serve the rules as they were before a change with a mistake.
        keptOut: table
          .all()
          .filter(({ problems }) => problems.length > 0)
          .map(({ ruleset }) => ruleset.name),
      }),
    ),
  );
  get('/metrics', async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.text()),
  );
  get('/openapi.json', async (_request, reply) =>
    reply.header('content-type', json).send(JSON.stringify(await described(), undefined, 2)),
  );
  get('/v1', (_request, reply) =>
    reply.header('content-type', json).send(JSON.stringify(table.all().map(describedRuleset), undefined, 2)),
  );
  about('/v1/:ruleset', (_request, reply, state) =>
    reply.header('content-type', json).send(JSON.stringify(describedRuleset(state), undefined, 2)),
  );
  about('/v1/:ruleset/schema', async (request, reply, { ruleset }) => {
    const { of } = request.query as { readonly of?: unknown };
    const text =
      of === 'results'
        ? JSON.stringify(
            { $schema: 'https://json-schema.org/draft/2020-12/schema', ...resultsSchema(ruleset.model) },
            undefined,
            2,
          )
        : await factsSchemaText(ruleset);
    return reply.header('content-type', 'application/schema+json; charset=utf-8').send(text);
  });

  const pages = (reply: FastifyReply) => reply.headers(pageHeaders);
  about('/v1/:ruleset/form', (request, reply, { ruleset }) =>
    pages(reply).send(formPage(ruleset, localeOfRequest(request, ruleset.model.language))),
  );
  get('/', (request, reply) => pages(reply).send(homePage(table.all(), localeOfRequest(request))));
  get('/docs', async (request, reply) =>
    pages(reply).send(apiPage(await described(), localeOfRequest(request))),
  );
  get('/assets/style.css', (_request, reply) =>
    reply.header('content-type', 'text/css; charset=utf-8').send(style),
  );
  get('/assets/form.js', (_request, reply) =>
    reply.header('content-type', 'text/javascript; charset=utf-8').send(formScript),
  );
}
