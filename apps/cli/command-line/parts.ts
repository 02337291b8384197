// What commands are made of: options that several have, the session of a run, where a report goes.

import { type Command, Option } from 'commander';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { Host } from '../process/host.js';
import { OutputFiles } from '../process/output-files.js';
import { intoFile } from '../process/report-file.js';
import type { Session } from '../process/session.js';
import type { ExitStatus } from '../process/stop.js';
import { watching } from '../process/watching.js';

export interface Asked {
  readonly lang?: Locale;
  readonly quiet?: boolean;
  /** Of commands that print a report. */
  readonly out?: string;
  /** Of commands that can run again and again. */
  readonly watch?: boolean;
  readonly format?: string;
}

/** Runs a command that prints a report. */
type Report = (asked: Asked, run: (session: Session) => Promise<ExitStatus>) => Promise<void>;

export interface CommandParts {
  readonly program: Command;
  readonly host: Host;
  readonly command: (name: string, description: string) => Command;
  readonly session: (asked: Asked) => Session;
  readonly done: (status: ExitStatus) => void;
  /** Into the file of `--out` where there is one. */
  readonly report: Report;
  /** The same, again and again with `--watch`. */
  readonly again: Report;
  readonly facts: (description: string) => Option;
  readonly factsFormat: Option;
  readonly format: (...choices: string[]) => Option;
  readonly reading: Option;
  readonly on: Option;
  readonly columns: Option;
  readonly several: (value: string, before: readonly string[] | undefined) => readonly string[];
}

export const languageOption = (): Option =>
  new Option('--lang <language>', 'language of messages').choices(['en', 'fr']);

export const quietOption = (): Option =>
  new Option('-q, --quiet', 'tell results and what is wrong, nothing else');

const several = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];

export function partsFor(program: Command, host: Host, done: (status: ExitStatus) => void): CommandParts {
  const session = ({ lang, quiet }: Asked): Session => ({
    host: quiet === true || program.opts<Asked>().quiet === true ? { ...host, quiet: true } : host,
    lang: lang ?? program.opts<Asked>().lang,
    outputs: new OutputFiles(host.cwd, host.redirected),
  });
  const printed = (asked: Asked, run: (session: Session) => Promise<ExitStatus>) => (own: Session) =>
    intoFile(own, asked.out, run);
  return {
    program,
    host,
    command: (name, description) => {
      const made = program.command(name).description(description).exitOverride();
      return made.addOption(languageOption()).addOption(quietOption()).copyInheritedSettings(program);
    },
    session,
    done,
    report: async (asked, run) => done(await printed(asked, run)(session(asked))),
    again: async (asked, run) => done(await watching(() => session(asked), asked, printed(asked, run))),
    several,
    ...sharedOptions(),
  };
}

/** Made for each command line: the help of one is put into French in place. */
const sharedOptions = () => ({
  facts: (description: string) => new Option('--facts <file>', description),
  factsFormat: new Option(
    '--facts-format <format>',
    'how the facts are written, where the name of the file does not say it',
  ).choices(['json', 'ndjson', 'csv', 'xlsx']),
  format: (...choices: string[]) =>
    new Option('--format <format>', 'form of the output').choices(choices).default(choices[0]),
  reading: new Option('--reading <name=option>', 'choose another option of a reading').argParser(several),
  on: new Option('--on <date>', 'the date on which rules are in force, YYYY-MM-DD'),
  columns: new Option(
    '--columns <fact=column>',
    'which column holds a fact, where it has another name; several with commas or by repeating it',
  ).argParser(several),
});
