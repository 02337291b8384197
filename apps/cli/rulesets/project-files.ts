// Modules and documents of open rule files: as they stand in the editor, else from disk, within the project alone.

import { readdirSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { CompileOptions } from '../../../compiler/pipeline.js';
import type { SourceFile } from '../../../compiler/source.js';
import type { OpenTexts, ProjectFiles } from '../../lsp/project.js';
import { decodeUtf8 } from '../process/read-text.js';
import { projectRoot } from './find-ruleset.js';
import { readSettings } from './read-levels.js';
import { readWithin } from './read-within.js';

const slashed = (path: string): string => path.split(sep).join('/');

/** A file of the project that a rule file lies in. */
function readFile(root: string, path: string, open: OpenTexts): SourceFile | undefined {
  const own = open(slashed(path));
  if (own !== undefined) return { path: slashed(path), text: own };
  const bytes = readWithin(root, path);
  const text = bytes && decodeUtf8(bytes);
  return text === undefined ? undefined : { path: slashed(path), text };
}

/** How a rule file is compiled; paths in the answers are absolute. */
function optionsFor(ruleFile: string, open: OpenTexts): CompileOptions {
  const root = projectRoot(ruleFile);
  const near = (name: string, from: string) => readFile(root, resolve(dirname(from), name), open);
  return {
    load: (name, from) => (name.endsWith('.bareme') ? near(name, from) : undefined),
    document: near,
    levels: levelsOf(root),
  };
}

/** A project whose settings cannot be read has the usual levels; the command line says what is wrong with them. */
function levelsOf(root: string): NonNullable<CompileOptions['levels']> {
  try {
    return readSettings(root, root).levels;
  } catch {
    return new Map();
  }
}

const skipped = new Set(['node_modules', 'dist', 'out', 'generated']);
const mostFiles = 500;

/** Rule files of the project, so many at most: those that may use a module. */
function ruleFilesAround(ruleFile: string): readonly string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    if (found.length >= mostFiles) return;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || skipped.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.name.endsWith('.bareme') && found.length < mostFiles) found.push(slashed(path));
    }
  };
  try {
    walk(projectRoot(ruleFile));
  } catch {
    return found;
  }
  return found;
}

/** The files of projects on this machine. */
export const projectFiles: ProjectFiles = {
  optionsFor,
  read: (ruleFile, path, open) => readFile(projectRoot(ruleFile), path, open),
  ruleFilesAround,
};
