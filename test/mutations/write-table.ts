// npm run mutations: the whole study, written to docs/mutations.md.

import { writeFileSync } from 'node:fs';
import { wrapped } from '../architecture/wrapped-markdown.js';
import { verdicts } from './judge.js';
import { kinds } from './mutate.js';
import { seed, study, total } from './study.js';

const judgements = study(total, ({ mutation, verdict }) => console.log(`${mutation.kind}: ${verdict}`));
const count = (kind: string, verdict: string) =>
  judgements.filter((each) => each.mutation.kind === kind && each.verdict === verdict).length;

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const left = judgements.filter(({ verdict }) =>
  ['missed', 'same amounts', 'refused when asked for'].includes(verdict),
);
writeFileSync(
  new URL('../../docs/mutations.md', import.meta.url),
  wrapped(
    [
      '# What becomes of a single mistake',
      '',
      `${judgements.length} seeded changes (seed ${seed}) of the rulesets and the module they share, one at a time, before their examples. Written by \`npm run mutations\`.`,
      '',
      row(['kind', ...verdicts]),
      row(['---', ...verdicts.map(() => '---:')]),
      ...kinds.map((kind) => row([kind, ...verdicts.map((verdict) => count(kind, verdict))])),
      '',
      '“Same amounts”: amounts and notices are those of the original on hundreds of boundary cases, under every option of every reading: bounds of facts, headings that are only words, checks that ask for less. “Refused when asked for”: no case gets another amount; some are refused by name.',
      '',
      '## Those that nothing reported',
      '',
      ...left.flatMap(({ mutation, verdict }) => [
        `- ${verdict}, ${mutation.path}, line ${mutation.line}:`,
        `  \`${mutation.before.slice(0, 160)}\``,
        `  became \`${mutation.after.slice(0, 160) || '(no line)'}\``,
      ]),
      '',
    ].join('\n'),
  ),
);
