// Test support: an engine that drive_books.py starts once and that prices book after book: what starts slowly is not started for each of them.

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { DialectName } from '../../compiler/6-emit/sql/dialect.js';

export type Outside = Exclude<DialectName, 'duckdb'>;

/** Seconds on the clock. */
interface Times {
  readonly load: number;
  readonly prices: readonly number[];
  /** Seconds of all processors that each took. */
  readonly processors: readonly number[];
}

export class BookDriver {
  readonly engine: Outside;
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(engine: Outside) {
    this.engine = engine;
    const driver = fileURLToPath(new URL('drive_books.py', import.meta.url));
    // What engines print goes to the errors; the fourth channel is ours alone.
    this.#child = spawn(process.env.PYTHON ?? 'python3', [driver, engine], { stdio: ['pipe', 2, 2, 'pipe'] });
    // That it ends is seen where answers end.
    this.#child.on('error', (error) => console.error(error.message));
    this.#child.stdin?.on('error', () => undefined);
    const told = this.#child.stdio[3] as Readable;
    this.#answers = createInterface({ input: told })[Symbol.asyncIterator]();
  }

  /** Throws with what the engine says. */
  async price(job: object, folder: string): Promise<Times> {
    const [asked, answered] = [join(folder, 'job.json'), join(folder, 'times.json')];
    writeFileSync(asked, JSON.stringify(job));
    this.#child.stdin?.write(`${JSON.stringify([asked, answered])}\n`);
    const { done } = await this.#answers.next();
    if (done) throw new Error(`the driver of ${this.engine} ended`);
    const times: Times & { readonly error?: string } = JSON.parse(readFileSync(answered, 'utf8'));
    if (times.error !== undefined) throw new Error(times.error);
    return times;
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.stdin?.end();
    await ended;
  }
}
