// The command line speaks French where it is asked to: its help, and what it says of words that it does not understand.

import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { frenchTexts } from '../../apps/cli/help/french-texts.js';
import type { Host } from '../../apps/cli/process/host.js';
import { programFor } from '../../apps/cli/program.js';
import { runProgram } from '../../apps/cli/run-program.js';

function listening(env: Host['env'] = {}): { readonly host: Host; readonly said: () => string } {
  let text = '';
  const hear = (more: string) => {
    text += more;
  };
  const host: Host = {
    cwd: '/',
    env,
    stdin: (async function* () {})(),
    out: async (more) => hear(more),
    err: hear,
    outIsTerminal: false,
    errIsTerminal: false,
  };
  return { host, said: () => text };
}

async function said(words: readonly string[], env?: Host['env']): Promise<string> {
  const { host, said } = listening(env);
  await runProgram(words, host);
  return said();
}

const textsOf = (command: Command): readonly string[] => [
  command.description(),
  ...command.registeredArguments.map(({ description }) => description),
  ...command.options.map(({ description }) => description),
  ...command.commands.flatMap(textsOf),
];

describe('help in French', () => {
  const texts = new Set(textsOf(programFor(listening().host, () => {})).filter((text) => text !== ''));
  const names = programFor(listening().host, () => {}).commands.map((command) => command.name());

  it('has every text, and no text that is no more', () => {
    expect([...texts].filter((text) => frenchTexts[text] === undefined)).toEqual([]);
    const own = ['display help for command'];
    expect(Object.keys(frenchTexts).filter((text) => !texts.has(text) && !own.includes(text))).toEqual([]);
  });

  it.each(names)('of %s says nothing in English', async (name) => {
    const help = await said(['--lang', 'fr', name, '--help']);
    expect(help).toContain('Emploi : bareme');
    for (const text of [...texts, 'Usage:', 'Options:', 'Arguments:', 'choices:', 'default:', 'display help'])
      expect(help).not.toContain(text);
  });

  it('follows the language of the terminal, and the words of the command first', async () => {
    expect(await said(['--help'], { LANG: 'fr_FR.UTF-8' })).toContain('Commandes :');
    expect(await said(['--help', '--lang', 'en'], { LANG: 'fr_FR.UTF-8' })).toContain('Commands:');
    expect(await said(['--help'])).toContain('Commands:');
  });
});

describe('words that are not understood', () => {
  it.each([
    ['an option', ['check', 'x', '--unknown']],
    ['a command', ['chek']],
    ['no argument', ['check']],
    ['no option that is needed', ['run', 'x']],
    ['an option without its value', ['run', 'x', '--facts']],
    ['another choice', ['check', 'x', '--format', 'xml']],
    ['too many arguments', ['audit', 'a.xlsx', 'b.xlsx']],
  ])('are answered in French: %s', async (_, words) => {
    const french = await said([...words, '--lang', 'fr']);
    expect(french).toMatch(/^erreur : /);
    expect(french).not.toMatch(/error|missing|invalid|expected|argument '|mean/i);
    expect(await said(words)).toMatch(/^error: /);
  });
});

describe('what a command does not take', () => {
  const commands = programFor(listening().host, () => {}).commands;
  const given = (command: Command): readonly string[] => [
    command.name(),
    ...command.registeredArguments.map(({ argChoices }) => argChoices?.[0] ?? 'x'),
    ...command.options.filter(({ mandatory }) => mandatory).flatMap(({ long }) => [long ?? '', 'x']),
  ];
  const cases = commands.flatMap((command) => [
    [...given(command), '--unknown'],
    ...command.registeredArguments
      .filter(({ argChoices }) => argChoices)
      .map(({ argChoices }) => given(command).map((word) => (argChoices?.includes(word) ? 'neither' : word))),
    ...command.options
      .filter(({ argChoices }) => argChoices)
      .map(({ long }) => [...given(command), long ?? '', 'neither']),
    ...command.options
      .filter(({ required, long }) => required && long !== '--lang')
      .map(({ long }) => [...given(command), long ?? '']),
  ]);

  it('is said in French alone, whatever it is', async () => {
    expect(cases.length).toBeGreaterThan(100);
    for (const words of cases) {
      // The choices are words of the command line.
      const french = (await said(['--lang', 'fr', ...words])).replace(/mais : .*/, '');
      expect(french, words.join(' ')).toMatch(/^erreur : /);
      expect(french, words.join(' ')).not.toMatch(/error|missing|invalid|expected|allowed|argument '|mean/i);
    }
  });
});

describe('a language before the command', () => {
  it('is that of what the command says', async () => {
    expect(await said(['--lang', 'fr', 'check', 'nowhere'])).toMatch(/^erreur E/);
    expect(await said(['--lang', 'fr', 'check', 'nowhere', '--lang', 'en'])).toMatch(/^error E/);
  });
});
