// What HTTP alone costs here: the server's framework with one route that takes a body and answers the same text whatever it
// holds, and lines that are only taken apart and written again. What `bareme serve` costs is told beside it.

import { Readable } from 'node:stream';
import Fastify from 'fastify';

const [answer = ''] = process.argv.slice(2);
const app = Fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
  done(null, body),
);
app.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload));
app.post('/empty', (_request, reply) => reply.header('content-type', 'application/json').send(answer));

/** JSON.parse and JSON.stringify of each line, and nothing of pricing. */
async function* again(body) {
  let rest = '';
  for await (const bytes of body) {
    const lines = (rest + Buffer.from(bytes).toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    let text = '';
    for (const line of lines) text += `${JSON.stringify(JSON.parse(line))}\n`;
    yield text;
  }
}
app.post('/lines', (request, reply) =>
  reply.header('content-type', 'application/x-ndjson').send(Readable.from(again(request.body))),
);
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
