// How long checking takes after start-up: the largest ruleset with its document, a generated one of ten thousand lines, and
// the proofs of all that the rulesets promise.

import { writeFileSync } from 'node:fs';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { compile } from '../../compiler/pipeline.js';
import { wrapped } from '../../test/architecture/wrapped-markdown.js';
import { compileTexts, readRulesets } from '../../test/mutations/rulesets.js';

const rounds = 9;

function medianOf(run: () => void): number {
  run();
  const times = Array.from({ length: rounds }, () => {
    const begin = performance.now();
    run();
    return performance.now() - begin;
  }).sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)] ?? Number.NaN;
}

/** Ten lines a block: a fact, a table, a value and an amount that uses them. */
const block = (index: number): string => `section "${index}" "Part ${index}"
fact area_${index} "Area ${index}" : m2, whole, from 0 to 10 000
table weighted_${index} by area_${index}
  | surface                | weighted   |
  | up to 2 000 m2         | area_${index} |
  | from 2 001 to 4 000 m2 | 2 000 m2   |
  | above 4 000 m2         | 2 500 m2   |
value rate_${index} = ${index + 1} EUR/m2
amount fee_${index} "Fee ${index}" = rate_${index} * weighted_${index}
  at least 10 EUR
`;
const lines = 10_000;
const generated = `tariff generated "Generated"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n${Array.from(
  { length: lines / 10 },
  (_, index) => block(index),
).join('')}`;

const [largest] = [...readRulesets()].sort(
  (a, b) => (b.files.get(b.main)?.length ?? 0) - (a.files.get(a.main)?.length ?? 0),
);
if (largest === undefined) throw new Error('there are no rulesets');
if (compile({ path: 'generated.bareme', text: generated }).model === undefined)
  throw new Error('the generated ruleset does not compile');

const ruleset = medianOf(() => compileTexts(largest));
const long = medianOf(() => compile({ path: 'generated.bareme', text: generated }));
const models = readRulesets().flatMap((texts) => compileTexts(texts).model ?? []);
const properties = models.reduce((sum, model) => sum + model.properties.length, 0);
const proofs = medianOf(() => {
  if (models.some((model) => prove(model).some(({ status }) => status !== 'proved')))
    throw new Error('a property of the rulesets is not proved');
});
const page = [
  '# Checking and proving',
  '',
  `Medians of ${rounds} rounds after one warm-up, Node ${process.version}. Written by \`npm run bench:check\`.`,
  '',
  '| what is checked | milliseconds | wanted below |',
  '| --- | ---: | ---: |',
  `| ${largest.name}, with its document and module | ${ruleset.toFixed(0)} | 100 |`,
  `| ${generated.split('\n').length.toLocaleString('en')} generated lines | ${long.toFixed(0)} | 2,000 |`,
  `| the ${properties} properties of the three rulesets, proved | ${proofs.toFixed(0)} | 1,000 |`,
  '',
].join('\n');
writeFileSync(new URL('../CHECKING.md', import.meta.url), wrapped(page));
console.log(page);
