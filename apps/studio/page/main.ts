// The page of `bareme studio`: files of a folder behind the server that gave the page.

import { failed } from './app.js';
import { ServerStore } from './ground/store.js';
import { startPage } from './page.js';

const parameters = new URLSearchParams(location.hash.slice(1));
// The key is kept in memory alone.
history.replaceState(null, '', location.pathname);

void startPage(parameters, async () => ({ store: new ServerStore(parameters.get('token') ?? '') })).catch(
  failed,
);
