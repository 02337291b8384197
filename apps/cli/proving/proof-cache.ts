// Proofs kept in a folder under the hash of the model that they are about, so that only what changed is proved again.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model, Property } from '../../../compiler/3-model/model.js';
import type { Verdict } from '../output/verdict.js';
import { sha256 } from '../process/hashes.js';
import { compilerVersion } from '../process/version.js';

type Kept = Omit<Verdict, 'property'>;

/** Whole numbers of any size, which JSON has not, as an object of their own. */
const withBigints = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? { $whole: value.toString() } : value;

function backToBigints(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$whole' in value)) return value;
  return typeof value.$whole === 'string' ? BigInt(value.$whole) : value;
}

export interface ProofCache {
  readonly known: (property: Property) => Verdict | undefined;
  readonly keep: (proofs: readonly Verdict[]) => void;
}

/** Whatever cannot be read is proved anew, what cannot be written is left: a cache is never a reason to fail. */
export function proofCache(folder: string, model: Model, settings: unknown): ProofCache {
  const hash = sha256(JSON.stringify([compilerVersion(), settings, model], withBigints));
  const path = join(folder, `${model.name.replaceAll(/[^\w-]/gu, '_')}-${hash.slice(0, 32)}.json`);
  const before = read(path);
  return {
    known(property) {
      const kept = before.get(property.id);
      return kept && { ...kept, property };
    },
    keep(proofs) {
      const all = new Map(before);
      for (const { property, ...kept } of proofs) all.set(property.id, kept);
      try {
        mkdirSync(folder, { recursive: true });
        // Another run must never see half a file.
        const draft = `${path}.${process.pid}`;
        writeFileSync(draft, JSON.stringify([...all], withBigints));
        renameSync(draft, path);
      } catch {
        return;
      }
    },
  };
}

function read(path: string): ReadonlyMap<string, Kept> {
  try {
    const content: readonly (readonly [string, Kept])[] = JSON.parse(
      readFileSync(path, 'utf8'),
      backToBigints,
    );
    return new Map(content);
  } catch {
    return new Map();
  }
}
