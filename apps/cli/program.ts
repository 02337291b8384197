// The command line: what all commands share, and the commands in the order of the help.

import { Command } from 'commander';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { explainCommand, readingsCommand, replayCommand, runCommand } from './command-line/case-commands.js';
import { auditCommand, buildCommand, drawCommand, importCommand } from './command-line/export-commands.js';
import { type CommandParts, languageOption, partsFor, quietOption } from './command-line/parts.js';
import { diffCommand, draftCommand, reconcileCommand, whyCommand } from './command-line/revise-commands.js';
import {
  checkCommand,
  formatCommand,
  proveCommand,
  sourcesCommand,
  testCommand,
} from './command-line/rule-commands.js';
import {
  completionCommand,
  initCommand,
  lspCommand,
  serveCommand,
  studioCommand,
} from './command-line/work-commands.js';
import { speakFrench } from './help/speak-french.js';
import type { Host } from './process/host.js';
import type { ExitStatus } from './process/stop.js';
import { compilerVersion } from './process/version.js';

const commands: readonly ((parts: CommandParts) => void)[] = [
  checkCommand,
  runCommand,
  explainCommand,
  replayCommand,
  buildCommand,
  drawCommand,
  auditCommand,
  importCommand,
  testCommand,
  proveCommand,
  serveCommand,
  readingsCommand,
  reconcileCommand,
  diffCommand,
  whyCommand,
  draftCommand,
  completionCommand,
  sourcesCommand,
  formatCommand,
  studioCommand,
  lspCommand,
  initCommand,
];

/** The command line; `done` is told the status of the command that ran, `locale` is that of help and of words not understood. */
export function programFor(host: Host, done: (status: ExitStatus) => void, locale: Locale = 'en'): Command {
  const program = new Command('bareme')
    .description('Tariff documents as rule files: checked, evaluated exactly, exported')
    .version(compilerVersion())
    .exitOverride()
    .configureOutput({ writeOut: (text) => void host.out(text), writeErr: (text) => host.err(text) })
    .showHelpAfterError('(bareme --help lists the commands)')
    .addOption(languageOption())
    .addOption(quietOption())
    // Words before the command belong to all of them, those behind it to it alone.
    .enablePositionalOptions();
  const parts = partsFor(program, host, done);
  for (const command of commands) command(parts);
  ({ en: () => undefined, fr: speakFrench })[locale](program);
  return program;
}
