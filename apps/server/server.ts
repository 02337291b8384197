// The HTTP server: rulesets in service, priced in this process; it keeps no state between requests.

import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { mayAsk } from './access.js';
import { type Body, evaluateRoute, type RouteContext } from './cases/evaluate-route.js';
import { receiptRoute } from './cases/receipt-route.js';
import { wrongChoice } from './closed-parameters.js';
import { addDescriptions } from './description-routes.js';
import { metricsOf } from './metrics.js';
import type { LogLevel, Port, ServedRuleset, ServerSettings } from './port.js';
import { localeOfRequest, onlyTakes, refuse } from './refusals.js';
import { RulesetTable } from './ruleset-table.js';

export interface RunningServer {
  /** As one line says it. */
  readonly url: string;
  /** Answers what was begun, then ends. */
  readonly close: () => Promise<void>;
}

/** Levels at which each request is told. */
const told: ReadonlySet<LogLevel> = new Set<LogLevel>(['info', 'debug']);

/** Seconds for what was begun when the server is told to end. */
const grace = 10;

/** The server, or why a ruleset cannot be served. Throws where the address is taken. */
export async function startServer(
  wanted: readonly string[],
  port: Port,
  settings: ServerSettings,
): Promise<RunningServer | { readonly wanted: string; readonly problems: readonly string[] }> {
  const served = await serverFor(wanted, port, settings);
  if ('problems' in served) return served;
  const url = await served.app.listen({ host: settings.host, port: settings.port });
  const { app } = served;
  app.log.info({ url, rulesets: served.table.all().map(({ ruleset }) => ruleset.name) }, 'serving');
  return { url, close: () => stopped(app) };
}

async function stopped(app: FastifyInstance): Promise<void> {
  app.log.info('ending');
  const late = setTimeout(() => app.server.closeAllConnections(), grace * 1000);
  late.unref();
  await app.close();
  clearTimeout(late);
}

/** The same before it listens. */
async function serverFor(wanted: readonly string[], port: Port, settings: ServerSettings) {
  const app = fastifyFor(port, settings);
  const table = await RulesetTable.open(wanted, port, {
    reloaded(name) {
      metrics.reload(name, true);
      app.log.info({ ruleset: name }, 'reloaded');
    },
    kept(name, problems) {
      metrics.reload(name, false);
      app.log.error(
        { ruleset: name, problems },
        'a change has a mistake: the rules before it stay in service',
      );
    },
  });
  const metrics = metricsOf(() => (table instanceof RulesetTable ? table.all().length : 0));
  if (!(table instanceof RulesetTable)) return table;
  app.addHook('onClose', async () => table.close());
  const context: RouteContext = { port, settings, metrics };

  // Hooks of every request call back: promises would cost each of them several turns.
  app.addHook('onRequest', (request, reply, done) => {
    const wrong = wrongChoice(request);
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (wrong !== undefined) refuse(request, reply, 422, 'bad_choice', wrong);
    else if (/^identity$/i.test(encoding)) done();
    else refuse(request, reply, 415, 'unsupported_encoding', encoding.slice(0, 100));
  });
  const isTold = told.has(settings.logLevel);
  let isEnding = false;
  app.addHook('preClose', (done) => {
    isEnding = true;
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    // A connection that was busy when the server was told to end is kept by its client: it ends when all of its answer is sent.
    if (isEnding) request.raw.socket.destroySoon();
    const route = request.routeOptions.url ?? 'none';
    metrics.request(route, reply.statusCode, reply.elapsedTime / 1000);
    if (isTold) {
      request.log.info(
        {
          method: request.method,
          path: request.url,
          status: reply.statusCode,
          ms: Number(reply.elapsedTime.toFixed(3)),
        },
        'answered',
      );
    }
    done();
  });

  guarded(app, settings.token);
  addParsers(app);
  addFailures(app, settings);
  addCases(app, table, context);
  addDescriptions(app, table, context);
  return { app, table };
}

function fastifyFor(port: Port, settings: ServerSettings) {
  return Fastify({
    bodyLimit: settings.largestBody,
    requestTimeout: settings.requestTimeout * 1000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: false },
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    logger:
      settings.logLevel === 'silent'
        ? false
        : { level: settings.logLevel, stream: { write: (line: string) => port.log(line) } },
    genReqId(request) {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
    },
  });
}

/** Without the token nothing is told but that the server is well. */
function guarded(app: FastifyInstance, token: string | undefined): void {
  const allowed = mayAsk(token);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (allowed(request.headers.authorization) || request.routeOptions.url === '/healthz') {
      done();
      return;
    }
    reply.header('www-authenticate', 'Bearer realm="bareme", Basic realm="bareme", charset="UTF-8"');
    refuse(request, reply, 401, 'unauthorized');
  });
}

const jsonType = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const linesType = /^application\/(x-ndjson|jsonl|x-jsonlines)\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

function addParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(jsonType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addContentTypeParser(linesType, (_request, payload, done) => done(null, payload));
}

function addFailures(app: FastifyInstance, { largestBody }: ServerSettings): void {
  app.setNotFoundHandler((request, reply) => refuse(request, reply, 404, 'not_found'));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413) return refuse(request, reply, 413, 'body_too_large', String(largestBody));
    if (status === 415) return refuse(request, reply, 415, 'unsupported_media_type', bodyTypes(request));
    if (status >= 400 && status < 500) return refuse(request, reply, status, 'bad_request');
    request.log.error(error);
    return refuse(request, reply, 500, 'internal', String(request.id));
  });
}

const bodyTypes = (request: FastifyRequest): string =>
  request.routeOptions.url?.endsWith('/evaluate') === true
    ? '`application/json` / `application/x-ndjson`'
    : '`application/json`';

function addCases(app: FastifyInstance, table: RulesetTable, context: RouteContext): void {
  const nameIn = (request: FastifyRequest) => (request.params as { readonly ruleset: string }).ruleset;
  const unknown = (request: FastifyRequest, reply: FastifyReply) =>
    refuse(request, reply, 404, 'unknown_ruleset', nameIn(request).slice(0, 100));
  const found =
    (answer: (request: FastifyRequest, reply: FastifyReply, ruleset: ServedRuleset) => unknown) =>
    (request: FastifyRequest, reply: FastifyReply) => {
      const ruleset = table.get(nameIn(request));
      return ruleset === undefined ? unknown(request, reply) : answer(request, reply, ruleset);
    };
  // What is not there is told before a body is read.
  const isThere = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (table.get(nameIn(request)) === undefined) unknown(request, reply);
    else done();
  };
  app.post(
    '/v1/:ruleset/evaluate',
    { onRequest: isThere },
    found((request, reply, ruleset) => evaluateRoute(request, reply, ruleset, context)),
  );
  app.post(
    '/v1/:ruleset/receipt',
    { onRequest: isThere },
    found((request, reply, ruleset) => {
      if ((request.body as Body) instanceof Readable) {
        return refuse(request, reply, 415, 'unsupported_media_type', bodyTypes(request));
      }
      return receiptRoute(request, reply, ruleset, localeOfRequest(request, ruleset.model.language), context);
    }),
  );
  for (const url of ['/v1/:ruleset/evaluate', '/v1/:ruleset/receipt']) onlyTakes(app, url, ['POST']);
}
