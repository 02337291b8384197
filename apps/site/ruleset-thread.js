// A thread of `npm run docs`: rulesets come in, one at a time, and what the site has of each goes out. Threads do not inherit
// what reads TypeScript.

import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { filesMaker } = await import('./ruleset-files.ts');
const made = await filesMaker();
parentPort.on('message', async (asked) => parentPort.postMessage(await made(asked)));
