// POST /v1/NAME/evaluate: one case, a list, or lines as they come.

import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EvaluateOptions } from '../../../compiler/3-model/evaluate/evaluate.js';
import { optionShapesOf } from '../../../compiler/3-model/evaluate/option-shapes.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { readOptions } from '../../../compiler/runtime/case/case-options.js';
import type { Outcome } from '../../../compiler/runtime/outcome/assessment.js';
import { json, ndjson } from '../content-types.js';
import type { Metrics } from '../metrics.js';
import type { Port, ServedRuleset, ServerSettings } from '../port.js';
import { localeOfRequest } from '../refusals.js';
import { caseErrorsText, errorsText, serverError } from '../server-errors.js';
import { answerText, pricedText } from './answers.js';
import { optionsFrom, type Query } from './case-request.js';

export interface RouteContext {
  readonly port: Port;
  readonly settings: ServerSettings;
  readonly metrics: Metrics;
}

/** What a body holds: bytes, or a stream of lines. */
export type Body = Buffer | Readable | undefined;

export function evaluateRoute(
  request: FastifyRequest,
  reply: FastifyReply,
  ruleset: ServedRuleset,
  context: RouteContext,
): FastifyReply {
  const locale = () => localeOfRequest(request, ruleset.model.language);
  const { options, errors } = optionsFrom(request.query as Query);
  const body = request.body as Body;
  reply.header('content-type', json);
  // Most requests say nothing beside the facts.
  const wrong =
    options === undefined
      ? errors
      : [...errors, ...readOptions(optionShapesOf(ruleset.model), options).errors];
  if (wrong.length > 0) {
    return reply.code(422).send(caseErrorsText(wrong, locale()));
  }
  if (body instanceof Readable) {
    reply.header('content-type', ndjson);
    return reply.send(Readable.from(pricedLines(body, ruleset, options, locale(), context)));
  }
  const { port, settings, metrics } = context;
  const read = port.readJson(body ?? Buffer.of());
  if (!read.ok) {
    metrics.cases(ruleset.name, 0, 1);
    const { message, path } = read;
    return reply.code(422).send(caseErrorsText([{ code: 'invalid_json', message, path }], locale()));
  }
  if (!Array.isArray(read.value)) {
    const outcome = ruleset.evaluate(read.value, options);
    metrics.cases(ruleset.name, outcome.ok ? 1 : 0, outcome.ok ? 0 : 1);
    return outcome.ok
      ? reply.send(pricedText(outcome))
      : reply.code(422).send(caseErrorsText(outcome.errors, locale()));
  }
  const list: readonly unknown[] = read.value;
  if (list.length > settings.longestList) {
    const error = serverError('list_too_long', String(settings.longestList), locale());
    return reply.code(413).send(errorsText([error]));
  }
  let refused = 0;
  const language = locale();
  const answers = list.map((facts) => {
    const outcome = ruleset.evaluate(facts, options);
    if (!outcome.ok) refused++;
    return answerText(outcome, language);
  });
  metrics.cases(ruleset.name, list.length - refused, refused);
  return reply.send(`[${answers.join(',\n')}]`);
}

/** Characters that are sent at a time. */
const characters = 1 << 16;

/** A line of answer for each line of facts, in order; nobody waits for the whole. */
async function* pricedLines(
  body: Readable,
  ruleset: ServedRuleset,
  options: EvaluateOptions | undefined,
  locale: Locale,
  { port, metrics }: RouteContext,
): AsyncGenerator<string> {
  const known = new Set(ruleset.model.facts.map(({ name }) => name));
  for await (const batch of port.readLines(body, known)) {
    let [text, priced, refused] = ['', 0, 0];
    for (const line of batch) {
      const outcome: Outcome =
        'error' in line ? { ok: false, errors: [line.error] } : ruleset.evaluate(line.facts, options);
      if (outcome.ok) priced++;
      else refused++;
      text += `${answerText(outcome, locale)}\n`;
      if (text.length < characters) continue;
      yield text;
      text = '';
    }
    metrics.cases(ruleset.name, priced, refused);
    if (text !== '') yield text;
  }
}
