// How `bareme serve` begins and ends: its token, what keeps it from serving, requests that are under way when it is told to stop.

import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { folder } from '../cli/bareme.js';
import { serving } from './running.js';

const there = folder();
there.write(
  'fee/fee.bareme',
  `tariff fee "Fee"
currency EUR
rounding each amount half up to 0.01 EUR
fact n "Visits" : number, whole, from 0 to 1 000
amount fee "Fee" = 2.50 EUR * n
`,
);
there.write('package.json', '{}');
const facts = { n: 3 };

describe('the command', () => {
  it('asks for the token that it was given by name, and does not start without it', {
    timeout: 60_000,
  }, async () => {
    const closed = await serving(there, ['fee', '--token-env', 'SECRET'], { SECRET: 'abc' });
    const status = async (path: string, authorization?: string) =>
      (await fetch(`${closed.url}${path}`, { headers: authorization === undefined ? {} : { authorization } }))
        .status;
    expect(await status('/healthz')).toBe(200);
    for (const path of ['/v1', '/metrics', '/', '/openapi.json', '/v1/fee/form', '/nothing']) {
      expect(await status(path), path).toBe(401);
      expect(await status(path, 'Bearer abcd'), path).toBe(401);
      expect(await status(path, 'Bearer abc'), path).toBe(path === '/nothing' ? 404 : 200);
    }
    expect(await status('/', `Basic ${Buffer.from('any:abc').toString('base64')}`)).toBe(200);
    expect(await closed.stop()).toBe(0);
    const { status: ended, err } = await there.bareme(['serve', 'fee', '--token-env', 'SECRET']);
    expect({ ended, told: err.includes('E014') }).toEqual({ ended: 2, told: true });
  });

  it('says what keeps it from serving', { timeout: 60_000 }, async () => {
    const running = await serving(there, ['fee']);
    const { port } = new URL(running.url);
    const taken = await there.bareme(['serve', 'fee', '--port', port]);
    expect(taken.status).toBe(2);
    expect(taken.err).toContain('another program uses it');
    expect(await running.stop()).toBe(0);
    there.write('broken/broken.bareme', 'tariff broken "B"\namount\n');
    const broken = await there.bareme(['serve', 'broken', '--port', '0']);
    expect(broken.status).toBe(1);
    expect(broken.err).toContain('broken.bareme:2');
    expect((await there.bareme(['serve', 'nothing', '--port', '0'])).status).toBe(1);
    expect((await there.bareme(['serve', 'fee', '--port', 'x'])).status).toBe(2);
  });

  it('answers what was begun when it is told to stop', { timeout: 30_000 }, async () => {
    const other = await serving(there, ['fee']);
    const { hostname, port } = new URL(other.url);
    const socket = connect(Number(port), hostname);
    let got = '';
    socket.on('data', (data) => {
      got += data;
    });
    const body = JSON.stringify(facts);
    socket.write(
      `POST /v1/fee/evaluate HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const ended = other.stop();
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.write(body.slice(5));
    expect(await ended).toBe(0);
    await expect.poll(() => got, { timeout: 10_000 }).toContain('{"outputs":{"fee":"7.50"}}');
    await expect(fetch(other.url)).rejects.toThrow();
  });

  it('does not wait for a client that keeps its connection when it is answered', {
    timeout: 30_000,
  }, async () => {
    const other = await serving(there, ['fee']);
    const { hostname, port } = new URL(other.url);
    const socket = connect(Number(port), hostname);
    let got = '';
    socket.on('data', (data) => {
      got += data;
    });
    const line = `${JSON.stringify(facts)}\n`;
    const chunk = `${line.length.toString(16)}\r\n${line}\r\n`;
    socket.write(
      `POST /v1/fee/evaluate HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n${chunk}`,
    );
    await expect.poll(() => got, { timeout: 10_000 }).toContain('7.50');
    const ended = other.stop();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const begun = performance.now();
    socket.write(`${chunk}0\r\n\r\n`);
    expect(await ended).toBe(0);
    await expect.poll(() => got.split('7.50').length, { timeout: 10_000 }).toBe(3);
    // The client would keep it for 72 seconds; after ten it is cut.
    expect(performance.now() - begun).toBeLessThan(8_000);
  });

  it('gives all of a long answer to a slow client when it is told to stop', { timeout: 60_000 }, async () => {
    const other = await serving(there, ['fee']);
    const { hostname, port } = new URL(other.url);
    const socket = connect(Number(port), hostname);
    let got = '';
    socket.on('data', (data) => {
      got += data;
    });
    const cases = 200_000;
    const body = `${JSON.stringify(facts)}\n`.repeat(cases);
    socket.write(
      `POST /v1/fee/evaluate HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await expect.poll(() => got, { timeout: 10_000 }).toContain('7.50');
    socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const ended = other.stop();
    await new Promise((resolve) => setTimeout(resolve, 500));
    socket.resume();
    expect(await ended).toBe(0);
    await expect.poll(() => got.endsWith('0\r\n\r\n'), { timeout: 10_000 }).toBe(true);
    expect(got.split('7.50')).toHaveLength(cases + 1);
  });
});
