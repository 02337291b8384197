// The files of a ruleset from disk through the compiler, with the hashes that outputs are traced by.

import { dirname, relative, resolve, sep } from 'node:path';
import type { Provenance } from '../../../compiler/6-emit/backend.js';
import type { TextOf } from '../../../compiler/diagnostics/frame.js';
import { type Compilation, type CompileOptions, compile } from '../../../compiler/pipeline.js';
import type { SourceFile } from '../../../compiler/source.js';
import { combinedHash, sha256, sha256OfText } from '../process/hashes.js';
import { decodeUtf8, readTextFile } from '../process/read-text.js';
import { shownPath } from '../process/shown-path.js';
import { compilerVersion } from '../process/version.js';
import { findRuleset, projectRoot } from './find-ruleset.js';
import { readSettings } from './read-levels.js';
import { type FileLookedAt, readWithin } from './read-within.js';

export interface LoadedRuleset {
  /** Absolute path of the rule file. */
  readonly path: string;
  /** The same as the user knows it. */
  readonly shown: string;
  /** Name of its folder when that is how it was asked for, else the name of the file: names its output folder. */
  readonly name: string;
  readonly compilation: Compilation;
  readonly textOf: TextOf;
  readonly provenance: Provenance;
  /** Every rule file, the main one first: path from the ruleset's folder, with its hash. */
  readonly ruleFiles: readonly { readonly path: string; readonly sha256: string }[];
  /** All that the compilation depends on. */
  readonly madeOf: MadeOf;
}

/** What a compilation saw of the disk: the same again gives the same compilation. Hashes are undefined where there was nothing to read. */
export interface MadeOf {
  readonly root: string;
  readonly main: string;
  readonly settings: string | undefined;
  /** Modules and documents, in the order in which they were asked for. */
  readonly looked: readonly FileLookedAt[];
}

/** What a command may ask of the compiler. */
export type AskedOfCompiler = Pick<CompileOptions, 'on' | 'onlyErrors'>;

/**
 * Finds, reads and compiles a ruleset. Throws a Stop when its file cannot be read; mistakes in it are diagnostics.
 * `edited` gives texts in place of those of rule files, by absolute path.
 */
export function loadRuleset(
  wanted: string,
  cwd: string,
  edited: ReadonlyMap<string, string> = new Map(),
  options: AskedOfCompiler = {},
): LoadedRuleset {
  const path = findRuleset(wanted, cwd);
  const shown = shownPath(path, cwd);
  const root = projectRoot(path);
  const main = readTextFile(path, shown);
  const hashes = new Map<string, string>([[path, sha256OfText(main.bytes)]]);
  const documents = new Map<string, string>();
  const looked: FileLookedAt[] = [];
  const lookAt = (file: string) => {
    const bytes = readWithin(root, file);
    const hash = bytes && sha256(bytes);
    looked.push({ path: file, sha256: hash });
    const text = bytes && decodeUtf8(bytes);
    return text === undefined || bytes === undefined ? undefined : { text, hash: sha256OfText(bytes) };
  };
  const settings = readSettings(root, cwd);

  const compilation = compile(
    { path: shown, text: edited.get(path) ?? main.text },
    {
      load(wantedPath, from) {
        const file = resolve(dirname(resolve(cwd, from)), wantedPath);
        const read = wantedPath.endsWith('.bareme') ? lookAt(file) : undefined;
        if (read === undefined) return undefined;
        hashes.set(file, read.hash);
        const source: SourceFile = { path: shownPath(file, cwd), text: edited.get(file) ?? read.text };
        return source;
      },
      document(name, from) {
        const file = resolve(dirname(resolve(cwd, from)), name);
        const read = lookAt(file);
        if (read === undefined) return undefined;
        documents.set(name, read.hash);
        return { path: shownPath(file, cwd), text: read.text };
      },
      levels: settings.levels,
      ...options,
    },
  );

  const home = dirname(path);
  const ruleFiles = [...hashes].map(([file, hash]) => ({
    path: relative(home, file).split(sep).join('/'),
    sha256: hash,
  }));
  const texts = new Map(
    [...compilation.files, ...compilation.documents].map((file) => [file.path, file.text]),
  );
  return {
    path,
    shown,
    name:
      path
        .split(sep)
        .at(-1)
        ?.replace(/\.bareme$/, '') ?? 'ruleset',
    compilation,
    textOf: (file) => texts.get(file),
    ruleFiles,
    madeOf: { root, main: sha256(main.bytes), settings: settings.sha256, looked },
    provenance: {
      compilerVersion: compilerVersion(),
      ruleHash: combinedHash(ruleFiles),
      documentHashes: Object.fromEntries(documents),
    },
  };
}
