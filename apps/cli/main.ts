// The process of the command line: hands its words to the program and ends with the status of the command.

import { cannotWrite } from '../../compiler/diagnostics/catalogue/outside/cli.js';
import { processHost } from './process/host.js';
import { dropUnfinished, systemCodeOf } from './process/output-files.js';
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
let stop: (() => void) | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    if (stop !== undefined) return stop();
    dropUnfinished();
    process.kill(process.pid, signal);
  });
}
const untilStopped = () =>
  new Promise<void>((resolve) => {
    stop = resolve;
  });
process.exitCode = await runProgram(words, { ...host, untilStopped });
