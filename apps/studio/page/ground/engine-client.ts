// The engine in its worker, as promises; proofs have a worker of their own, which can be ended.

import type { CallName, Calls, Told } from '../../engine/messages.js';

export class EngineClient {
  #worker: Worker;
  #next = 0;
  readonly #waiting = new Map<number, { done: (told: unknown) => void; fail: (reason: Error) => void }>();

  constructor() {
    this.#worker = this.#start();
  }

  ask<K extends CallName>(call: K, asked: Calls[K]['asked']): Promise<Calls[K]['told']> {
    const id = this.#next++;
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done: done as (told: unknown) => void, fail });
      this.#worker.postMessage({ id, call, asked });
    });
  }

  /** Ends what it is at; it can be asked again. */
  stop(): void {
    this.#worker.terminate();
    for (const { fail } of this.#waiting.values()) fail(new Error('stopped'));
    this.#waiting.clear();
    this.#worker = this.#start();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.js', document.baseURI), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.failed === undefined) waiting?.done(data.told);
      else waiting?.fail(new Error(data.failed));
    };
    return worker;
  }
}
