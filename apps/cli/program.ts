// The commands with their arguments and options; what each does is loaded only when it is called.

import { Argument, Command, Option } from 'commander';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { completionScript, type Shell, shells } from './help/completion.js';
import {
  engineOption,
  factsFile,
  factsOrTable,
  outOption,
  reportOut,
  sheetOption,
} from './help/facts-options.js';
import { speakFrench } from './help/speak-french.js';
import type { Host } from './process/host.js';
import { OutputFiles } from './process/output-files.js';
import { intoFile } from './process/report-file.js';
import type { Session } from './process/session.js';
import { type ExitStatus, exit } from './process/stop.js';
import { compilerVersion } from './process/version.js';
import { watching } from './process/watching.js';
import { type Report, reviseCommands } from './revise-commands.js';

interface Asked {
  readonly lang?: Locale;
  readonly quiet?: boolean;
  /** Of commands that print a report. */
  readonly out?: string;
}

interface Watched extends Asked {
  readonly watch?: boolean;
  readonly format?: string;
}

/** The command line; `done` is told the status of the command that ran, `locale` is that of help and of words not understood. */
export function programFor(host: Host, done: (status: ExitStatus) => void, locale: Locale = 'en'): Command {
  const language = () => new Option('--lang <language>', 'language of messages').choices(['en', 'fr']);
  const quiet = () => new Option('-q, --quiet', 'tell results and what is wrong, nothing else');
  const program = new Command('bareme')
    .description('Tariff documents as rule files: checked, evaluated exactly, exported')
    .version(compilerVersion())
    .exitOverride()
    .configureOutput({ writeOut: (text) => void host.out(text), writeErr: (text) => host.err(text) })
    .showHelpAfterError('(bareme --help lists the commands)')
    .addOption(language())
    .addOption(quiet())
    // Words before the command belong to all of them, those behind it to it alone.
    .enablePositionalOptions();

  const command = (name: string, description: string) => {
    const made = program.command(name).description(description).exitOverride();
    return made.addOption(language()).addOption(quiet()).copyInheritedSettings(program);
  };
  const session = ({ lang, quiet }: Asked): Session => ({
    host: quiet === true || program.opts<Asked>().quiet === true ? { ...host, quiet: true } : host,
    lang: lang ?? program.opts<Asked>().lang,
    outputs: new OutputFiles(host.cwd, host.redirected),
  });
  /** A command that prints a report, into the file of `--out` where there is one. */
  const report: Report = async (asked, run) => done(await intoFile(session(asked), asked.out, run));
  /** The same, again and again with `--watch`. */
  const again: typeof report = async (asked: Watched, run) =>
    done(
      await watching(
        () => session(asked),
        asked,
        (own) => intoFile(own, asked.out, run),
      ),
    );
  const format = (...choices: string[]) =>
    new Option('--format <format>', 'form of the output').choices(choices).default(choices[0]);
  const several = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];
  const facts = (description: string) => new Option('--facts <file>', description);
  const factsFormat = new Option(
    '--facts-format <format>',
    'how the facts are written, where the name of the file does not say it',
  ).choices(['json', 'ndjson', 'csv', 'xlsx']);
  const reading = new Option('--reading <name=option>', 'choose another option of a reading').argParser(
    several,
  );
  const on = new Option('--on <date>', 'the date on which rules are in force, YYYY-MM-DD');

  command('check', 'report the mistakes of rule files')
    .argument('<files...>', 'rule files, folders or names of rulesets')
    .addOption(format('text', 'json'))
    .option('--on <date>', 'warn when a tariff is not in force on this date, YYYY-MM-DD')
    .addOption(reportOut())
    .option('--watch', 'again each time a file changes that was read, until it is stopped')
    .action(async (files: string[], options: Asked & { format: 'text' | 'json'; on?: string }) =>
      again(options, async (own) => (await import('./commands/check.js')).check(own, files, options)),
    );

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
    .action(async (ruleset: string, options: Asked & import('./commands/run.js').RunOptions) =>
      done(await (await import('./commands/run.js')).run(session(options), ruleset, options)),
    );

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
    .action(async (what: string, options: Asked & import('./commands/explain.js').ExplainOptions) =>
      report(options, async (own) => (await import('./commands/explain.js')).explain(own, what, options)),
    );

  command('replay', 'price the cases of an audit record again, and say what differs and why')
    .argument('<records>', 'a file that `bareme run --records` wrote, or - for standard input')
    .option('--rules <ruleset>', 'the rules to price by, in place of those that the records name')
    .addOption(format('text', 'json'))
    .addOption(reportOut())
    .action(async (records: string, options: Asked & import('./commands/replay.js').ReplayOptions) =>
      report(options, async (own) => (await import('./commands/replay.js')).replay(own, records, options)),
    );

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
    .option('--sql <engines>', 'instead, the query that prices a table: duckdb, postgres, sqlite')
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
    .action(async (rulesets: string[], options: Asked & import('./commands/build.js').BuildOptions) =>
      done(await (await import('./commands/build.js')).build(session(options), rulesets, options)),
    );

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
      async (ruleset: string, names: string[], options: Asked & import('./commands/draw.js').DrawOptions) =>
        done(await (await import('./commands/draw.js')).draw(session(options), ruleset, names, options)),
    );

  command('audit', 'hold a workbook, edited or not, to the checklist and to its rules')
    .argument('<workbook>', 'an .xlsx file')
    .option('--rules <ruleset>', 'the rules that it was made from, where they are not found by its cover')
    .addOption(format('text', 'json'))
    .addOption(reportOut())
    .action(async (workbook: string, options: Asked & import('./commands/audit.js').AuditOptions) =>
      report(options, async (own) => (await import('./commands/audit.js')).audit(own, workbook, options)),
    );

  command('import', 'take the parameters changed in a workbook back into its rules, as a patch')
    .argument('<workbook>', 'an .xlsx file')
    .option('--rules <ruleset>', 'the rules that it was made from, where they are not found by its cover')
    .option('--write', 'change the rule files instead of printing the patch')
    .action(async (workbook: string, options: Asked & import('./commands/import.js').ImportOptions) =>
      done(await (await import('./commands/import.js')).importWorkbook(session(options), workbook, options)),
    );

  command('test', 'run the examples of rulesets')
    .argument('<rulesets...>')
    .addOption(format('text', 'json'))
    .addOption(reportOut())
    .option('--watch', 'again each time a file changes that was read, until it is stopped')
    .action(async (rulesets: string[], options: Asked & { format: 'text' | 'json' }) =>
      again(options, async (own) => (await import('./commands/test.js')).test(own, rulesets, options)),
    );

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
    .action(async (rulesets: string[], options: Asked & import('./commands/prove.js').ProveOptions) =>
      report(options, async (own) => (await import('./commands/prove.js')).prove(own, rulesets, options)),
    );

  command('serve', 'answer what cases cost over HTTP, with forms to try and a description for programs')
    .argument('<rulesets...>')
    .option('--port <number>', 'where to listen; 0 takes a free port (8080)')
    .option('--host <address>', 'the address to listen at (127.0.0.1)')
    .option(
      '--token-env <name>',
      'variable of the environment whose value clients must send as a bearer token',
    )
    .addOption(
      new Option('--log <level>', 'what is told on standard error, as lines of JSON')
        .choices(['silent', 'error', 'warn', 'info', 'debug'])
        .default('info'),
    )
    .option('--max-body <bytes>', 'largest JSON body; lines are not bounded (1000000)')
    .option('--max-list <cases>', 'longest list of cases (10000)')
    .action(async (rulesets: string[], options: Asked & import('./commands/serve.js').ServeOptions) =>
      done(await (await import('./commands/serve.js')).serve(session(options), rulesets, options)),
    );

  command('readings', 'list what the document leaves open, and price each alternative on cases')
    .argument('<ruleset>')
    .addOption(facts(`cases to price; without it, the examples of the file. ${factsFile}`))
    .addOption(factsFormat)
    .addOption(sheetOption())
    .addOption(format('text', 'json'))
    .addOption(on)
    .addOption(reportOut())
    .action(async (ruleset: string, options: Asked & import('./commands/readings.js').ReadingsOptions) =>
      report(options, async (own) =>
        (await import('./commands/readings.js')).readings(own, ruleset, options),
      ),
    );

  reviseCommands({ command, session, done, report, facts, factsFile, format, reading, on, several });

  command('completion', 'a script by which a shell completes commands, options and their values')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(shells))
    .action(async (shell: Shell) => {
      await host.out(completionScript(program, shell));
      done(exit.ok);
    });

  command('sources', 'list the numbers of the document that no rule uses')
    .argument('<ruleset>')
    .addOption(format('text', 'json'))
    .addOption(reportOut())
    .action(async (ruleset: string, options: Asked & { format: 'text' | 'json' }) =>
      report(options, async (own) => (await import('./commands/sources.js')).sources(own, ruleset, options)),
    );

  command('format', 'write rule files in the canonical form')
    .argument('<files...>', 'rule files, folders or names of rulesets')
    .option('--check', 'change nothing; end with status 1 when a file is not in that form')
    .action(async (files: string[], options: Asked & { check?: boolean }) =>
      done(await (await import('./commands/format.js')).format(session(options), files, options)),
    );

  command('studio', 'write rules beside their document, in the browser')
    .argument('[folder]', 'the folder with the rule files and documents', '.')
    .option('--port <number>', 'listen there; a free port without it')
    .option('--no-open', 'open no browser')
    .action(async (folder: string, options: Asked & import('./editing/studio.js').StudioOptions) =>
      done(await (await import('./editing/studio.js')).studio(session(options), folder, options)),
    );

  command('lsp', 'the language server for editors')
    .option('--stdio', 'over standard input and output (the only way, and the default)')
    // Clients of VS Code say it to every server; the protocol's own `processId` says the same.
    .addOption(new Option('--clientProcessId <number>').hideHelp())
    .action(async (options: Asked) => done(await (await import('./editing/lsp.js')).lsp(session(options))));

  command('init', 'write a ruleset to begin with')
    .argument('[folder]', 'a folder that is not there yet', 'my-tariff')
    .action(async (folder: string, options: Asked) =>
      done(await (await import('./commands/init.js')).init(session(options), folder)),
    );

  ({ en: () => undefined, fr: speakFrench })[locale](program);
  return program;
}
