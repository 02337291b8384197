// The full AMF tariff side by side: rates in interleaved rounds, and wrong results counted against the exact interpreter.
// `--json` prints one JSON object and nothing else; `--quick` takes a look and writes nothing.

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { compile, evaluate } from '../compiler/index.js';
import { wrapped } from '../test/architecture/wrapped-markdown.js';
import { type Amounts, factsOf, outputNames, rowsAtEdges } from './amf/row.js';
import { commandLine } from './command-line.js';
import { contendersOver, names, sink, wrongByName } from './contenders.js';
import { type Growth, growthOf } from './growth.js';
import { withKept, withSection } from './kept-sections.js';
import { measure, timesAsFast } from './measure.js';
import { commandLineSection, type Results, resultsPage } from './results-page.js';

const quick = process.argv.includes('--quick');
const asJson = process.argv.includes('--json');
const cases = quick ? 2000 : 20_000;
const rounds = quick ? 3 : 15;
const milliseconds = quick ? 100 : 200;

/** What is being done, for those who wait. */
const says = (what: string) => process.stderr.write(`bench: ${what}\n`);

const fileOf = (path: string) => ({
  path,
  text: readFileSync(new URL(`../rulesets/${path}`, import.meta.url), 'utf8'),
});
const { model } = compile(fileOf('amf-sacem-2015/amf-sacem-2015.bareme'), {
  load: () => fileOf('shared/sacem-devices.bareme'),
});
if (model === undefined) throw new Error('the AMF ruleset does not compile');

says(`wrong cases of ${cases}`);
const rows = rowsAtEdges(2015, cases);
const exact: Amounts[] = rows.map((row) => {
  const outcome = evaluate(model, factsOf(row));
  if (!outcome.ok || !('outputs' in outcome)) throw new Error('the interpreter refused a case');
  return outputNames.map((name) => Number(String(outcome.outputs[name]).replace('.', '')));
});
const wrong = await wrongByName(rows, exact);

says(`rates in ${rounds} rounds`);
const rates = await measure(contendersOver(rows), rounds, milliseconds);
const rateOf = (name: string) => {
  const found = rates.find((rate) => rate.name === name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
};
const decimal = rateOf(names.decimals);

says('growth');
// The first is run twice: the compiler is warm then.
await growthOf(10);
const growth: Growth[] = [];
for (const rules of [10, 100, 1000, ...(quick ? [] : [10_000])]) growth.push(await growthOf(rules));

says('command line');
const results: Results = {
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  cases,
  rounds,
  rates: rates.map((rate) => ({
    name: rate.name,
    evaluationsPerSecond: Math.round(rate.rate),
    lowest: Math.round(rate.lowest),
    highest: Math.round(rate.highest),
    timesDecimal: timesAsFast(rate, decimal),
    wrong: wrong[rate.name] ?? cases,
  })),
  ratios: {
    innerLoopToScaledIntegers: timesAsFast(rateOf(names.innerLoop), rateOf(names.scaledIntegers)),
    innerLoopToDecimal: timesAsFast(rateOf(names.innerLoop), decimal),
    checkedToDecimal: timesAsFast(rateOf(names.checked), decimal),
  },
  growth,
  commandLine: commandLine(quick ? 50_000 : 300_000, quick ? 1 : 3),
};
if (Number.isNaN(sink.sum)) throw new Error('a contender returned nothing');

const page = resultsPage(results);
const section = commandLineSection(results.commandLine);
if (!quick) {
  const path = new URL('./RESULTS.md', import.meta.url);
  const others = withKept(wrapped(page), readFileSync(path, 'utf8'));
  writeFileSync(path, withSection(others, 'Command line', wrapped(section)));
}
console.log(asJson ? JSON.stringify(results) : `${page}\n${section}`);
