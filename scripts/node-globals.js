// Put into those files of the library's bundle that name what only Node has.

import { Buffer as BufferOfBrowsers } from 'buffer/';

export { BufferOfBrowsers as Buffer };

export const process = {
  env: {},
  version: '',
  browser: true,
  nextTick: (act, ...given) => queueMicrotask(() => act(...given)),
};
