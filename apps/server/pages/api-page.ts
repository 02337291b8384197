// The description of the API as a page: every address with what it takes and answers, and a line to try it.

import type { Schema } from '../../../compiler/6-emit/json-schema/results-schema.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { html, page } from './page.js';

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const entries = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const words = {
  en: { title: 'API', body: 'Body' },
  fr: { title: 'Interface', body: 'Corps' },
} as const satisfies Readonly<Record<Locale, unknown>>;

export function apiPage(description: Schema, locale: Locale): string {
  const { title, body } = words[locale];
  const operations = entries(description.paths).flatMap(([path, methods]) =>
    entries(methods).map(([method, operation]) => operationPart(path, method, operation, body)),
  );
  return page(
    title,
    locale,
    `<h1>${title}</h1>
<p>${html(textOf(isObject(description.info) ? description.info.description : ''))} <a href="/openapi.json">OpenAPI 3.1</a></p>
${operations.join('\n')}`,
  );
}

function operationPart(path: string, method: string, operation: unknown, body: string): string {
  if (!isObject(operation)) return '';
  const { parameters } = operation;
  const list: readonly unknown[] = Array.isArray(parameters) ? parameters : [];
  const shown = list.filter(isObject).map((parameter) => {
    const schema = isObject(parameter.schema) ? parameter.schema : {};
    return `<tr><td><code>${html(textOf(parameter.name))}</code></td><td>${html(textOf(parameter.description))}</td><td><code>${html(JSON.stringify(schema).slice(0, 200))}</code></td></tr>`;
  });
  const types = entries(isObject(operation.requestBody) ? operation.requestBody.content : undefined);
  const answers = entries(operation.responses).map(
    ([status, answer]) =>
      `<tr><td><code>${html(status)}</code></td><td>${html(textOf(isObject(answer) ? answer.description : ''))}</td><td>${entries(
        isObject(answer) ? answer.content : undefined,
      )
        .map(([type]) => `<code>${html(type)}</code>`)
        .join(', ')}</td></tr>`,
  );
  return `<h2><code>${method.toUpperCase()} ${html(path)}</code></h2>
<p>${html(textOf(operation.summary))}</p>
${types.length === 0 ? '' : `<p>${body}: ${types.map(([type]) => `<code>${html(type)}</code>`).join(', ')}</p>`}
${shown.length === 0 ? '' : `<table>${shown.join('')}</table>`}
<table>${answers.join('')}</table>`;
}
