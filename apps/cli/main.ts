// The process of the command line: hands its words to the program and ends with the status of the command.

import { processHost } from './process/host.js';
import { internalError, runProgram } from './run-program.js';

const host = processHost();
process.on('uncaughtException', (error) => process.exit(internalError(error, host)));
process.exitCode = await runProgram(process.argv.slice(2), host);
