// The runtime of evaluators as one script, and its types as one text: what a file that stands alone has in it.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const inRuntime = (path) => fileURLToPath(new URL(`../compiler/runtime/${path}`, import.meta.url));

/** Files that hold nothing but types, and types that stand among other things. */
const wholeFiles = [
  'outcome/localized',
  'outcome/answer-parts',
  'outcome/case-record',
  'outcome/assessment',
  'case/amount-class',
];
const others = [
  ['case/case-options', 'CaseOptions'],
  ['facts/fact-values', 'DecimalInput'],
  ['exact/rational', 'Rational'],
];

const declared = (file, name) => {
  const text = readFileSync(inRuntime(`${file}.ts`), 'utf8');
  const found = new RegExp(
    `(?:/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?export (?:interface ${name} \\{[\\s\\S]*?\\n\\}|type ${name} =[\\s\\S]*?;\\n(?=\\n))`,
  ).exec(text);
  if (found === null) throw new Error(`${file}.ts declares no type ${name}`);
  return found[0].trim();
};

const withoutImports = (text) =>
  text
    .replace(/^(?:import|export) [^;]*? from '[^']+';\n/gm, '')
    .replace(/^\/\/ .*\n/, '')
    .trim();

/** `code` is a statement that makes the variable `runtime`. */
export async function runtimeTexts() {
  const { outputFiles } = await build({
    entryPoints: [inRuntime('index.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'runtime',
    platform: 'neutral',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  });
  const types = [
    ...wholeFiles.map((file) => withoutImports(readFileSync(inRuntime(`${file}.ts`), 'utf8'))),
    ...others.map(([file, name]) => declared(file, name)),
  ].join('\n\n');
  return { code: outputFiles[0].text.replace(/^"use strict";\n/, ''), types };
}
