// No silent default: a construct forgotten somewhere is a type error there, never a wrong amount. Part of `npm run lint`.

import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { openPlaces } from './open-unions.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Pairs that never have a third, and the two languages, whose words stand in tables beside each other. */
const pairs = new Set([
  'en,fr',
  'start,end',
  'left,right',
  'left,bottom',
  'from,to',
  'lo,hi',
  'up,down',
  '0,1',
  'one,many',
  'to-here,before',
  ',?',
  ', | 0',
]);

const config = ts.getParsedCommandLineOfConfigFile(
  `${root}/tsconfig.json`,
  { noEmit: true },
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(String(messageText));
    },
  },
);
if (!config) throw new Error('no tsconfig.json');
const isOurs = (file: string) => /^(grammar|compiler|apps)\//.test(relative(root, file));
const program = ts.createProgram(config.fileNames.filter(isOurs), config.options);
/** What the others take by lists of some words decides what people are told, not what they pay. */
const isOfAmounts = (file: string) => /^compiler\/(runtime|[2-6]-)/.test(relative(root, file));
const open = openPlaces(program, isOurs)
  .filter(({ members }) => !pairs.has(members.join()))
  .filter(({ what, file }) => what !== 'list of some' || isOfAmounts(file));
for (const { file, line, what, subject, swallowed } of open) {
  const left = swallowed.map((one) => `'${one}'`).join(' | ');
  console.log(
    `${relative(root, file)}:${line}: the ${what} swallows what is added to \`${subject}\`; say what is left: \`${subject} satisfies ${left}\``,
  );
}
if (open.length > 0) process.exitCode = 1;
