// The full AMF tariff side by side: rates in interleaved rounds, and wrong results counted against the exact interpreter.

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { compile, evaluate } from '../compiler/index.js';
import * as bareme from './amf/bareme.js';
import { bigints } from './amf/bigints.js';
import { decimals } from './amf/decimals.js';
import { floats } from './amf/floats.js';
import { hyperformulaPeer } from './amf/hyperformula.js';
import { jsonRulesPeer } from './amf/json-rules-engine.js';
import { publicodesPeer } from './amf/publicodes.js';
import { type Amounts, factsOf, outputNames, type Row, rowsAtEdges } from './amf/row.js';
import { scaledAmounts, scaledIntegers } from './amf/scaled-integers.js';
import { zenPeer } from './amf/zen-engine.js';
import { commandLine } from './command-line.js';
import { type Growth, growthOf } from './growth.js';
import { type Contender, measure } from './measure.js';

/** A look only: nothing is written. */
const quick = process.argv.includes('--quick');
/** Fewer cases, since the slowest peers take minutes for all of them. */
const brief = quick || process.argv.includes('--brief');
const asJson = process.argv.includes('--json');
const caseCount = brief ? 2000 : 20_000;
const rounds = quick ? 3 : brief ? 5 : 9;

const at = (path: string) => new URL(`../rulesets/${path}`, import.meta.url);
const text = (path: string) => readFileSync(at(path), 'utf8');
const { model } = compile(
  { path: 'amf-sacem-2015/amf-sacem-2015.bareme', text: text('amf-sacem-2015/amf-sacem-2015.bareme') },
  {
    load: () => ({ path: 'shared/sacem-devices.bareme', text: text('shared/sacem-devices.bareme') }),
  },
);
if (model === undefined) throw new Error('the AMF ruleset does not compile');

const rows = rowsAtEdges(2015, caseCount);
const facts = rows.map(factsOf);
const scaled = rows.map(bareme.scaledFactsOf);
const exact: Amounts[] = facts.map((given) => {
  const outcome = evaluate(model, given);
  if (!outcome.ok || !('outputs' in outcome)) throw new Error('the interpreter refused a case');
  return outputNames.map((name) => Number(String(outcome.outputs[name]).replace('.', '')));
});

const peers: Readonly<Record<string, (row: Row) => Amounts | Promise<Amounts>>> = {
  'hand-written scaled integers': scaledAmounts,
  'hand-written floats': floats,
  'hand-written BigInt': bigints,
  'hand-written decimal.js': decimals,
  'GoRules zen-engine': zenPeer(),
  HyperFormula: hyperformulaPeer(),
  'json-rules-engine': jsonRulesPeer(),
  Publicodes: publicodesPeer(),
};

/** What every contender returns is summed, so that nothing is optimised away. */
let sink = 0;
const row = (index: number): Row => rows[index % rows.length] as Row;
const looped = (name: string, evaluateOne: (row: Row) => Amounts | Promise<Amounts>): Contender => ({
  name,
  run: async (count) => {
    for (let index = 0; index < count; index++) {
      const found = evaluateOne(row(index));
      sink += (found instanceof Promise ? await found : found)[6] ?? 0;
    }
  },
});

const contenders: Contender[] = [
  {
    name: 'bareme inner loop',
    run: (count) => {
      for (let index = 0; index < count; index++)
        sink += bareme.uncheckedTotal(scaled[index % scaled.length]!);
    },
  },
  {
    name: 'hand-written scaled integers',
    run: (count) => {
      for (let index = 0; index < count; index++) sink += scaledIntegers(rows[index % rows.length]!).total;
    },
  },
  {
    name: 'bareme checked',
    run: (count) => {
      for (let index = 0; index < count; index++) sink += bareme.checkedTotal(facts[index % facts.length]!);
    },
  },
  {
    name: 'hand-written floats',
    run: (count) => {
      for (let index = 0; index < count; index++) sink += floats(rows[index % rows.length]!)[6] ?? 0;
    },
  },
  ...Object.entries(peers)
    .filter(([name]) => name !== 'hand-written scaled integers' && name !== 'hand-written floats')
    .map(([name, evaluateOne]) => looped(name, evaluateOne)),
];

async function wrongOf(
  evaluateOne: (row: Row) => Amounts | Promise<Amounts>,
  among: number,
): Promise<number> {
  let wrong = 0;
  for (let index = 0; index < among; index++) {
    const found = await evaluateOne(row(index));
    if (found.some((amount, place) => amount !== exact[index]?.[place])) wrong++;
  }
  return wrong;
}

