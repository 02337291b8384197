// The rulesets in service, for people.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { ServiceState } from '../ruleset-table.js';
import { html, page } from './page.js';

const words = {
  en: {
    title: 'Rulesets in service',
    old: 'a change with a mistake is kept out, the rules before it stay in service',
    schema: 'schema',
    api: 'API',
  },
  fr: {
    title: 'Barèmes en service',
    old: 'un changement fautif est tenu à l’écart, les règles d’avant restent en service',
    schema: 'schéma',
    api: 'Interface',
  },
} as const satisfies Readonly<Record<Locale, unknown>>;

export function homePage(states: readonly ServiceState[], locale: Locale): string {
  const { old, schema, title, api } = words[locale];
  const rows = states.map(({ ruleset: { name, model }, problems }) => {
    return `<tr><td><a href="/v1/${html(name)}/form">${html(model.label)}</a>${problems.length > 0 ? `<br><span class="error">${old}</span>` : ''}</td><td><code>POST /v1/${html(name)}/evaluate</code></td><td><a href="/v1/${html(name)}/schema">${schema}</a></td></tr>`;
  });
  return page(
    title,
    locale,
    `<h1>${title}</h1>
<table>${rows.join('\n')}</table>
<p><a href="/docs">${api}</a> · <a href="/openapi.json">OpenAPI</a> · <a href="/healthz">healthz</a> · <a href="/metrics">metrics</a></p>`,
  );
}
