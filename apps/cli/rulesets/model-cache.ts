// Models kept between runs, so that a ruleset is compiled again only when anything that it was made from has changed: its
// files, its documents, the settings of the project, the folder that it is named from, or bareme itself.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import type { Model } from '../../../compiler/3-model/model.js';
import type { Provenance } from '../../../compiler/6-emit/backend.js';
import { cacheFolder } from '../process/cache-folder.js';
import { sha256 } from '../process/hashes.js';
import type { Host } from '../process/host.js';
import { projectRoot } from './find-ruleset.js';
import type { MadeOf } from './load-ruleset.js';
import { settingsFile } from './read-levels.js';
import { readWithin } from './read-within.js';

/** A ruleset without errors, as far as cases need it. */
export interface RunnableRuleset {
  readonly model: Model;
  readonly provenance: Provenance;
}

interface Entry extends RunnableRuleset {
  readonly madeOf: MadeOf;
}

/** One place of the cache: that of a rule file, named from a folder, for one build of bareme. */
export interface ModelCache {
  /** What was kept, when compiling again would give the same. */
  readonly known: () => Entry | undefined;
  readonly keep: (ruleset: Entry) => void;
}

/** Rulesets kept at a time; those kept longest ago make place. */
const mostEntries = 64;
const digestLength = 32;

/** Whatever cannot be read is compiled anew, what cannot be written is left: a cache is never a reason to fail. */
export function modelCache(path: string, host: Host): ModelCache {
  const folder = cacheFolder(host);
  if (folder === undefined || host.build === undefined) return { known: () => undefined, keep() {} };
  const place = sha256(JSON.stringify([host.build, process.version, path, host.cwd]));
  const file = join(folder, `${place}.model`);
  return {
    known() {
      const entry = read(file);
      return entry !== undefined && isUnchanged(entry.madeOf, path) ? entry : undefined;
    },
    keep({ model, provenance, madeOf }) {
      try {
        const entry: Entry = { model, provenance, madeOf };
        const bytes = serialize(entry);
        // What would come back otherwise than it went is not kept.
        if (!isDeepStrictEqual(deserialize(bytes), entry)) return;
        mkdirSync(folder, { recursive: true });
        makePlace(folder);
        // Another run must never see half a file.
        const draft = `${file}.${process.pid}`;
        writeFileSync(draft, Buffer.concat([digestOf(bytes), bytes]));
        renameSync(draft, file);
      } catch {
        return;
      }
    },
  };
}

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** A file that is damaged or cut short does not bear its own digest. */
function read(file: string): Entry | undefined {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(digestLength);
    if (!digestOf(content).equals(bytes.subarray(0, digestLength))) return undefined;
    return deserialize(content) as Entry;
  } catch {
    return undefined;
  }
}

function isUnchanged({ root, main, settings, looked }: MadeOf, path: string): boolean {
  return (
    projectRoot(path) === root &&
    hashOf(path) === main &&
    hashOf(settingsFile(root)) === settings &&
    looked.every((file) => {
      const bytes = readWithin(root, file.path);
      return (bytes && sha256(bytes)) === file.sha256;
    })
  );
}

function hashOf(path: string): string | undefined {
  try {
    return sha256(readFileSync(path));
  } catch {
    return undefined;
  }
}

function makePlace(folder: string): void {
  const kept = readdirSync(folder)
    .filter((name) => name.includes('.model'))
    .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { name } of kept.slice(mostEntries - 1)) rmSync(join(folder, name), { force: true });
}
