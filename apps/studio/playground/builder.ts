// The worker that makes downloads: started for one, ended after it.

import { buildOutput } from './build-output.js';
import type { WorkFile } from './shared-work.js';

export interface BuildAsked {
  readonly files: readonly WorkFile[];
  readonly main: string;
  readonly output: string;
}

export interface BuildTold {
  readonly content?: Uint8Array<ArrayBuffer>;
  readonly failed?: string;
}

/** Of this package: the bundle holds it. */
declare const BAREME_VERSION: string;

async function hash(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

self.onmessage = async ({ data: { files, main, output } }: MessageEvent<BuildAsked>) => {
  let told: BuildTold;
  try {
    const content = await buildOutput(files, main, output, { version: BAREME_VERSION, hash });
    told = content === undefined ? {} : { content: new Uint8Array(content) };
  } catch (error) {
    told = { failed: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(told);
};
