// bareme replay: records of cases priced again, and what differs from what was kept.

import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { readRecord } from '../audit-records/read-record.js';
import { type Replayed, replayRecord } from '../audit-records/replay-record.js';
import { reasonsOf, replaySum, replayText, unreadText } from '../audit-records/replay-text.js';
import { requireFile } from '../input/open-facts.js';
import { lineBytesOf, linesOf, NotUtf8 } from '../input/text-stream.js';
import { progressLine } from '../process/progress.js';
import { localeFor, type Session } from '../process/session.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import type { RunnableRuleset } from '../rulesets/model-cache.js';
import { runnableRuleset } from '../rulesets/runnable-ruleset.js';

export interface ReplayOptions {
  /** In place of the rulesets that the records name. */
  readonly rules?: string;
  readonly format: 'text' | 'json';
}

interface Ready extends RunnableRuleset {
  readonly interpreter: Interpreter;
}

/** Status 1 when a record gives something else, was altered, or cannot be read. */
export async function replay(session: Session, path: string, options: ReplayOptions): Promise<ExitStatus> {
  const { host, outputs } = session;
  const file = resolve(host.cwd, path);
  if (path !== '-') {
    requireFile(file, path);
    outputs.protect(file);
  }
  const rulesets = new Map<string, Ready | undefined>();
  const ready = async (wanted: string): Promise<Ready | undefined> => {
    if (!rulesets.has(wanted)) {
      const found = await runnableRuleset(session, wanted);
      rulesets.set(wanted, found && { ...found, interpreter: new Interpreter(found.model) });
    }
    return rulesets.get(wanted);
  };
  const sums = { all: 0, same: 0, different: 0, altered: 0, unread: 0 };
  const isJson = options.format === 'json';
  let locale = localeFor(session, undefined);
  const unread = async (line: number, reason: Parameters<typeof unreadText>[1]) => {
    sums.unread++;
    if (isJson) await host.out(`${JSON.stringify({ line, status: 'unreadable', reason: reason[locale] })}\n`);
    else await host.out(unreadText(line, reason, locale));
  };

  const progress = progressLine(host, host.outIsTerminal);
  const size = path === '-' ? 0 : statSync(file).size;
  let [next, done] = [1, 0];
  for await (const bytes of lineBytesOf(path === '-' ? host.stdin : createReadStream(file))) {
    const read = linesOf(bytes, next);
    next = read.next;
    done += bytes.bytes.length;
    if (size > 0) progress.read(done, size);
    for (const line of read.lines) {
      sums.all++;
      progress.cases(sums.all);
      if (!('text' in line)) {
        await unread(line.number, unreadable[line.unread]);
        continue;
      }
      const kept = readRecord(line.text, line.number);
      if (!kept.ok) {
        await unread(line.number, kept.reason);
        continue;
      }
      const { record } = kept;
      const wanted = options.rules ?? record.ruleset;
      if (wanted === undefined) throw new Stop(badChoice(nowhere, { message: noRules }));
      const ruleset = await ready(wanted);
      if (ruleset === undefined) {
        progress.close();
        return exit.failed;
      }
      const { interpreter, model, provenance } = ruleset;
      locale = localeFor(session, model.language);
      const replayed = replayRecord(record, interpreter, provenance);
      const status = statusOf(replayed);
      sums[status]++;
      if (isJson) {
        const { number, line: at, key } = record;
        const why =
          status === 'same' ? [] : reasonsOf(replayed, record.version, provenance.compilerVersion, locale);
        await host.out(`${JSON.stringify({ case: { number, line: at, key }, status, ...replayed, why })}\n`);
      } else if (status !== 'same') {
        await host.out(replayText(record, replayed, provenance.compilerVersion, locale));
      }
    }
  }
  progress.close();
  if (isJson) host.err(replaySum(sums, locale));
  else await host.out(replaySum(sums, locale));
  return sums.same === sums.all ? exit.ok : exit.failed;
}

const statusOf = ({ differences, changed }: Replayed): 'same' | 'different' | 'altered' =>
  differences.length > 0 ? 'different' : changed.record ? 'altered' : 'same';

const unreadable = {
  'too-long': { en: 'the line is too long', fr: 'la ligne est trop longue' },
  'not-utf-8': NotUtf8.reason,
} as const;

const noRules = {
  en: 'these records do not say which ruleset priced them; name it by `--rules RULESET`',
  fr: 'ces enregistrements ne disent pas quel barème les a calculés ; nommez-le par `--rules BARÈME`',
};
