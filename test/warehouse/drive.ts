// Test support: jobs for an engine that drive.py starts, and what it answers.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DialectName } from '../../compiler/6-emit/sql/dialect.js';

export interface Job {
  readonly tariff: string;
  /** What is dropped before, as the engine writes names. */
  readonly tables: readonly string[];
  readonly setup: readonly string[];
  readonly query: string;
  /** Another query, behind the first. */
  readonly certificate: string;
}

export interface Answered {
  readonly answers: readonly Record<string, unknown>[];
  readonly certificate: readonly object[];
  readonly error?: string;
}

/** One answer a job. Ends the process where the engine does not start. */
export function drive(engine: DialectName, jobs: readonly Job[]): readonly Answered[] {
  const folder = mkdtempSync(join(tmpdir(), 'warehouse-'));
  const [asked, answered] = [join(folder, 'jobs.json'), join(folder, 'answers.json')];
  writeFileSync(asked, JSON.stringify(jobs));
  const driver = fileURLToPath(new URL('drive.py', import.meta.url));
  const python = process.env.PYTHON ?? 'python3';
  const { status } = spawnSync(python, [driver, engine, asked, answered], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  const answers: readonly Answered[] = JSON.parse(readFileSync(answered, 'utf8'));
  rmSync(folder, { recursive: true });
  return answers;
}
