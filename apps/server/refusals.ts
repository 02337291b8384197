// Requests that are refused, in the language of who asks.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeAsked, type Query } from './cases/case-request.js';
import { json } from './content-types.js';
import { errorsText, type ServerErrorCode, serverError } from './server-errors.js';

export const localeOfRequest = (request: FastifyRequest, otherwise: 'en' | 'fr' = 'en') =>
  localeAsked(request.query as Query, request.headers['accept-language'], otherwise);

export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: ServerErrorCode,
  about = '',
): FastifyReply {
  const error = serverError(code, about, localeOfRequest(request));
  return reply
    .code(status)
    .header('content-type', json)
    .send(errorsText([error]));
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

/** Other methods than those of an address are told which it takes. */
export function onlyTakes(
  app: FastifyInstance,
  url: string,
  taken: readonly (typeof methods)[number][],
): void {
  const allow = taken.join(', ');
  const refused = (request: FastifyRequest, reply: FastifyReply) =>
    refuse(request, reply.header('allow', allow), 405, 'method_not_allowed', allow);
  app.route({
    method: methods.filter((method) => !taken.includes(method)),
    url,
    onRequest: async (request, reply) => refused(request, reply),
    handler: refused,
  });
}