const wrong: Record<string, number> = {
  'bareme inner loop': await wrongOf(bareme.unchecked, caseCount),
  'bareme checked': await wrongOf(bareme.checked, caseCount),
};
for (const [name, evaluateOne] of Object.entries(peers)) wrong[name] = await wrongOf(evaluateOne, caseCount);
const batched = bareme.batch(rows);
wrong['bareme batch'] = batched.filter((found, index) =>
  found.some((amount, place) => amount !== exact[index]?.[place]),
).length;

const rates = await measure(contenders, rounds, brief ? 100 : 400);
const columns = bareme.columnsOf(rows);
const { evaluateBatch } = await import('../generated/amf-sacem-2015/evaluator.js');
const [batchRate] = await measure(
  [
    {
      name: 'bareme batch',
      run: (count) => {
        for (let done = 0; done < count; done += rows.length)
          sink += evaluateBatch(columns, rows.length).outputs.total[0] ?? 0;
      },
    },
  ],
  rounds,
  brief ? 100 : 400,
);
const all = batchRate ? [...rates, batchRate] : rates;
const growing = [10, 100, 1000, ...(brief ? [] : [10_000])];
// The first is run twice: the compiler is warm then.
await growthOf(10);
const growth: Growth[] = [];
for (const rules of growing) growth.push(await growthOf(rules));
const line = commandLine(quick ? 50_000 : 300_000, brief ? 1 : 3);

const rateOf = (name: string) => all.find((rate) => rate.name === name)?.rate ?? Number.NaN;

const result = {
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  cases: caseCount,
  rounds,
  rates: all.map(({ name, rate, lowest, highest }) => ({
    name,
    evaluationsPerSecond: Math.round(rate),
    lowest: Math.round(lowest),
    highest: Math.round(highest),
    timesDecimal: rate / rateOf('hand-written decimal.js'),
    wrong: wrong[name],
  })),
  ratios: {
    innerLoopToScaledIntegers: rateOf('bareme inner loop') / rateOf('hand-written scaled integers'),
    innerLoopToDecimal: rateOf('bareme inner loop') / rateOf('hand-written decimal.js'),
    checkedToDecimal: rateOf('bareme checked') / rateOf('hand-written decimal.js'),
  },
  growth,
  commandLine: line,
};

const page = [
  '# Results',
  '',
  `The full AMF 2015 tariff, one process, ${rounds} interleaved rounds, medians; ${caseCount} boundary-biased cases against the exact interpreter.`,
  `Node ${result.node}, ${result.processor}. Written by \`npm run bench\`. Rates are per second of processor time: the machine was shared with other work, so compare ratios.`,
  '',
  '| evaluator | evaluations/s | × decimal.js | wrong cases |',
  '|---|---:|---:|---:|',
  ...[...result.rates]
    .sort((a, b) => b.evaluationsPerSecond - a.evaluationsPerSecond)
    .map(
      ({ name, evaluationsPerSecond, timesDecimal, wrong: bad }) =>
        `| ${name} | ${evaluationsPerSecond.toLocaleString('en')} | ${timesDecimal.toPrecision(3)} | ${bad} |`,
    ),
  '',
  `Inner loop to hand-written scaled integers: ${result.ratios.innerLoopToScaledIntegers.toFixed(2)}; to decimal.js: ${result.ratios.innerLoopToDecimal.toFixed(0)}; checked entry to decimal.js: ${result.ratios.checkedToDecimal.toFixed(1)}.`,
  '',
  '## Growth',
  '',
  'Generated rulesets in which each rule needs the one before.',
  '',
  '| rules | compile, µs per rule | generate, µs per rule | evaluate, ns per rule and case |',
  '|---:|---:|---:|---:|',
  ...growth.map(
    ({ rules, compilePerRule, generatePerRule, evaluatePerRule }) =>
      `| ${rules} | ${compilePerRule.toFixed(0)} | ${generatePerRule.toFixed(0)} | ${evaluatePerRule.toFixed(1)} |`,
  ),
  '',
  '## Command line',
  '',
  `\`bareme run\` on a CSV file of ${line.rows.toLocaleString('en')} rows, one process: ${Math.round(line.rowsPerSecond).toLocaleString('en')} rows per second of processor time (the start left out), ${line.peakMegabytes.toFixed(0)} MB at most.`,
  `From the command to the result of one case: ${line.startProcessor.toFixed(0)} ms of processor time, ${line.startClock.toFixed(0)} ms on the clock of the shared machine.`,
  '',
].join('\n');
if (!quick) writeFileSync(new URL('./RESULTS.md', import.meta.url), page);
console.log(asJson ? JSON.stringify(result) : page);
if (Number.isNaN(sink)) throw new Error('a contender returned nothing');
