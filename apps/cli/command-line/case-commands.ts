// The commands that price cases, and say how.

import { Argument, Option } from 'commander';
import {
  engineOption,
  factsFile,
  factsOrTable,
  outOption,
  reportOut,
  sheetOption,
} from '../help/facts-options.js';
import type { Asked, CommandParts } from './parts.js';

export function runCommand({
  command,
  session,
  done,
  format,
  several,
  facts,
  factsFormat,
  reading,
  on,
}: CommandParts): void {
  command('run', 'evaluate cases')
    .argument('<ruleset>')
    .addOption(facts(factsOrTable).makeOptionMandatory())
    .addOption(factsFormat)
    .addOption(sheetOption())
    .addOption(format('table', 'json', 'ndjson', 'csv'))
    .addOption(reading)
    .addOption(on)
    .option('--results <names>', 'only these results, separated by commas')
    .addOption(
      new Option(
        '--key <column>',
        'a column or name that goes with the results and need not be a fact; several with commas or by repeating it',
      ).argParser(several),
    )
    .option('--pass-through', 'keep every column that is no fact beside the results')
    .addOption(outOption())
    .addOption(engineOption())
    .option('--skip-refused', 'leave refused cases out of the results')
    .option('--rejects <file>', 'write refused cases with their reasons there, to be corrected and run again')
    .option(
      '--records <file>',
      'keep a record of each case there, for audits: `bareme replay` prices it again',
    )
    .option('--threads <count>', 'price a large .csv or .ndjson in so many threads (1)')
    .action(async (ruleset: string, options: Asked & import('../commands/run.js').RunOptions) =>
      done(await (await import('../commands/run.js')).run(session(options), ruleset, options)),
    );
}

export function explainCommand({
  command,
  report,
  format,
  facts,
  factsFormat,
  reading,
  on,
}: CommandParts): void {
  command('explain', 'a receipt of each amount of a case, or what the code of a diagnostic means')
    .addArgument(new Argument('<ruleset>', 'a ruleset, or a code such as E301'))
    .addOption(facts(factsFile))
    .addOption(factsFormat)
    .addOption(sheetOption())
    .addOption(format('text', 'json', 'html'))
    .option('--results <names>', 'only these results, separated by commas')
    .addOption(reading)
    .addOption(on)
    .addOption(reportOut())
    .action(async (what: string, options: Asked & import('../commands/explain.js').ExplainOptions) =>
      report(options, async (own) => (await import('../commands/explain.js')).explain(own, what, options)),
    );
}

export function replayCommand({ command, report, format }: CommandParts): void {
  command('replay', 'price the cases of an audit record again, and say what differs and why')
    .argument('<records>', 'a file that `bareme run --records` wrote, or - for standard input')
    .option('--rules <ruleset>', 'the rules to price by, in place of those that the records name')
    .addOption(format('text', 'json'))
    .addOption(reportOut())
    .action(async (records: string, options: Asked & import('../commands/replay.js').ReplayOptions) =>
      report(options, async (own) => (await import('../commands/replay.js')).replay(own, records, options)),
    );
}

export function readingsCommand({ command, report, format, facts, factsFormat, on }: CommandParts): void {
  command('readings', 'list what the document leaves open, and price each alternative on cases')
    .argument('<ruleset>')
    .addOption(facts(`cases to price; without it, the examples of the file. ${factsFile}`))
    .addOption(factsFormat)
    .addOption(sheetOption())
    .addOption(format('text', 'json'))
    .addOption(on)
    .addOption(reportOut())
    .action(async (ruleset: string, options: Asked & import('../commands/readings.js').ReadingsOptions) =>
      report(options, async (own) =>
        (await import('../commands/readings.js')).readings(own, ruleset, options),
      ),
    );
}
