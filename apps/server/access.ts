// Who may ask: everybody, or those who know the token.

import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `Bearer TOKEN`, or Basic with the token as password, which browsers ask people for. Compared in constant time. */
export function mayAsk(token: string | undefined): (authorization: string | undefined) => boolean {
  if (token === undefined) return () => true;
  const wanted = digest(token);
  return (authorization) => {
    const given = tokenOf(authorization ?? '');
    return given !== undefined && timingSafeEqual(digest(given), wanted);
  };
}

function tokenOf(authorization: string): string | undefined {
  const [scheme = '', value = ''] = authorization.split(/ +/);
  if (/^bearer$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return undefined;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  const at = pair.indexOf(':');
  return at < 0 ? undefined : pair.slice(at + 1);
}
