// The server of the page as raw requests meet it: what is refused, and that nothing is lost by saving.

import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder, hashOf } from '../../apps/studio/server/folder.js';
import { startStudio } from '../../apps/studio/server/studio-server.js';

const token = 'a'.repeat(43);

describe('the server of the studio', () => {
  let home: string;
  let server: Server;
  let port: number;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'studio-'));
    mkdirSync(join(home, 'project/rules/sub'), { recursive: true });
    writeFileSync(join(home, 'secret.txt'), 'secret');
    writeFileSync(join(home, 'project/shared.bareme'), 'module shared\n');
    writeFileSync(join(home, 'project/other.txt'), 'other');
    writeFileSync(
      join(home, 'project/rules/a.bareme'),
      'tariff a\nuse "../shared.bareme"\nsource "../../secret.txt" in English\n',
    );
    writeFileSync(join(home, 'project/rules/sub/key.pem'), 'key');
    symlinkSync(join(home, 'secret.txt'), join(home, 'project/rules/link.txt'));
    symlinkSync(home, join(home, 'project/rules/out'));
    const folder = new Folder(join(home, 'project/rules'), join(home, 'project'));
    const asset = (name: string) => (name === 'index.html' ? Buffer.from('<p>page') : undefined);
    ({ server, port } = await startStudio(
      { folder, token, asset, version: '0', build: async () => Buffer.from('built') },
      0,
    ));
  });
  afterAll(() => {
    server.close();
    rmSync(home, { recursive: true });
  });

  const ask = (
    path: string,
    headers: Readonly<Record<string, string>> = {},
    { method = 'GET', body = '' }: { readonly method?: string; readonly body?: string } = {},
  ) =>
    new Promise<{ status: number; text: string; headers: Readonly<Record<string, unknown>> }>(
      (done, fail) => {
        const sent = request(
          { host: '127.0.0.1', port, path, method, headers: { 'X-Bareme-Token': token, ...headers } },
          (response) => {
            let text = '';
            response.on('data', (piece) => {
              text += piece;
            });
            response.on('end', () =>
              done({ status: response.statusCode ?? 0, text, headers: response.headers }),
            );
          },
        );
        sent.on('error', fail);
        sent.end(body);
      },
    );
  const file = (path: string) => `/api/file?path=${encodeURIComponent(path)}`;

  it('says that it is there to anyone on this machine, and gives the page with a strict policy', async () => {
    expect(await ask('/healthz', { 'X-Bareme-Token': '' })).toMatchObject({ status: 200, text: 'ok\n' });
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    ['another name of this machine', '/api/files', { Host: 'evil.example' }, 421],
    ['another port', '/healthz', { Host: '127.0.0.1:1' }, 421],
    ['another page', '/api/files', { Origin: 'http://evil.example' }, 403],
    ['a request made by another site', '/api/files', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['no key', '/api/files', { 'X-Bareme-Token': '' }, 401],
    ['a wrong key', '/api/files', { 'X-Bareme-Token': 'b'.repeat(43) }, 401],
    ['a file above', file('../other.txt'), {}, 404],
    ['a file far above', file('../../secret.txt'), {}, 404],
    ['an absolute path', file('/etc/hostname.txt'), {}, 404],
    ['a link to a file outside', file('link.txt'), {}, 404],
    ['a link to a folder outside', file('out/secret.txt'), {}, 404],
    ['another kind of file', file('sub/key.pem'), {}, 404],
    ['a backslash', file('sub\\..\\a.bareme'), {}, 404],
    ['a file that is not of the page', '/../package.json', {}, 404],
  ])('refuses %s', async (_, path, headers, status) => {
    expect((await ask(path, headers)).status).toBe(status);
  });

  it('gives the files of the folder, and of the project only what its rules name', async () => {
    const { files } = JSON.parse((await ask('/api/files')).text) as {
      files: { path: string; writable: boolean }[];
    };
    expect(files.map(({ path, writable }) => [path, writable])).toEqual([
      ['a.bareme', true],
      ['../shared.bareme', false],
    ]);
    expect(
      (await ask(file('../shared.bareme'), { 'If-Match': '"x"' }, { method: 'PUT', body: 'x' })).status,
    ).not.toBe(200);
  });

  it('saves only over what was opened, in one step, with mode and line ends as they were', async () => {
    const path = join(home, 'project/rules/b.bareme');
    const first = 'tariff b\r\n# é\u00a0\u202f\r\n';
    expect(
      (await ask(file('b.bareme'), { 'If-None-Match': '*' }, { method: 'PUT', body: first })).status,
    ).toBe(200);
    expect(readFileSync(path, 'utf8')).toBe(first);
    chmodSync(path, 0o640);
    const match = { 'If-Match': `"${hashOf(first)}"` };
    expect((await ask(file('b.bareme'), match, { method: 'PUT', body: `${first}#\r\n` })).status).toBe(200);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect((await ask(file('b.bareme'), match, { method: 'PUT', body: 'lost' })).status).toBe(412);
    expect(
      (await ask(file('b.bareme'), { 'If-None-Match': '*' }, { method: 'PUT', body: 'lost' })).status,
    ).toBe(412);
    expect((await ask(file('b.bareme'), {}, { method: 'PUT', body: 'lost' })).status).toBe(428);
    expect(readFileSync(path, 'utf8')).toBe(`${first}#\r\n`);
    const long = 'x'.repeat(5_000_001);
    expect((await ask(file('b.bareme'), match, { method: 'PUT', body: long })).status).toBe(413);
  });
});
