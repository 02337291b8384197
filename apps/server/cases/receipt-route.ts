// POST /v1/NAME/receipt: how each amount of a case comes about, as text, data or a page.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { receiptOf, receiptPage, receiptText } from '../../../compiler/6-emit/receipt/receipt-of-case.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { json } from '../content-types.js';
import type { ServedRuleset } from '../port.js';
import { caseErrorsText } from '../server-errors.js';
import { optionsFrom, type Query } from './case-request.js';
import type { Body, RouteContext } from './evaluate-route.js';

export const receiptFormats = ['json', 'text', 'html'] as const;
type Format = (typeof receiptFormats)[number];

const types: Readonly<Record<Format, string>> = {
  json,
  text: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/** `format` says it, else the header `accept`; data without either. */
function formatAsked({ format }: Query, accept: string | undefined): Format {
  const named = receiptFormats.find((each) => each === format);
  if (named !== undefined) return named;
  const accepted = (accept ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase());
  for (const type of accepted) {
    if (type === 'application/json') return 'json';
    if (type === 'text/html') return 'html';
    if (type === 'text/plain') return 'text';
  }
  return 'json';
}

export function receiptRoute(
  request: FastifyRequest,
  reply: FastifyReply,
  { model, name, provenance }: ServedRuleset,
  locale: Locale,
  { port, metrics }: RouteContext,
): FastifyReply {
  const query = request.query as Query;
  const { options, errors } = optionsFrom(query);
  const read = port.readJson(Buffer.isBuffer(request.body as Body) ? (request.body as Buffer) : Buffer.of());
  if (!read.ok) {
    const { message, path } = read;
    return reply
      .code(422)
      .header('content-type', json)
      .send(caseErrorsText([{ code: 'invalid_json', message, path }], locale));
  }
  const told = receiptOf(model, read.value, { ...options, provenance, locale });
  const wrong = [...errors, ...(told.ok ? [] : told.errors)];
  metrics.cases(name, wrong.length === 0 ? 1 : 0, wrong.length === 0 ? 0 : 1);
  if (!told.ok || wrong.length > 0) {
    return reply.code(422).header('content-type', json).send(caseErrorsText(wrong, locale));
  }
  const format = formatAsked(query, request.headers.accept);
  reply.header('content-type', types[format]);
  switch (format) {
    case 'json':
      return reply.send(JSON.stringify(told.receipt));
    case 'text':
      return reply.send(receiptText(told.receipt));
    case 'html':
      return reply.send(receiptPage([told.receipt], locale));
    default:
      return format satisfies never;
  }
}
