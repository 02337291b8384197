// A load generator that costs little itself: connections kept alive, the next request as soon as the answer is whole.

import { request as ask } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface Load {
  readonly requests: number;
  /** Milliseconds of each answer, sorted; only where they were asked for. */
  readonly latencies: readonly number[];
  readonly seconds: number;
}

/** The bytes of an answer up to its end, or undefined while more is to come. */
function answerIn(bytes: Buffer): number | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const lines = bytes.toString('latin1', 0, head);
  if (!lines.startsWith('HTTP/1.1 200')) throw new Error(lines);
  const length = /\r\ncontent-length: (\d+)/i.exec(lines)?.[1];
  if (length === undefined) throw new Error(`no length: ${lines}`);
  const end = head + 4 + Number(length);
  return bytes.length >= end ? end : undefined;
}

/** `requests` in all over `connections`; with `rate`, no faster than so many a second. */
export async function load(
  port: number,
  request: Buffer,
  { requests, connections, rate }: { requests: number; connections: number; rate?: number },
): Promise<Load> {
  const latencies: number[] = [];
  const begun = performance.now();
  let sent = 0;
  const pause = rate === undefined ? 0 : (1000 * connections) / rate;
  const one = (socket: Socket) =>
    new Promise<void>((resolve, reject) => {
      let held = Buffer.alloc(0);
      let at = 0;
      let due = performance.now() + Math.random() * pause;
      const next = () => {
        if (sent >= requests) {
          socket.end();
          resolve();
          return;
        }
        sent++;
        const wait = pause === 0 ? 0 : due - performance.now();
        due += pause;
        const send = () => {
          at = performance.now();
          socket.write(request);
        };
        if (wait > 1) setTimeout(send, wait);
        else send();
      };
      socket.on('data', (bytes) => {
        held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
        const end = answerIn(held);
        if (end === undefined) return;
        held = held.subarray(end);
        if (pause > 0) latencies.push(performance.now() - at);
        next();
      });
      socket.on('error', reject);
      socket.on('connect', next);
    });
  await Promise.all(
    Array.from({ length: connections }, () => one(connect({ port, host: '127.0.0.1', noDelay: true }))),
  );
  return {
    requests,
    latencies: latencies.sort((a, b) => a - b),
    seconds: (performance.now() - begun) / 1000,
  };
}

/** So many copies of a line, streamed both ways; the seconds are left to who asks. Throws where one is not answered. */
export async function loadLines(port: number, path: string, line: string, lines: number): Promise<void> {
  const together = 500;
  const answered = await new Promise<number>((resolve, reject) => {
    let ends = 0;
    const asked = ask(
      { port, path, method: 'POST', headers: { 'content-type': 'application/x-ndjson' } },
      (answer) => {
        answer.on('data', (bytes: Buffer) => {
          for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) ends++;
        });
        answer.on('end', () => resolve(ends));
      },
    );
    asked.on('error', reject);
    const piece = `${line}\n`.repeat(together);
    let left = lines / together;
    const more = () => {
      while (left > 0) {
        left--;
        if (!asked.write(piece)) {
          asked.once('drain', more);
          return;
        }
      }
      asked.end();
    };
    more();
  });
  if (answered !== lines) throw new Error(`${answered} of ${lines} lines were answered`);
}
