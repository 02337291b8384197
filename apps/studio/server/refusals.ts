// Who may ask: this machine, this page, with the token that was opened. Everything else is refused before it is looked at.

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Door {
  readonly port: number;
  readonly token: string;
}

/** Names by which this machine is called in an address of its own; another one is a name that was bent to point here. */
const ownNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);

/** The status with which a request is refused; undefined where it may go on. */
export function refusalOf(
  request: IncomingMessage,
  { port, token }: Door,
  needsToken: boolean,
): number | undefined {
  const { host, origin } = request.headers;
  if (host === undefined || ![...ownNames].some((name) => host === `${name}:${port}`)) return 421;
  if (origin !== undefined && origin !== `http://${host}`) return 403;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403;
  if (!needsToken) return undefined;
  const given = request.headers['x-bareme-token'];
  return typeof given === 'string' && isSame(given, token) ? undefined : 401;
}

/** Takes as long whatever is given. */
function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The page runs its own files, talks to its own server, and is shown in no other page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const safeHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};
