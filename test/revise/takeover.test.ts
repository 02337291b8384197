// The story of docs/finance.md: what it shows is what the command prints. `UPDATE_DOCS=1` writes it.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runProgram } from '../../apps/cli/run-program.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = `${root}/docs/finance.md`;

it('shows the reconciliation of the takeover as the command prints it', async () => {
  const text = readFileSync(page, 'utf8');
  const [, command = ''] = /npx bareme (reconcile amf-sacem-2015 .*)/.exec(text) ?? [];
  let out = '';
  const status = await runProgram(command.split(' '), {
    cwd: root,
    env: {},
    stdin: (async function* () {})(),
    out: async (piece) => {
      out += piece;
    },
    err: () => undefined,
    outIsTerminal: false,
    errIsTerminal: false,
  });
  expect(status).toBe(1);
  const told = out.slice(0, out.indexOf('This book cannot tell')).trimEnd();
  const shown = `<!-- takeover -->\n\`\`\`\n${told}\n\`\`\`\n<!-- /takeover -->`;
  const place = /<!-- takeover -->[\s\S]*?<!-- \/takeover -->/;
  if (process.env.UPDATE_DOCS === '1')
    writeFileSync(
      page,
      text.replace(place, () => shown),
    );
  expect(place.exec(readFileSync(page, 'utf8'))?.[0]).toBe(shown);
}, 180_000);
