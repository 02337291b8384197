// Completion of the command line for three shells, written from the table of commands itself: nothing to keep in step.

import type { Command, Option } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** A script to be read by the shell; it names commands, options and the values that an option may have, and calls nothing. */
export function completionScript(program: Command, shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bash(program);
    case 'zsh':
      return zsh(program);
    case 'fish':
      return fish(program);
    default:
      return shell satisfies never;
  }
}

const visible = (program: Command): readonly Command[] =>
  program.commands.filter((command) => command.name() !== 'help');

/** Of a command with what the program adds to each; the long names. */
const optionsOf = (command: Command): readonly Option[] =>
  command.options.filter(({ long, hidden }) => long !== undefined && long !== null && !hidden);

const flags = (command: Command): readonly string[] => [
  ...optionsOf(command).map(({ long }) => long ?? ''),
  '--help',
];

/** The words that an option or the first argument of a command may have. */
const choices = (command: Command): readonly (readonly [string, readonly string[]])[] =>
  optionsOf(command).flatMap(({ long, argChoices }) =>
    argChoices === undefined ? [] : [[long ?? '', argChoices] as const],
  );

const argumentChoices = (command: Command): readonly string[] =>
  command.registeredArguments[0]?.argChoices ?? [];

/** In single quotes of a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function bash(program: Command): string {
  const commands = visible(program);
  const names = commands.map((command) => command.name());
  const values = commands.flatMap((command) =>
    choices(command).map(
      ([long, words]) =>
        `    ${quoted(`${command.name()} ${long}`)}) COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$cur")); return ;;`,
    ),
  );
  const own = commands.map(
    (command) =>
      `    ${command.name()}) options=${quoted(flags(command).join(' '))}; words=${quoted(argumentChoices(command).join(' '))} ;;`,
  );
  return `# bareme: completion for bash. In ~/.bashrc: source <(bareme completion bash)
_bareme() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= word options= words=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      ${names.join('|')}) command=$word; break ;;
    esac
  done
  case "$command $prev" in
${values.join('\n')}
  esac
  case $command in
    '') options=${quoted(flags(program).join(' '))}; words=${quoted(names.join(' '))} ;;
${own.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  elif [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  else
    COMPREPLY=($(compgen -f -- "$cur"))
  fi
}
complete -o filenames -F _bareme bareme
`;
}

function zsh(program: Command): string {
  const commands = visible(program);
  const colon = (text: string): string => text.replaceAll(':', '\\:');
  const described = commands.map((command) => quoted(`${command.name()}:${colon(command.description())}`));
  const values = commands.flatMap((command) =>
    choices(command).map(
      ([long, words]) =>
        `    ${quoted(`${command.name()} ${long}`)}) compadd -- ${words.map(quoted).join(' ')}; return ;;`,
    ),
  );
  const own = commands.map(
    (command) =>
      `    ${command.name()}) options=(${flags(command).map(quoted).join(' ')}); named=(${argumentChoices(command).map(quoted).join(' ')}) ;;`,
  );
  return `#compdef bareme
# bareme: completion for zsh. In ~/.zshrc, behind compinit: source <(bareme completion zsh)
_bareme() {
  local command= word
  local -a commands options named
  commands=(${described.join(' ')})
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case $word in
      ${commands.map((command) => command.name()).join('|')}) command=$word; break ;;
    esac
  done
  case "$command \${words[CURRENT-1]}" in
${values.join('\n')}
  esac
  case $command in
    '') options=(${flags(program).map(quoted).join(' ')}) ;;
${own.join('\n')}
  esac
  if [[ \${words[CURRENT]} == -* ]]; then
    compadd -- $options
  elif [[ -z $command ]]; then
    _describe 'command' commands
  elif (( \${#named} )); then
    compadd -- $named
  else
    _files
  fi
}
compdef _bareme bareme
`;
}

function fish(program: Command): string {
  const commands = visible(program);
  const text = (words: string): string => `'${words.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const all = commands.map((command) => command.name()).join(' ');
  const lines = commands.flatMap((command) => {
    const name = command.name();
    const here = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c bareme -n 'not __fish_seen_subcommand_from ${all}' -f -a ${name} -d ${text(command.description())}`,
      ...(argumentChoices(command).length === 0
        ? []
        : [`complete -c bareme ${here} -f -a ${text(argumentChoices(command).join(' '))}`]),
      ...optionsOf(command).map(({ long, argChoices, required, optional, description }) => {
        const takes =
          argChoices !== undefined
            ? ` -x -a ${text(argChoices.join(' '))}`
            : required || optional
              ? ' -r'
              : '';
        return `complete -c bareme ${here} -l ${(long ?? '').slice(2)}${takes} -d ${text(description)}`;
      }),
    ];
  });
  return `# bareme: completion for fish. In ~/.config/fish/config.fish: bareme completion fish | source\n${lines.join('\n')}\n`;
}
