// The commands that people and programs work in: a server, a studio, an editor, a shell.

import { Argument, Option } from 'commander';
import { completionScript, type Shell, shells } from '../help/completion.js';
import { exit } from '../process/stop.js';
import type { Asked, CommandParts } from './parts.js';

export function serveCommand({ command, session, done }: CommandParts): void {
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
    .action(async (rulesets: string[], options: Asked & import('../commands/serve.js').ServeOptions) =>
      done(await (await import('../commands/serve.js')).serve(session(options), rulesets, options)),
    );
}

export function completionCommand({ command, done, program, host }: CommandParts): void {
  command('completion', 'a script by which a shell completes commands, options and their values')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(shells))
    .action(async (shell: Shell) => {
      await host.out(completionScript(program, shell));
      done(exit.ok);
    });
}

export function studioCommand({ command, session, done }: CommandParts): void {
  command('studio', 'write rules beside their document, in the browser')
    .argument('[folder]', 'the folder with the rule files and documents', '.')
    .option('--port <number>', 'listen there; a free port without it')
    .option('--no-open', 'open no browser')
    .action(async (folder: string, options: Asked & import('../editing/studio.js').StudioOptions) =>
      done(await (await import('../editing/studio.js')).studio(session(options), folder, options)),
    );
}

export function lspCommand({ command, session, done }: CommandParts): void {
  command('lsp', 'the language server for editors')
    .option('--stdio', 'over standard input and output (the only way, and the default)')
    // Clients of VS Code say it to every server; the protocol's own `processId` says the same.
    .addOption(new Option('--clientProcessId <number>').hideHelp())
    .action(async (options: Asked) => done(await (await import('../editing/lsp.js')).lsp(session(options))));
}

export function initCommand({ command, session, done }: CommandParts): void {
  command('init', 'write a ruleset to begin with')
    .argument('[folder]', 'a folder that is not there yet', 'my-tariff')
    .action(async (folder: string, options: Asked) =>
      done(await (await import('../commands/init.js')).init(session(options), folder)),
    );
}
