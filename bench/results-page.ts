// The measurements as a page for people.

import { cpus, loadavg } from 'node:os';
import type { CommandLine } from './command-line.js';
import type { Growth } from './growth.js';

export interface Results {
  readonly node: string;
  readonly processor: string;
  readonly cases: number;
  readonly rounds: number;
  readonly rates: readonly {
    readonly name: string;
    readonly evaluationsPerSecond: number;
    readonly lowest: number;
    readonly highest: number;
    readonly timesDecimal: number;
    readonly wrong: number;
  }[];
  readonly ratios: {
    readonly innerLoopToScaledIntegers: number;
    readonly innerLoopToDecimal: number;
    readonly checkedToDecimal: number;
  };
  readonly growth: readonly Growth[];
  readonly commandLine: CommandLine;
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');

export function resultsPage(results: Results): string {
  const { ratios, growth } = results;
  return [
    '# Results',
    '',
    `The full AMF 2015 tariff, one process. Wrong cases: of ${whole(results.cases)} boundary-biased cases against the exact interpreter.`,
    `Rates: medians of ${results.rounds} interleaved rounds over the same cases, per second of processor time; where other work shares the machine, compare ratios.`,
    `Node ${results.node}, ${results.processor}. Written by \`npm run bench\`.`,
    '',
    '| evaluator | evaluations/s | × decimal.js | wrong cases |',
    '|---|---:|---:|---:|',
    ...[...results.rates]
      .sort((a, b) => b.evaluationsPerSecond - a.evaluationsPerSecond)
      .map(
        ({ name, evaluationsPerSecond, timesDecimal, wrong }) =>
          `| ${name} | ${whole(evaluationsPerSecond)} | ${timesDecimal.toPrecision(3)} | ${whole(wrong)} |`,
      ),
    '',
    `Inner loop to hand-written scaled integers: ${ratios.innerLoopToScaledIntegers.toFixed(2)}; to decimal.js: ${ratios.innerLoopToDecimal.toFixed(0)}; checked entry to decimal.js: ${ratios.checkedToDecimal.toFixed(1)}.`,
    '',
    '## Growth',
    '',
    'Generated rulesets in which each rule needs the one before.',
    '',
    '| rules | compile, µs per rule | generate, µs per rule | evaluate, ns per rule and case |',
    '|---:|---:|---:|---:|',
    ...growth.map(
      ({ rules, compilePerRule, generatePerRule, evaluatePerRule }) =>
        `| ${whole(rules)} | ${whole(compilePerRule)} | ${whole(generatePerRule)} | ${evaluatePerRule.toFixed(1)} |`,
    ),
    '',
  ].join('\n');
}

/** On what machine, and how busy it was. */
const machine = () =>
  `Node ${process.version}, ${cpus()[0]?.model.split(' ').slice(0, 2).join(' ')}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`;

const times = ({ clock, processor }: CommandLine['start']): string =>
  `${clock.toFixed(0)} ms (${processor.toFixed(0)} ms of processor time)`;

export const commandLineSection = (line: CommandLine): string =>
  [
    '## Command line',
    '',
    `\`bareme run\` on a CSV file of ${whole(line.rows)} rows, one process: ${whole(line.rowsPerSecond)} rows per second of processor time (the start left out), ${line.peakMegabytes.toFixed(0)} MB at most.`,
    `In two threads the same file takes ${line.twoThreadsToOne.toFixed(2)} times as long on the clock as in one.`,
    `From the command to the result of one case: ${times(line.start)}; when a figure of the rules has been edited, ${times(line.startEdited)}; where nothing is kept between runs, ${times(line.startAnew)}.`,
    `${machine()}. Written by \`npm run bench -- --command-line\`.`,
    '',
  ].join('\n');
