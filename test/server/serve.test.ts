// The contract of `bareme serve`, over the wire.

import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder } from '../cli/bareme.js';
import { type Running, serving } from './running.js';

const there = folder();
const rules = (price: string) => `tariff fee "Fee"
source "prices.txt" in English
currency EUR
rounding each amount half up to 0.01 EUR
reading blocks "Blocks"
  | option  | value | because                    |
  | started | 1 EUR | "each block that is begun" |
  | exact   | 2 EUR | "in proportion"            |
  chosen started
list trips "Trips", up to 3
fact n "Visits" : number, whole, from 0 to 1 000
fact km of trips "Distance" : km, whole, from 0 to 1 000
fact remark "Remark" : text, optional
amount fee "Fee" = ${price} EUR * n
amount way "Way" = sum of (0.10 EUR/km * km) over trips + blocks
notice "Many visits." when n is above 500
`;
there.write('fee/fee.bareme', rules('2.50'));
there.write(
  'fee/prices.txt',
  'Prices: 2.50 EUR a visit, 0.10 EUR a km, 1 EUR or 2 EUR; 3.00 EUR; above 500.\n',
);
there.write('package.json', '{}');
const facts = { n: 3, trips: [{ km: 10 }] };

let server: Running;
beforeAll(async () => {
  server = await serving(there, ['fee']);
}, 60_000);

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
  });
interface Told {
  readonly outputs: Readonly<Record<string, string>>;
  readonly notices: readonly string[];
  readonly errors: readonly { readonly code: string; readonly path: string; readonly message: string }[];
}
const answered = async (path: string, body: unknown, headers?: Record<string, string>) => {
  const response = await post(path, body, headers);
  return { status: response.status, body: (await response.json()) as Told & Told[] };
};
const firstError = async (path: string, body: unknown, headers?: Record<string, string>) => {
  const { status, body: told } = await answered(path, body, headers);
  const [first] = told.errors;
  return { status, code: first?.code, at: first?.path };
};

describe('a case', () => {
  it('costs the same as in `bareme run`', async () => {
    expect(await answered('/v1/fee/evaluate', facts)).toEqual({
      status: 200,
      body: { outputs: { fee: '7.50', way: '2.00' } },
    });
    const { out } = await there.bareme(
      ['run', 'fee', '--facts', '-', '--format', 'ndjson'],
      JSON.stringify(facts),
    );
    const { body } = await answered('/v1/fee/evaluate', facts);
    expect(JSON.parse(out)).toEqual(body.outputs);
  });

  it('is refused by name with 422, every mistake of it, in the language asked for', async () => {
    const { status, body } = await answered('/v1/fee/evaluate', { n: -1, trips: [{ km: 'x' }], m: 1 });
    expect(status).toBe(422);
    expect(body.errors.map(({ code, path }) => [code, path])).toEqual([
      ['out_of_domain', 'n'],
      ['wrong_type', 'trips[0].km'],
      ['unknown_fact', 'm'],
    ]);
    for (const error of body.errors) expect(Object.keys(error)).toEqual(['code', 'message', 'path']);
    const french = await answered('/v1/fee/evaluate', { n: -1 }, { 'accept-language': 'fr-CH, en;q=0.5' });
    expect(french.body.errors[0]?.message).toContain('doit être');
    expect((await answered('/v1/fee/evaluate?lang=fr', { n: -1 })).body.errors[0]?.message).toContain(
      'doit être',
    );
  });

  it('is read as strictly as a file: digits kept, no name twice, UTF-8 alone', async () => {
    expect(await firstError('/v1/fee/evaluate', '{"n": 1, "n": 2}')).toMatchObject({
      status: 422,
      code: 'invalid_json',
    });
    expect(await firstError('/v1/fee/evaluate', '{"n": 1')).toMatchObject({
      status: 422,
      code: 'invalid_json',
    });
    expect(await firstError('/v1/fee/evaluate', '')).toMatchObject({ status: 422, code: 'invalid_json' });
    expect(await firstError('/v1/fee/evaluate', Buffer.from('{"n": "\xe9"}', 'latin1'))).toMatchObject({
      status: 422,
    });
    const digits = '{"n": 1.00000000000000000001, "trips": []}';
    expect(await firstError('/v1/fee/evaluate', digits)).toEqual({ status: 422, code: 'off_step', at: 'n' });
    expect(await firstError('/v1/fee/evaluate', '{"__proto__": {"n": 1}}')).toMatchObject({ status: 422 });
    expect(await firstError('/v1/fee/evaluate', '5')).toEqual({ status: 422, code: 'wrong_type', at: '' });
  });

  it('carries what the rules have to say', async () => {
    const { body } = await answered('/v1/fee/evaluate', { ...facts, n: 501 });
    expect(body.notices).toEqual(['Many visits.']);
  });

  it('takes results, readings and a date as parameters, and no other', async () => {
    const { body } = await answered('/v1/fee/evaluate?results=way&reading=blocks%3Dexact', {
      trips: [{ km: 10 }],
    });
    expect(body).toEqual({ outputs: { way: '3.00' } });
    const wrong: readonly (readonly [string, string, string])[] = [
      ['results=fe', 'unknown_result', 'fe'],
      ['reading=blocks', 'unknown_reading', 'reading'],
      ['reading=block%3Dexact', 'unknown_reading', 'block'],
      ['reading=blocks%3Dx', 'unknown_reading', 'blocks'],
      ['reading=blocks%3Dexact&reading=blocks%3Dstarted', 'wrong_type', 'blocks'],
      ['on=2025-02-30', 'wrong_type', 'on'],
      ['on=2025-02-01&on=2025-02-02', 'wrong_type', 'on'],
      ['date=2025-02-01', 'unknown_option', 'date'],
      ['__proto__=1', 'unknown_option', '__proto__'],
    ];
    for (const [query, code, at] of wrong) {
      expect(await firstError(`/v1/fee/evaluate?${query}`, facts), query).toEqual({ status: 422, code, at });
      expect(await firstError(`/v1/fee/receipt?${query}`, facts), query).toEqual({ status: 422, code, at });
    }
  });
});

