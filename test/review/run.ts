// `npm run review`: what a reviewer of packages looks at before a strict company installs bareme. Prints a table; ends with
// status 1 when a point fails. Needs a package registry.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as programs from './programs.js';
import { installTools, npm, project, root, run, tool, type Weight, weightOf } from './workshop.js';

interface Point {
  readonly name: string;
  readonly found: string;
  readonly ok: boolean;
}
const points: Point[] = [];

/** What was found, or why it fails. */
async function point(name: string, look: () => string | Promise<string>): Promise<void> {
  process.stderr.write(`review: ${name}\n`);
  try {
    points.push({ name, found: await look(), ok: true });
  } catch (error) {
    points.push({ name, found: error instanceof Error ? error.message : String(error), ok: false });
  }
}

function holds(condition: boolean, why: string): void {
  if (!condition) throw new Error(why);
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const text = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const manifestOf = (folder: string): Record<string, unknown> => JSON.parse(text(folder, 'package.json'));

installTools();
const away: string[] = [];
const fresh = (folder: string): string => {
  away.push(folder);
  return folder;
};

await point('packing before it is built says what to do', () => {
  const bare = fresh(mkdtempSync(join(tmpdir(), 'bareme-bare-')));
  for (const name of ['package.json', 'scripts', 'bin'])
    cpSync(join(root, name), join(bare, name), { recursive: true });
  try {
    npm(['pack', '--dry-run', '--offline'], bare);
  } catch (error) {
    holds(String(error).includes('run `npm ci` first'), String(error));
    return 'refused in a sentence';
  }
  throw new Error('an empty package was packed');
});

const packs = fresh(mkdtempSync(join(tmpdir(), 'bareme-packs-')));
const pack = (folder: string): string => {
  const out = npm(['pack', folder, '--ignore-scripts', '--json', '--pack-destination', packs], root);
  const [packed]: [{ filename: string }] = JSON.parse(out);
  return join(packs, packed.filename.replace('@', '').replace('/', '-'));
};
const whole = pack('.');
const runtime = pack('./dist/packages/runtime');
const user = fresh(project([whole]));
const pricing = fresh(project([runtime]));
const bareme = (...words: string[]): string => run('npx', ['--no-install', 'bareme', ...words], user);

const light = (weight: Weight, packages: number, bytes: number): string => {
  const found = `${weight.packages.length} package(s), ${megabytes(weight.bytes)}`;
  holds(
    weight.packages.length <= packages && weight.bytes < bytes,
    `${found}; at most ${packages}, ${megabytes(bytes)}`,
  );
  return found;
};
await point('bareme: at most 40 packages, under 15 MB', () => light(weightOf(user), 40, 15e6));
await point('@bareme/runtime: no dependency, under 300 kB', () => light(weightOf(pricing), 1, 300e3));
await point('one version, no install script, engines told', () => {
  const [one, other] = [join(user, 'node_modules/bareme'), join(pricing, 'node_modules/@bareme/runtime')].map(
    manifestOf,
  );
  holds(one?.version === other?.version, `${one?.version} and ${other?.version}`);
  const scripts = Object.keys((one?.scripts ?? {}) as object).filter((name) =>
    /^(pre|post)?install$/.test(name),
  );
  holds(scripts.length === 0, scripts.join(', '));
  holds(JSON.stringify(one?.engines) === '{"node":">=20"}', JSON.stringify(one?.engines));
  return String(one?.version);
});
await point('every package has a licence and its text', () => {
  for (const folder of [...weightOf(user).packages, ...weightOf(pricing).packages]) {
    holds(typeof manifestOf(folder).license === 'string', `${folder} has no licence`);
    holds(existsSync(join(folder, 'LICENSE')), `${folder} has no LICENSE`);
  }
  return 'MIT';
});
await point('what is bundled is listed with its licence and text', () => {
  const listed = text(user, 'node_modules/bareme/dist/THIRD-PARTY.md');
  const rows = [...listed.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].slice(1);
  holds(rows.length > 20, `${rows.length} rows`);
  for (const [, name, version, licence] of rows) {
    holds(
      /^(MIT|ISC|BSD|0BSD|Apache-2\.0|BlueOak|OFL-1\.1|MPL-2\.0)/.test(licence ?? ''),
      `${name}: ${licence}`,
    );
    holds(listed.includes(`\n## ${name} ${version}\n`), `${name} ${version} has no text`);
  }
  for (const name of ['buffers', 'unzipper', 'archiver', 'elliptic', 'fast-csv'])
    holds(!rows.some(([, each]) => each === name), `${name} is bundled`);
  const licences = rows.map(([, , , licence]) => licence ?? '');
  const kinds = [...new Set(licences)].map(
    (kind) => `${licences.filter((one) => one === kind).length} ${kind}`,
  );
  return `${rows.length} packages: ${kinds.join(', ')}`;
});

await point('first use: init, check, test, run, build, draw, audit', () => {
  bareme('init', 'hall', '--lang', 'en');
  bareme('check', 'hall');
  bareme('test', 'hall');
  bareme('build', 'hall', '--out', 'generated', '--js', '--validator');
  bareme('build', 'hall', '--out', 'typed', '--validator', '--no-prove');
  bareme('build', 'hall', '--out', 'alone', '--standalone', '--no-prove');
  bareme('build', 'hall', '--out', 'apart', '--js', '--runtime', '@bareme/runtime', '--no-prove');
  bareme('draw', 'hall', '--out', 'drawn', '--format', 'png');
  bareme('audit', 'alone/hall/workbook.xlsx', '--rules', 'hall');
  const told = bareme('run', 'hall', '--facts', 'hall/facts.json', '--format', 'ndjson').trim();
  holds(told.includes('"total":"646.00"'), told);
  return told;
});
await point('asked for Parquet without DuckDB, it says what to install', () => {
  writeFileSync(join(user, 'x.parquet'), 'PAR1');
  try {
    bareme('run', 'hall', '--facts', 'x.parquet');
  } catch (error) {
    holds(/npm install @duckdb\/node-api/.test(String(error)), String(error));
    return 'in a sentence';
  }
  throw new Error('nothing was said');
});

const write = (name: string, content: string, folder = user): void =>
  writeFileSync(join(folder, name), content);
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const strictest = `--ignoreConfig --noEmit --strict --skipLibCheck false --exactOptionalPropertyTypes --noUncheckedIndexedAccess
  --noUnusedLocals --noUnusedParameters --noPropertyAccessFromIndexSignature --noImplicitOverride --noImplicitReturns
  --noFallthroughCasesInSwitch --isolatedModules --verbatimModuleSyntax --erasableSyntaxOnly --target es2022 --lib es2023`;
const flags = strictest.split(/\s+/);
for (const [module, resolution] of [
  ['nodenext', 'nodenext'],
  ['node16', 'node16'],
  ['esnext', 'bundler'],
] as const) {
  await point(`types under the strictest flags, libraries checked: ${module}, ${resolution}`, () => {
    for (const folder of ['generated', 'typed']) {
      write(`typed-${folder}.ts`, programs.typedProgram.replaceAll('./generated/', `./${folder}/`));
      run(
        process.execPath,
        [tsc, ...flags, '--module', module, '--moduleResolution', resolution, `typed-${folder}.ts`],
        user,
      );
    }
    return 'clean';
  });
}

write('evaluator.mjs', programs.evaluatorModule);
write('evaluator.cjs', programs.evaluatorRequired);
write('alone.mjs', programs.standaloneModule);
write('library.mjs', programs.libraryModule);
write('library.cjs', programs.libraryRequired);
const expected = run(process.execPath, ['evaluator.mjs'], user);
const compiled = run(process.execPath, ['library.mjs'], user);
const same = (got: string, wanted: string): string => {
  holds(got === wanted, `${got.slice(0, 300)} in place of ${wanted.slice(0, 300)}`);
  return `${wanted.split(' ')[0]} answers alike`;
};
for (const [name, binary] of [
  [`Node ${process.version}`, process.execPath],
  ['Node 22', tool('node-22/bin/node')],
  ['Node 24', tool('node-24/bin/node')],
  ['Bun', tool('bun/bin/bun')],
] as const) {
  await point(`${name}: evaluator, alone, from CommonJS`, () => {
    for (const file of ['evaluator.mjs', 'alone.mjs', 'evaluator.cjs'])
      same(run(binary, [file], user), expected);
    return same(expected, expected);
  });
  await point(`${name}: library, workbook, pictures, from CommonJS`, () => {
    for (const file of ['library.mjs', 'library.cjs']) same(run(binary, [file], user), compiled);
    return compiled.split('\n')[1] ?? '';
  });
  if (name === 'Bun') continue;
  await point(`${name}: command line`, () => {
    const main = join(user, 'node_modules/bareme/bin/bareme.js');
    return run(
      binary,
      [main, 'run', 'hall', '--facts', 'hall/facts.json', '--format', 'ndjson'],
      user,
    ).trim();
  });
}
await point('@bareme/runtime alone prices', () => {
  cpSync(join(user, 'apart'), join(pricing, 'generated'), { recursive: true });
  write('evaluator.mjs', programs.evaluatorModule, pricing);
  return same(run(process.execPath, ['evaluator.mjs'], pricing), expected);
});

const bundled = (file: string): string => same(run(process.execPath, [file], user), expected);
await point('esbuild: one file, nothing of the compiler', async () => {
  const { metafile } = await build({
    entryPoints: [join(user, 'evaluator.mjs')],
    bundle: true,
    minify: true,
    format: 'esm',
    outfile: join(user, 'esbuild.mjs'),
    metafile: true,
    logLevel: 'silent',
    absWorkingDir: user,
  });
  const from = Object.keys(metafile.inputs).filter((path) => path.includes('dist/lib'));
  const bytes = Object.values(metafile.outputs)[0]?.bytes ?? 0;
  holds(bytes < 60_000, `${bytes} bytes from ${from.join(', ')}`);
  return `${bundled('esbuild.mjs')}, ${bytes} bytes`;
});
await point('rollup', async () => {
  const { rollup } = await import(tool('rollup/dist/rollup.js'));
  const { nodeResolve } = await import(tool('@rollup/plugin-node-resolve/dist/es/index.js'));
  const made = await rollup({ input: join(user, 'evaluator.mjs'), plugins: [nodeResolve()], onwarn() {} });
  await made.write({ file: join(user, 'rollup.mjs'), format: 'esm', inlineDynamicImports: true });
  return bundled('rollup.mjs');
});
await point('webpack', async () => {
  const { default: webpack } = await import(tool('webpack/lib/index.js'));
  const config = { context: user, entry: './evaluator.mjs', target: 'node', mode: 'production' };
  const output = { path: user, filename: 'webpack.cjs' };
  await new Promise<void>((resolve, reject) => {
    webpack(
      { ...config, output },
      (error: unknown, stats: { toString: () => string; hasErrors: () => boolean }) =>
        error || stats.hasErrors() ? reject(error ?? new Error(stats.toString())) : resolve(),
    );
  });
  return bundled('webpack.cjs');
});

for (const folder of away) rmSync(folder, { recursive: true, force: true });
const width = Math.max(...points.map(({ name }) => name.length));
for (const { name, found, ok } of points)
  process.stdout.write(
    `${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(width)}  ${ok ? found.slice(0, 120) : found}\n`,
  );
const failed = points.filter(({ ok }) => !ok).length;
process.stdout.write(`${points.length - failed} points hold, ${failed} do not\n`);
process.exitCode = failed > 0 ? 1 : 0;
