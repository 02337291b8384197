// Where the review tries the package: a folder beside nothing, with the packed package in it, and the tools of users.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, 'node_modules/.cache/review');
const platform = `${process.platform}-${process.arch}`;

/** What users may have beside bareme; kept between reviews, beside the packages of the project. */
const tools = [
  `node-22@npm:node-${platform}@22.23.5`,
  `node-24@npm:node-${platform}@24.22.3`,
  `bun@npm:@oven/bun-${platform}${process.arch === 'x64' ? '-baseline' : ''}@1.4.5`,
  'rollup@4.68.8',
  '@rollup/plugin-node-resolve@16.0.3',
  'webpack@5.113.0',
  'openapi-typescript@7.13.0',
  'openapi-fetch@0.17.0',
];

export const tool = (path: string): string => join(cache, 'node_modules', path);

/** Throws with what was said when a command fails. */
export function run(command: string, words: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, BAREME_CACHE: 'off', NODE_PATH: '', npm_config_loglevel: 'warn' },
  });
  if (status !== 0) {
    const said = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim();
    throw new Error(`${command.split('/').at(-1)} ${words.join(' ')}: ${said.slice(-1500)}`);
  }
  return stdout;
}

export const npm = (words: readonly string[], cwd: string): string => run('npm', words, cwd);

export function installTools(): void {
  const wanted = tools.map((each) => each.replace(/@[^@/]*$/, '').replace(/@npm:.*$/, ''));
  if (wanted.every((name) => existsSync(tool(name)))) return;
  mkdirSync(cache, { recursive: true });
  const quietly = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  npm(['install', ...quietly, '--prefix', cache, ...tools], root);
}

/** A fresh folder with a package.json of its own; `packed` are tarballs. */
export function project(packed: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'bareme-review-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true, "type": "module" }\n');
  npm(['install', '--no-audit', '--no-fund', ...packed], folder);
  return folder;
}

export interface Weight {
  readonly packages: readonly string[];
  readonly bytes: number;
}

/** The packages of an install, nested ones too, and all their bytes. */
export function weightOf(folder: string): Weight {
  const packages: string[] = [];
  let bytes = 0;
  const look = (at: string, isModules: boolean) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (!entry.isDirectory()) bytes += statSync(path).size;
      else {
        if (isModules && !entry.name.startsWith('@') && !entry.name.startsWith('.')) packages.push(path);
        look(path, entry.name === 'node_modules' || (isModules && entry.name.startsWith('@')));
      }
    }
  };
  look(join(folder, 'node_modules'), true);
  return { packages, bytes };
}
