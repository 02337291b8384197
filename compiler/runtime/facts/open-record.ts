// An object of any origin, opened so that nothing comes from a prototype and nothing it does can throw.

import { isWritten } from './fact-values.js';

export const absent = Symbol('absent');
/** A property whose reading fails. */
export const broken = Symbol('broken');
export type Given = typeof broken | { readonly value: unknown };

export interface OpenRecord {
  /** Of what can be listed; symbols by how they are written. */
  readonly names: readonly string[];
  /** A property that is `undefined` is absent. */
  readonly get: (name: string) => Given | typeof absent;
}

/** Undefined for what is no object written with braces. */
export function openRecord(input: unknown): OpenRecord | undefined {
  try {
    if (!isWritten(input)) return undefined;
    return {
      names: Object.keys(input),
      get(name) {
        try {
          if (!Object.hasOwn(input, name)) return absent;
          const value: unknown = Reflect.get(input, name);
          return value === undefined ? absent : { value };
        } catch {
          return broken;
        }
      },
    };
  } catch {
    return undefined;
  }
}
