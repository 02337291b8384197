// Parameters of requests that take one of a few values: another value is refused by name, never taken for the usual one.

import type { FastifyRequest } from 'fastify';
import { asksNothing, type Query } from './cases/case-request.js';
import { receiptFormats } from './cases/receipt-route.js';

const languages = ['en', 'fr'];

/** By the last word of the addresses that have them. */
const closed: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  evaluate: { lang: languages },
  receipt: { lang: languages, format: receiptFormats },
  schema: { of: ['facts', 'results'] },
};

/** What is wrong with the first of them, in code: `of=FACTS: facts, results`. Undefined where all are right. */
export function wrongChoice({ routeOptions, query }: FastifyRequest): string | undefined {
  const given = query as Query;
  if (asksNothing(given)) return undefined;
  const word = routeOptions.url?.split('/').at(-1) ?? '';
  for (const [name, choices] of Object.entries(Object.hasOwn(closed, word) ? (closed[word] ?? {}) : {})) {
    const values = [given[name] ?? []].flat();
    const isRight = values.length === 0 || (values.length === 1 && choices.includes(values[0] ?? ''));
    if (!isRight) return `${name}=${values.join(',').slice(0, 60)}: ${choices.join(', ')}`;
  }
  return undefined;
}
