// Verdicts kept in a folder, by what they are about: the model without its texts and places, the check, the settings and the very
// build of bareme. A digest tells what was damaged; what a file says is shown once more before it is told (`again.ts`).

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model, Property } from '../../../compiler/3-model/model.js';
import type { KeptProof } from '../../../compiler/4-analyse/prover/again.js';
import type { Verdict } from '../output/verdict.js';
import { sha256 } from '../process/hashes.js';
import { compilerVersion } from '../process/version.js';

/** What is kept of a verdict. */
export interface Kept extends KeptProof {
  readonly attacked?: number | undefined;
}

/** Where a thing stands and what it is called in sentences is no part of what is claimed. */
const isNoMeaning = (key: string): boolean =>
  key === 'span' || key === 'text' || key === 'formula' || key === 'quote' || key === 'examples';

/** Whole numbers of any size, which JSON has not, as an object of their own. */
const withBigints = (key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? { $whole: value.toString() } : isNoMeaning(key) ? undefined : value;

const plainBigints = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? { $whole: value.toString() } : value;

function backToBigints(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$whole' in value)) return value;
  return typeof value.$whole === 'string' && /^-?\d+$/.test(value.$whole) ? BigInt(value.$whole) : value;
}

export interface ProofCache {
  readonly known: (property: Property) => Kept | undefined;
  readonly keep: (verdicts: readonly Verdict[]) => void;
}

/** `build`: which build of bareme this is. Whatever cannot be read is proved anew, what cannot be written is left. */
export function proofCache(
  folder: string,
  { properties, ...model }: Model,
  settings: unknown,
  build: string | undefined,
): ProofCache {
  const hash = sha256(JSON.stringify([compilerVersion(), build, settings, model], withBigints));
  const path = join(folder, `${model.name.replaceAll(/[^\w-]/gu, '_')}-${hash.slice(0, 32)}.json`);
  const before = read(path);
  const keys = new Map(properties.map((property) => [property, keyOf(property)]));
  return {
    known: (property) => before.get(keys.get(property) ?? ''),
    keep(verdicts) {
      const all = new Map(before);
      for (const { property, status, certificate, counterexample, ...rest } of verdicts) {
        const { spent, boxes, tested, speaksOfNone, attacked, contradicted } = rest;
        const kept: Kept = {
          status,
          ...(certificate && { certificate }),
          ...(counterexample && {
            counterexample: { before: counterexample.before, after: counterexample.after },
          }),
          ...(spent && { spent }),
          ...(speaksOfNone && { speaksOfNone }),
          ...(attacked === undefined ? {} : { attacked }),
          boxes,
          tested,
        };
        // A fault of ours is looked at anew each time.
        if (contradicted !== true) all.set(keys.get(property) ?? keyOf(property), kept);
      }
      write(path, folder, all);
    },
  };
}

const keyOf = ({ id: _, ...property }: Property): string => sha256(JSON.stringify(property, withBigints));

function write(path: string, folder: string, all: ReadonlyMap<string, Kept>): void {
  const content = JSON.stringify([...all], plainBigints);
  try {
    mkdirSync(folder, { recursive: true });
    // Another run must never see half a file.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, `${sha256(content)}\n${content}`);
    renameSync(draft, path);
  } catch {
    return;
  }
}

function read(path: string): ReadonlyMap<string, Kept> {
  try {
    const [digest, content = ''] = readFileSync(path, 'utf8').split('\n', 2);
    if (digest !== sha256(content)) return new Map();
    const all: unknown = JSON.parse(content, backToBigints);
    if (!Array.isArray(all)) return new Map();
    return new Map(all.flatMap((one: unknown) => (isEntry(one) ? [one] : [])));
  } catch {
    return new Map();
  }
}

/** The numbers that are told are numbers; certificate and case are judged by those who show them again. */
function isEntry(entry: unknown): entry is [string, Kept] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false;
  const kept: unknown = entry[1];
  if (typeof kept !== 'object' || kept === null) return false;
  const count = (name: string): boolean => isCount(Reflect.get(kept, name));
  const spent: unknown = Reflect.get(kept, 'spent');
  return (
    count('boxes') &&
    count('tested') &&
    (Reflect.get(kept, 'attacked') === undefined || count('attacked')) &&
    (spent === undefined || (typeof spent === 'string' && reasons.has(spent)))
  );
}

const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const reasons: ReadonlySet<string> = new Set([
  'time',
  'parts',
  'looks',
  'rules',
  'depth',
  'unconfirmed',
] satisfies NonNullable<Verdict['spent']>[]);
