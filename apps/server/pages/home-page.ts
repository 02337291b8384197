// The rulesets in service, for people.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { ServiceState } from '../ruleset-table.js';
import { html, page } from './page.js';

export function homePage(states: readonly ServiceState[], locale: Locale): string {
  const fr = locale === 'fr';
  const rows = states.map(({ ruleset: { name, model }, problems }) => {
    const old = fr
      ? 'un changement fautif est tenu à l’écart, les règles d’avant restent en service'
      : 'a change with a mistake is kept out, the rules before it stay in service';
    return `<tr><td><a href="/v1/${html(name)}/form">${html(model.label)}</a>${problems.length > 0 ? `<br><span class="error">${old}</span>` : ''}</td><td><code>POST /v1/${html(name)}/evaluate</code></td><td><a href="/v1/${html(name)}/schema">${fr ? 'schéma' : 'schema'}</a></td></tr>`;
  });
  const title = fr ? 'Barèmes en service' : 'Rulesets in service';
  return page(
    title,
    locale,
    `<h1>${title}</h1>
<table>${rows.join('\n')}</table>
<p><a href="/docs">${fr ? 'Interface' : 'API'}</a> · <a href="/openapi.json">OpenAPI</a> · <a href="/healthz">healthz</a> · <a href="/metrics">metrics</a></p>`,
  );
}
