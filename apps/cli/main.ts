// The process of the command line: hands its words to the program and ends with the status of the command.

import { cannotWrite } from '../../compiler/diagnostics/catalogue/outside/cli.js';
import { processHost } from './process/host.js';
import { dropUnfinished, signals, systemCodeOf } from './process/output-files.js';
import { nowhere, Stop } from './process/stop.js';
import { internalError, runProgram, stopped } from './run-program.js';

const words = process.argv.slice(2);
const host = processHost((outside, error) =>
  process.exit(
    stopped(new Stop(cannotWrite(nowhere, { path: '>', reason: systemCodeOf(error) })), words, outside),
  ),
);
process.on('uncaughtException', (error) => process.exit(internalError(error, host)));
process.on('exit', dropUnfinished);
/** A signal ends the process at once, also in the middle of a computation, unless a command has something to end first. */
const untilStopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
void runProgram(words, { ...host, untilStopped }).then((status) => {
  process.exitCode = status;
});
