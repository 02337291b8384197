// A download made in the browser, with the back ends of `bareme build` and the same hashes on it.

import type { Backend } from '../../../compiler/6-emit/backend.js';
import { compile } from '../../../compiler/pipeline.js';
import { joined } from '../engine/joined-path.js';
import type { WorkFile } from './shared-work.js';

const backends: Readonly<Record<string, () => Promise<Backend>>> = {
  'workbook.xlsx': async () =>
    (await import('../../../compiler/6-emit/workbook/emit-workbook.js')).emitWorkbook,
  'evaluator.ts': async () =>
    (await import('../../../compiler/6-emit/typescript/emit-typescript.js')).emitTypeScript,
  'facts.schema.json': async () =>
    (await import('../../../compiler/6-emit/json-schema/emit-json-schema.js')).emitJsonSchema,
};

/** Undefined where the rules have errors or there is no such output. `hash` is SHA-256, hex. */
export async function buildOutput(
  files: readonly WorkFile[],
  main: string,
  output: string,
  { version, hash }: { readonly version: string; readonly hash: (text: string) => Promise<string> },
): Promise<Uint8Array | undefined> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const rules = new Map([[main, texts.get(main) ?? '']]);
  const documents = new Map<string, string>();
  const { model } = compile(
    { path: main, text: texts.get(main) ?? '' },
    {
      load(name, from) {
        const path = joined(from, name);
        const text = texts.get(path);
        if (text === undefined) return undefined;
        rules.set(path, text);
        return { path, text };
      },
      document(name, from) {
        const path = joined(from, name);
        const text = texts.get(path);
        if (text === undefined) return undefined;
        documents.set(name, text);
        return { path, text };
      },
    },
  );
  const backend = await backends[output]?.();
  if (model === undefined || backend === undefined) return undefined;
  const home = main.split('/').slice(0, -1);
  const lines = await Promise.all(
    [...rules].map(async ([path, text]) => `${await hash(text)}  ${fromFolder(home, path)}\n`),
  );
  const provenance = {
    compilerVersion: version,
    // As `sha256sum` says of one file, and of the list of several.
    ruleHash: lines.length === 1 ? await hash(texts.get(main) ?? '') : await hash(lines.join('')),
    documentHashes: Object.fromEntries(
      await Promise.all([...documents].map(async ([name, text]) => [name, await hash(text)] as const)),
    ),
  };
  const built = await backend(model, provenance, () => undefined);
  const content = built.find(({ name }) => name === output)?.content;
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function fromFolder(home: readonly string[], path: string): string {
  const parts = path.split('/');
  let shared = 0;
  while (shared < home.length && home[shared] === parts[shared]) shared++;
  return [...home.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/');
}
