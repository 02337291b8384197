// How the built command line starts: as a script whose compiled functions are kept between runs (V8's code cache), since
// most of the time of a short command goes into compiling its own program anew. Without a place for them, or with one that
// is damaged, the program is compiled as ever.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';
import { cacheFolder } from './cache-folder.js';

/** What is kept: the compiled functions, and how often runs have added to them. */
interface Kept {
  readonly code: Buffer;
  readonly additions: number;
}

const digestLength = 32;
/** Microseconds of processor time from which on a run is taken to have compiled much that was not kept. */
const longRun = 400_000;
/** Commands compile different functions: so often one adds its own. */
const mostAdditions = 8;
/** Builds and versions of Node kept at a time. */
const mostFiles = 4;

const major = Number.parseInt(process.versions.node, 10);
const isBun = 'bun' in process.versions;
/** Functions that are let go by in a long run would be missing in the next. */
const keepsAll = '--no-flush-bytecode';
/**
 * What each Node is told, by its major version: a flag that V8 does not know is told on standard error. A short command ends
 * before functions that are compiled for speed pay; in Node 20 long ones get them ten times later, which is soon.
 */
const flags: Readonly<Record<number, readonly string[]>> = {
  20: ['--interrupt-budget=1350000', keepsAll],
  22: [keepsAll],
  24: [keepsAll],
};

function readKept(file: string): Kept | undefined {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(digestLength);
    const digest = createHash('sha256').update(content).digest();
    if (!digest.equals(bytes.subarray(0, digestLength))) return undefined;
    return { additions: content[0] ?? 0, code: content.subarray(1) };
  } catch {
    return undefined;
  }
}

/** What cannot be kept is compiled again: a cache is never a reason to fail. */
function keep(file: string, script: vm.Script, additions: number): void {
  try {
    const code = script.createCachedData();
    const content = Buffer.concat([Buffer.from([additions]), code]);
    const folder = dirname(file);
    mkdirSync(folder, { recursive: true });
    // Another run must never see half a file.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, Buffer.concat([createHash('sha256').update(content).digest(), content]));
    renameSync(draft, file);
    const others = readdirSync(folder)
      .filter((name) => name.includes('.code'))
      .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.at - a.at);
    for (const { name } of others.slice(mostFiles)) rmSync(join(folder, name), { force: true });
  } catch {
    return;
  }
}

/** Starts the program in this file: a CommonJS module without `import()`, which scripts of Node 20 cannot do. */
function start(program: string, mark: string): void {
  const require = createRequire(program);
  const folder = cacheFolder({ env: process.env, cwd: process.cwd() });
  if (folder === undefined || isBun) {
    require(program);
    return;
  }
  for (const flag of flags[major] ?? []) setFlagsFromString(flag);
  const name = createHash('sha256')
    .update(JSON.stringify([mark, process.version, process.arch, process.execArgv]))
    .digest('hex');
  const file = join(folder, `${name}.code`);
  const kept = readKept(file);
  // The bundle is written in ASCII, which is read fastest so.
  const script = new vm.Script(Module.wrap(readFileSync(program, 'latin1')), {
    filename: program,
    cachedData: kept?.code,
  });
  const additions = script.cachedDataRejected === true ? 0 : (kept?.additions ?? 0);
  process.on('exit', () => {
    const added = additions < mostAdditions && process.cpuUsage().user > longRun;
    if (additions === 0 || added) keep(file, script, additions + 1);
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, program, dirname(program));
}

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
start(beside('main.cjs'), readFileSync(beside('build.txt'), 'utf8'));
