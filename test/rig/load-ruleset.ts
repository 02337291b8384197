// A rule file compiled from the disk with what it uses, for tests and rigs.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Model } from '../../compiler/3-model/model.js';
import type { Provenance } from '../../compiler/6-emit/backend.js';
import { compile } from '../../compiler/pipeline.js';
import { modelOfText } from '../emit-typescript/compile-evaluator.js';
import { withoutWorkbook } from './refused-by-name.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a workbook of a test says of its origin. */
export const provenance: Provenance = {
  compilerVersion: '0.0.0-test',
  ruleHash: '0123456789abcdef'.repeat(4),
  documentHashes: {},
};

const rulesets = ['amf-sacem-2015', 'sacem-polynesie-2018', 'philharmonie-a-la-demande'];

/** The rule files of the rulesets and of the gallery that have a workbook. */
export const deliveredRules = (): readonly string[] => [
  ...rulesets.map((name) => join(root, 'rulesets', name, `${name}.bareme`)),
  ...readdirSync(join(root, 'examples/gallery'))
    .filter((name) => !withoutWorkbook.has(name))
    .map((name) => join(root, 'examples/gallery', name, `${name}.bareme`)),
];

/** Throws with the diagnostics where there is an error. */
export function modelOf(path: string, textOf: TextOf = onDisk): Model {
  const read = (name: string, from: string) => {
    const file = resolve(dirname(from), name);
    return existsSync(file) ? { path: file, text: textOf(file) } : undefined;
  };
  return modelFrom(textOf(path), path, read);
}

/** What stands in a file, or would if it were edited. */
export type TextOf = (file: string) => string;

export const onDisk: TextOf = (file) => readFileSync(file, 'utf8');

/** A rule file given as text. */
export function modelFrom(
  text: string,
  path = 'test.bareme',
  read?: (name: string, from: string) => { readonly path: string; readonly text: string } | undefined,
): Model {
  if (read === undefined) return modelOfText(text, path);
  const { model, diagnostics } = compile({ path, text }, { load: read, document: read });
  if (model !== undefined) return model;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  throw new Error(errors.map(({ code, message }) => `${code} ${message.en}`).join('\n'));
}