describe('many cases', () => {
  it('as a list answer a list in order, refused ones in place', async () => {
    const { status, body } = await answered('/v1/fee/evaluate', [facts, { n: 1 }, 5, { ...facts, n: 4 }]);
    expect(status).toBe(200);
    expect(body).toHaveLength(4);
    expect(body[0]).toEqual({ outputs: { fee: '7.50', way: '2.00' } });
    expect(body[1]?.errors[0]).toMatchObject({ code: 'missing_fact', path: 'trips' });
    expect(body[2]?.errors[0]).toMatchObject({ code: 'wrong_type', path: '' });
    expect(body[3]?.outputs.fee).toBe('10.00');
    expect((await answered('/v1/fee/evaluate', [])).body).toEqual([]);
  });

  it('as lines are answered while they come', { timeout: 20_000 }, async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    let got = '';
    socket.on('data', (data) => {
      got += data;
    });
    const chunk = (text: string) => socket.write(`${text.length.toString(16)}\r\n${text}\r\n`);
    const until = async (what: string) => {
      while (!got.includes(what)) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    socket.write(
      'POST /v1/fee/evaluate HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    chunk(`${JSON.stringify(facts)}\n`);
    await until('"7.50"');
    expect(got).toContain('application/x-ndjson');
    chunk('nothing\n\n');
    await until('invalid_json');
    chunk(JSON.stringify({ ...facts, n: 4 }));
    socket.write('0\r\n\r\n');
    await until('"10.00"');
    socket.end();
  });
});

describe('what is refused before any case', () => {
  it('is told by status and code', async () => {
    expect(await firstError('/v1/fees/evaluate', facts)).toMatchObject({
      status: 404,
      code: 'unknown_ruleset',
    });
    const unread = await firstError('/v1/fees/evaluate', 'n=1', { 'content-type': 'text/csv' });
    expect(unread.status).toBe(404);
    expect(await firstError('/v2', facts)).toMatchObject({ status: 404, code: 'not_found' });
    for (const type of [
      'text/csv',
      'application/xml',
      'application/json; charset=latin1',
      'multipart/form-data',
    ]) {
      expect(await firstError('/v1/fee/evaluate', 'n', { 'content-type': type }), type).toMatchObject({
        status: 415,
        code: 'unsupported_media_type',
      });
    }
    expect(
      await firstError('/v1/fee/evaluate', JSON.stringify(facts), { 'content-encoding': 'gzip' }),
    ).toMatchObject({ status: 415, code: 'unsupported_encoding' });
    expect(
      await firstError('/v1/fee/receipt', '{}', { 'content-type': 'application/x-ndjson' }),
    ).toMatchObject({ status: 415 });
    const large = JSON.stringify({ ...facts, remark: 'x'.repeat(1_000_001) });
    expect(await firstError('/v1/fee/evaluate', large)).toMatchObject({
      status: 413,
      code: 'body_too_large',
    });
    const list = JSON.stringify(Array.from({ length: 10_001 }, () => 1));
    expect(await firstError('/v1/fee/evaluate', list)).toMatchObject({ status: 413, code: 'list_too_long' });
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const response = await fetch(`${server.url}/v1/fee/evaluate`, { method });
      expect([response.status, response.headers.get('allow')], method).toEqual([405, 'POST']);
    }
  });
});

