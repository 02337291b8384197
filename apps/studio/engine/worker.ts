// The engine in a worker: one message in, one message out.

import { Engine } from './engine.js';
import type { Asked, Told } from './messages.js';

const engine = new Engine();

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  let told: Told;
  try {
    told = { id: data.id, told: await engine.answer(data) };
  } catch (error) {
    told = { id: data.id, told: undefined, failed: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(told);
};
