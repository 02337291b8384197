// Completion as the shells themselves do it: what bash offers, and that zsh and fish, where they are there, read their scripts.

import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const there = folder();
const script = async (shell: string): Promise<string> => (await there.bareme(['completion', shell])).out;

const isThere = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

async function offered(...words: string[]): Promise<readonly string[]> {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const file = there.write('bareme.bash', await script('bash'));
  const asked = `source '${file}'; COMP_WORDS=(bareme ${quoted}); COMP_CWORD=${words.length}; _bareme; printf '%s\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['--norc', '-c', asked], { cwd: there.path, encoding: 'utf8' })
    .trim()
    .split('\n');
}

describe('completion', () => {
  it('offers commands, their options, and the values of an option', async () => {
    expect(await offered('rec')).toEqual(['reconcile']);
    expect(await offered('reconcile', '--wor')).toEqual(['--workbook']);
    expect(await offered('reconcile', 'water', '--format', '')).toEqual(['text', 'json', 'html']);
    expect(await offered('run', '--format', '')).toEqual(['table', 'json', 'ndjson', 'csv']);
    expect(await offered('--lang', 'fr', 'che')).toEqual(['check']);
    expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });

  it('offers files where neither a command nor a value is asked for', async () => {
    there.write('tariff.bareme', '');
    expect(await offered('check', 'tar')).toEqual(['tariff.bareme']);
  });

  it.each(['bash', 'zsh', 'fish'])('is a script that %s reads without a complaint', async (shell) => {
    const text = await script(shell);
    for (const word of ['reconcile', 'diff', 'serve', 'lang']) expect(text).toContain(word);
    if (!isThere(shell)) return;
    const file = there.write(`script.${shell}`, text);
    const read = spawnSync(shell, shell === 'fish' ? ['--no-execute', file] : ['-n', file], {
      encoding: 'utf8',
    });
    expect(read.stderr).toBe('');
    expect(read.status).toBe(0);
  });

  it('refuses a shell that it does not know', async () => {
    expect((await there.bareme(['completion', 'tcsh'])).status).toBe(2);
  });
});
