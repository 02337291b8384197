// The commands that write what others work with, and read it back.

import { Option } from 'commander';
import { factsFile, reportOut, sheetOption } from '../help/facts-options.js';
import type { Asked, CommandParts } from './parts.js';

export function buildCommand({
  command,
  session,
  done,
  several,
  factsFormat,
  reading,
  on,
}: CommandParts): void {
  command('build', 'write the evaluator, the workbook, the schema and the manifest of rulesets')
    .argument('<rulesets...>')
    .requiredOption('--out <folder>', 'folder to write to: FOLDER/NAME/evaluator.ts …')
    .option('--validator', 'also facts.validator.js: checks facts against the schema, without ajv')
    .option('--js', 'evaluator.js with evaluator.d.ts, in place of evaluator.ts')
    .option('--standalone', 'the same with its runtime in the file: it imports nothing, now or in ten years')
    .addOption(
      new Option(
        '--runtime <package>',
        'what evaluators import: the whole package, or its runtime alone',
      ).choices(['bareme/runtime', '@bareme/runtime']),
    )
    .option(
      '--portfolio <file>',
      'instead, one workbook with a row for each case of this file: FOLDER/NAME/portfolio.xlsx',
    )
    .option(
      '--compare <what>',
      'instead, one workbook of two side by side: A..B (versions), READING=OPTION, an edited workbook, or other rules',
    )
    .addOption(factsFormat)
    .addOption(sheetOption())
    .option('--no-prove', 'prove nothing; what is written says so')
    .option(
      '--time <time>',
      'longest time for proving one check, as in 10s or 500ms; what is decided then hangs on the machine',
    )
    .option('--name <column>', 'with --portfolio: the column that names the establishments')
    .option(
      '--sql <engines>',
      'instead, the query that prices a table: duckdb, postgres, clickhouse, spark, sqlite',
    )
    .option(
      '--key <column>',
      'with --sql: a column that identifies a row and passes through (case_id)',
      several,
    )
    .option('--table <name>', 'with --sql: the table of facts (facts)')
    .option(
      '--python',
      'instead, FOLDER/NAME/evaluator.py: a Python module that needs the standard library only',
    )
    .addOption(reading)
    .addOption(on)
    .action(async (rulesets: string[], options: Asked & import('../commands/build.js').BuildOptions) =>
      done(await (await import('../commands/build.js')).build(session(options), rulesets, options)),
    );
}

export function drawCommand({
  command,
  session,
  done,
  format,
  facts,
  factsFormat,
  reading,
  on,
}: CommandParts): void {
  command('draw', 'draw the tables and scales of a ruleset, or an output over a fact')
    .argument('<ruleset>')
    .argument('[names...]', 'tables, scales or outputs; without them, every table and scale worth a picture')
    .requiredOption('--out <folder>', 'folder to write to')
    .addOption(format('svg', 'png'))
    .option('--over <fact>', 'draw outputs over this fact; the other facts stay as they are')
    .addOption(facts(`the case whose other facts are kept; without it, an example of the file. ${factsFile}`))
    .addOption(factsFormat)
    .addOption(sheetOption())
    .option('--from <number>', 'where the picture begins')
    .option('--to <number>', 'where it ends')
    .addOption(reading)
    .addOption(on)
    .action(
      async (ruleset: string, names: string[], options: Asked & import('../commands/draw.js').DrawOptions) =>
        done(await (await import('../commands/draw.js')).draw(session(options), ruleset, names, options)),
    );
}

export function auditCommand({ command, report, format }: CommandParts): void {
  command('audit', 'hold a workbook, edited or not, to the checklist and to its rules')
    .argument('<workbook>', 'an .xlsx file')
    .option('--rules <ruleset>', 'the rules that it was made from, where they are not found by its cover')
    .addOption(format('text', 'json'))
    .addOption(reportOut())
    .action(async (workbook: string, options: Asked & import('../commands/audit.js').AuditOptions) =>
      report(options, async (own) => (await import('../commands/audit.js')).audit(own, workbook, options)),
    );
}

export function importCommand({ command, session, done }: CommandParts): void {
  command('import', 'take the parameters changed in a workbook back into its rules, as a patch')
    .argument('<workbook>', 'an .xlsx file')
    .option('--rules <ruleset>', 'the rules that it was made from, where they are not found by its cover')
    .option('--write', 'change the rule files instead of printing the patch')
    .action(async (workbook: string, options: Asked & import('../commands/import.js').ImportOptions) =>
      done(await (await import('../commands/import.js')).importWorkbook(session(options), workbook, options)),
    );
}