describe('beside cases', () => {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}${path}`, { headers });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
    };
  };

  it('a receipt comes as data, text or a page', async () => {
    expect((await answered('/v1/fee/receipt', facts)).body).toHaveProperty('entries');
    for (const [accept, query, begins] of [
      ['text/plain', '', 'Fee\n==='],
      ['text/html,*/*', '', '<!doctype html>'],
      ['*/*', '?format=text', 'Fee\n==='],
    ] as const) {
      const text = await (await post(`/v1/fee/receipt${query}`, facts, { accept })).text();
      expect(text.trimStart().toLowerCase().startsWith(begins.toLowerCase()), text.slice(0, 80)).toBe(true);
    }
    expect(await firstError('/v1/fee/receipt', { n: 1 })).toMatchObject({
      status: 422,
      code: 'missing_fact',
    });
  });

  it('schemas, health, counts, a description and pages are served', async () => {
    expect(JSON.parse((await get('/v1/fee/schema')).text).properties).toHaveProperty('n');
    expect(JSON.parse((await get('/v1/fee/schema?of=results')).text).properties).toHaveProperty('way');
    expect(JSON.parse((await get('/healthz')).text)).toEqual({ status: 'ok', rulesets: 1, keptOut: [] });
    expect((await get('/metrics')).text).toMatch(/bareme_cases_total\{ruleset="fee",outcome="priced"\} \d+/);
    const described = JSON.parse((await get('/openapi.json')).text);
    expect(described.openapi).toBe('3.1.0');
    expect(Object.keys(described.paths)).toContain('/v1/fee/evaluate');
    for (const path of ['/', '/docs', '/v1/fee/form', '/v1/fee/form?lang=fr']) {
      const { status, type, text } = await get(path);
      expect([status, type], path).toEqual([200, 'text/html; charset=utf-8']);
      expect(text).not.toMatch(/https?:\/\/(?!127)/);
    }
    expect((await get('/v1/fee/form')).text).toContain('name="km"');
    expect((await get('/v1/fees/form')).status).toBe(404);
  });

  it('a parameter of a few values takes no other, nor two', async () => {
    for (const [path, body] of [
      ['schema?of=outputs', undefined],
      ['schema?of=facts&of=results', undefined],
      ['receipt?format=pdf', '{}'],
      ['evaluate?lang=de', '{}'],
    ] as const) {
      const answer = await fetch(`${server.url}/v1/fee/${path}`, {
        ...(body !== undefined && { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
      });
      expect([path, answer.status, await answer.json()]).toEqual([
        path,
        422,
        {
          errors: [
            {
              code: 'bad_choice',
              message: expect.stringContaining(path.split('?')[1]?.slice(0, 3) ?? ''),
              path: '',
            },
          ],
        },
      ]);
    }
  });

  it('every request has an id, that of the client where it gives one', async () => {
    const own = await fetch(`${server.url}/healthz`, { headers: { 'x-request-id': 'of-mine-1' } });
    expect(own.headers.get('x-request-id')).toBe('of-mine-1');
    const made = await fetch(`${server.url}/healthz`, { headers: { 'x-request-id': 'a b"c' } });
    expect(made.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    await expect
      .poll(() => server.log().some(({ reqId }) => reqId === 'of-mine-1'), { timeout: 10_000 })
      .toBe(true);
  });
});

describe('a change of the files', () => {
  it('is taken over whole; one with a mistake is kept out and told', { timeout: 30_000 }, async () => {
    const price = async () => (await answered('/v1/fee/evaluate', facts)).body.outputs.fee;
    const keptOut = async () =>
      ((await (await fetch(`${server.url}/healthz`)).json()) as { keptOut: unknown }).keptOut;
    there.write('fee/fee.bareme', rules('3.00'));
    await expect.poll(price, { timeout: 10_000 }).toBe('9.00');
    there.write('fee/fee.bareme', `${rules('4.00')}amount\n`);
    await expect.poll(keptOut, { timeout: 10_000 }).toEqual(['fee']);
    expect(await price()).toBe('9.00');
    expect(server.log().some(({ problems }) => JSON.stringify(problems ?? '').includes('fee.bareme'))).toBe(
      true,
    );
    const isGone = () => server.log().some(({ problems }) => JSON.stringify(problems ?? '').includes('E002'));
    rmSync(join(there.path, 'fee/fee.bareme'));
    await expect.poll(isGone, { timeout: 10_000 }).toBe(true);
    expect(await price()).toBe('9.00');
    there.write('fee/fee.bareme', rules('2.50'));
    await expect.poll(price, { timeout: 10_000 }).toBe('7.50');
    await expect.poll(keptOut, { timeout: 10_000 }).toEqual([]);
  });
});
