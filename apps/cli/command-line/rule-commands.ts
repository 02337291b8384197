// The commands that hold rule files to something: to the language, their examples, their checks, their document.

import { Option } from 'commander';
import { reportOut } from '../help/facts-options.js';
import type { Asked, CommandParts } from './parts.js';

export function checkCommand({ command, again, format }: CommandParts): void {
  command('check', 'report the mistakes of rule files')
    .argument('<files...>', 'rule files, folders or names of rulesets')
    .addOption(format('text', 'json'))
    .option('--on <date>', 'warn when a tariff is not in force on this date, YYYY-MM-DD')
    .addOption(reportOut())
    .option('--watch', 'again each time a file changes that was read, until it is stopped')
    .action(async (files: string[], options: Asked & { format: 'text' | 'json'; on?: string }) =>
      again(options, async (own) => (await import('../commands/check.js')).check(own, files, options)),
    );
}

export function testCommand({ command, again, format }: CommandParts): void {
  command('test', 'run the examples of rulesets')
    .argument('<rulesets...>')
    .addOption(format('text', 'json'))
    .addOption(reportOut())
    .option('--watch', 'again each time a file changes that was read, until it is stopped')
    .action(async (rulesets: string[], options: Asked & { format: 'text' | 'json' }) =>
      again(options, async (own) => (await import('../commands/test.js')).test(own, rulesets, options)),
    );
}

export function proveCommand({ command, report, format }: CommandParts): void {
  command('prove', 'prove the checks of rulesets for every input, or show a counterexample')
    .argument('<rulesets...>')
    .addOption(format('text', 'json'))
    .option('--budget <parts>', 'look at this many parts of the domain per check, at most (400)')
    .option('--pairs <number>', 'cases that a check must withstand before it is told as proved (100000)')
    .option(
      '--time <time>',
      'longest time for one check, as in 10s or 500ms; what is decided then hangs on the machine',
    )
    .option('--seed <number>', 'draw the cases that are tried on undecided checks with it (1)')
    .option('--discover', 'offer checks that hold and are not declared, ready to paste')
    .option('--cliffs', 'the largest jumps of each result in each fact, where and by which rows')
    .option('--tests <folder>', 'write a fast-check suite of the checks for those who embed the evaluator')
    .addOption(
      new Option('--runner <runner>', 'what runs the suite of --tests')
        .choices(['node', 'vitest', 'jest'])
        .default('node'),
    )
    .option(
      '--cache <folder>',
      'keep verdicts there, not where bareme keeps them (BAREME_CACHE); only what changed is proved again',
    )
    .addOption(reportOut())
    .action(async (rulesets: string[], options: Asked & import('../commands/prove.js').ProveOptions) =>
      report(options, async (own) => (await import('../commands/prove.js')).prove(own, rulesets, options)),
    );
}

export function sourcesCommand({ command, report, format }: CommandParts): void {
  command('sources', 'list the numbers of the document that no rule uses')
    .argument('<ruleset>')
    .addOption(format('text', 'json'))
    .addOption(reportOut())
    .action(async (ruleset: string, options: Asked & { format: 'text' | 'json' }) =>
      report(options, async (own) => (await import('../commands/sources.js')).sources(own, ruleset, options)),
    );
}

export function formatCommand({ command, session, done }: CommandParts): void {
  command('format', 'write rule files in the canonical form')
    .argument('<files...>', 'rule files, folders or names of rulesets')
    .option('--check', 'change nothing; end with status 1 when a file is not in that form')
    .action(async (files: string[], options: Asked & { check?: boolean }) =>
      done(await (await import('../commands/format.js')).format(session(options), files, options)),
    );
}
