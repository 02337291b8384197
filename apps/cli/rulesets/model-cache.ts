// Models kept between runs, so that a ruleset is compiled again only when anything that it was made from has changed: its
// files, its documents, the settings of the project, the folder that it is named from, or bareme itself.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
const lengthOfLength = 4;

/** Whatever cannot be read is compiled anew, what cannot be written is left: a cache is never a reason to fail. */
export function modelCache(path: string, host: Host): ModelCache {
  const folder = cacheFolder(host);
  if (folder === undefined || host.build === undefined) return { known: () => undefined, keep() {} };
  const place = sha256(JSON.stringify([host.build, process.version, path, host.cwd]));
  const file = join(folder, `${place}.model`);
  return {
    known() {
      return read(file, path);
    },
    keep({ model, provenance, madeOf }) {
      try {
        // What it was made of stands apart: the rest is read only when that is unchanged.
        const looked = serialize(madeOf);
        const ruleset: RunnableRuleset = { model, provenance };
        const length = Buffer.alloc(lengthOfLength);
        length.writeUInt32LE(looked.length);
        const bytes = Buffer.concat([length, looked, serialize(ruleset)]);
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
function read(file: string, path: string): Entry | undefined {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(digestLength);
    if (!digestOf(content).equals(bytes.subarray(0, digestLength))) return undefined;
    const begin = lengthOfLength + content.readUInt32LE();
    const madeOf = deserialize(content.subarray(lengthOfLength, begin)) as MadeOf;
    if (!isUnchanged(madeOf, path)) return undefined;
    return { ...(deserialize(content.subarray(begin)) as RunnableRuleset), madeOf };
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
