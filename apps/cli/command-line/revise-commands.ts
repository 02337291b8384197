// The commands that compare: a book of bills with the rules, one tariff with the next, a spreadsheet with cases.

import { Option } from 'commander';
import { factsFile, reportOut, sheetOption } from '../help/facts-options.js';
import type { Asked, CommandParts } from './parts.js';

export function reconcileCommand({
  command,
  report,
  format,
  facts,
  reading,
  on,
  columns,
}: CommandParts): void {
  command('reconcile', 'compare what another system billed with the rules, and explain the differences')
    .argument('<ruleset>')
    .addOption(
      facts('the book: .csv, .xlsx, .ndjson or .json, facts beside what was billed').makeOptionMandatory(),
    )
    .addOption(sheetOption())
    .requiredOption('--billed <columns>', 'which column holds what was billed: total=AMOUNT,fee=COLUMN')
    .addOption(columns)
    .addOption(format('text', 'json', 'html'))
    .option(
      '--workbook <file>',
      'also write the bills that differ there: live formulas, a switch for each explanation (.xlsx)',
    )
    .addOption(reading)
    .addOption(on)
    .addOption(reportOut())
    .action(
      async (ruleset: string, options: Asked & import('../commands/revise/reconcile.js').ReconcileOptions) =>
        report(options, async (own) =>
          (await import('../commands/revise/reconcile.js')).reconcile(own, ruleset, options),
        ),
    );
}

export function diffCommand({ command, report, format, facts }: CommandParts): void {
  command('diff', 'what a revision changes, and who pays more, less or the same, proved')
    .argument('<old>', 'the tariff as it was; REVISION:RULESET reads it at a revision of git')
    .argument('[new]', 'the tariff as it will be')
    .option(
      '--git <revisions>',
      'instead of a second ruleset, the one named at two revisions: A..B, or A and as it is',
    )
    .addOption(facts(`cases to price by both; ${factsFile}`))
    .addOption(sheetOption())
    .addOption(format('text', 'json', 'markdown', 'html'))
    .addOption(
      new Option('--fail-on <what>', 'end with status 1 when it is not excluded').choices([
        'increase',
        'change',
      ]),
    )
    .addOption(reportOut())
    .action(
      async (
        before: string,
        after: string | undefined,
        options: Asked & import('../commands/revise/diff.js').DiffOptions,
      ) =>
        report(options, async (own) =>
          (await import('../commands/revise/diff.js')).diff(own, before, after, options),
        ),
    );
}

export function whyCommand({ command, report, format, facts, reading, on, columns }: CommandParts): void {
  command('why', 'which reading, version, rounding, fact or slip gives exactly the amount of one bill')
    .argument('<ruleset>')
    .addOption(facts(`the case that was billed; ${factsFile}`).makeOptionMandatory())
    .addOption(sheetOption())
    .requiredOption(
      '--billed <amount>',
      'what was billed: 123.45, fee=123.45 for one result, or total=COLUMN of a file of rows',
    )
    .option('--case <number>', 'which case of a file of several (1)')
    .addOption(columns)
    .addOption(format('text', 'json', 'html'))
    .addOption(reading)
    .addOption(on)
    .addOption(reportOut())
    .action(async (ruleset: string, options: Asked & import('../commands/revise/why.js').WhyOptions) =>
      report(options, async (own) => (await import('../commands/revise/why.js')).why(own, ruleset, options)),
    );
}

export function draftCommand({ command, session, done, format }: CommandParts): void {
  command('draft', 'a first rule file from the tables of a spreadsheet, every cell accounted for')
    .argument('<table>', 'an .xlsx or .csv file')
    .option(
      '--out <file>',
      'write the rules there, to a file that is not there yet; without it, to standard output',
    )
    .option('--against <book>', 'try the rules at once on cases that were billed: .csv, .ndjson or .json')
    .option('--billed <columns>', 'with --against: which column holds what was billed, total=AMOUNT')
    .addOption(format('text', 'json'))
    .action(async (table: string, options: Asked & import('../commands/revise/draft.js').DraftOptions) =>
      done(await (await import('../commands/revise/draft.js')).draft(session(options), table, options)),
    );
}
