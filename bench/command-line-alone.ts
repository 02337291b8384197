// `npm run bench -- --command-line`: the section of RESULTS.md about the command line. With `--quick` it takes a look and writes nothing.

import { readFileSync, writeFileSync } from 'node:fs';
import { wrapped } from '../test/architecture/wrapped-markdown.js';
import { commandLine } from './command-line.js';
import { withSection } from './kept-sections.js';
import { commandLineSection } from './results-page.js';

const quick = process.argv.includes('--quick');
const section = commandLineSection(commandLine(quick ? 50_000 : 300_000, quick ? 1 : 3));
if (!quick) {
  const path = new URL('./RESULTS.md', import.meta.url);
  writeFileSync(path, withSection(readFileSync(path, 'utf8'), 'Command line', wrapped(section)));
}
process.stdout.write(section);
