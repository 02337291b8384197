// What the page knows: files as they are edited, the last answers of the engine, the case of the form.

import type { CasePriced, Checked } from '../../engine/messages.js';

export interface OpenFile {
  readonly path: string;
  /** With plain line ends, as the editor and the engine have it. */
  text: string;
  /** As it was last read or written. */
  saved: string;
  sha256: string;
  readonly writable: boolean;
  /** How lines end in the file. */
  readonly ending: '\n' | '\r\n';
}

export interface State {
  readonly files: Map<string, OpenFile>;
  /** The rule file that is looked at, and edited. */
  main: string;
  version: number;
  checked: Checked | undefined;
  priced: CasePriced | undefined;
  /** When amounts were last those of the whole text. */
  wholeAt: Date | undefined;
  facts: Record<string, unknown>;
  readings: Record<string, string>;
}

export const state: State = {
  files: new Map(),
  main: '',
  version: 0,
  checked: undefined,
  priced: undefined,
  wholeAt: undefined,
  facts: {},
  readings: {},
};

export const isDirty = (file: OpenFile): boolean => file.text !== file.saved;

/** As it is written to the disk. */
export const onDisk = ({ ending }: OpenFile, text: string): string =>
  ending === '\n' ? text : text.replaceAll('\n', '\r\n');

export function opened(path: string, text: string, sha256: string, writable: boolean): OpenFile {
  const plain = text.replaceAll('\r\n', '\n');
  return { path, text: plain, saved: plain, sha256, writable, ending: text.includes('\r\n') ? '\r\n' : '\n' };
}
