// The runtime as text, for evaluators that stand alone: as it was put beside the bundle, or made from the sources.

import { readFileSync } from 'node:fs';
import type { RuntimeTexts } from '../../../../compiler/6-emit/typescript/emit-javascript.js';

export async function runtimeTexts(): Promise<RuntimeTexts> {
  const bundled = read('./standalone-runtime.json');
  if (bundled !== undefined) return JSON.parse(bundled) as RuntimeTexts;
  const script = new URL('../../../../scripts/runtime-texts.js', import.meta.url).href;
  const made: { readonly runtimeTexts: () => Promise<RuntimeTexts> } = await import(script);
  return made.runtimeTexts();
}

function read(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
