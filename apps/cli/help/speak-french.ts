// Help and mistakes of the command line, by commander in English → in French.

import type { Command, Option } from 'commander';
import { frenchTexts } from './french-texts.js';

/** What commander writes above the parts of its help. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Emploi :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

/** What commander says of words that it cannot read, in its own order of cases. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.*)'/, "erreur : l'option « $1 » n'existe pas"],
  [/^error: unknown command '(.*)'/, "erreur : la commande « $1 » n'existe pas"],
  [/^error: missing required argument '(.*)'/, "erreur : il manque l'argument « $1 »"],
  [/^error: required option '(.*)' not specified/, "erreur : l'option « $1 » est nécessaire"],
  [/^error: option '(.*)' argument missing/, "erreur : il manque une valeur à l'option « $1 »"],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/m,
    "erreur : l'option « $1 » ne prend pas « $2 », mais : $3",
  ],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/m,
    "erreur : l'argument « $2 » ne prend pas « $1 », mais : $3",
  ],
  [
    /^error: too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)(?:: .*)?\.$/m,
    "erreur : trop d'arguments : $3, pour $2 au plus",
  ],
  [/\(Did you mean one of (.*)\?\)/, '(vouliez-vous dire l’un de $1 ?)'],
  [/\(Did you mean (.*)\?\)/, '(vouliez-vous dire $1 ?)'],
];

const translated = (text: string): string => frenchTexts[text] ?? text;

/** A mistake in words that commander wrote; what is not known stays as it is. */
const mistakeInFrench = (text: string): string =>
  mistakes.reduce((so, [pattern, french]) => so.replace(pattern, french), text);

/** Every text of a command and of those below it in French. */
export function speakFrench(command: Command): void {
  command.description(translated(command.description()));
  for (const argument of command.registeredArguments) argument.description = translated(argument.description);
  for (const option of command.options) option.description = translated(option.description);
  command
    .helpOption('-h, --help', translated('display help for command'))
    .showHelpAfterError('(bareme --help donne la liste des commandes)')
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) => usage.replace('[command]', '[commande]'),
      optionDescription,
      argumentDescription: ({ description, defaultValue }) =>
        defaultValue === undefined ? description : `${description} (sinon : ${String(defaultValue)})`,
    })
    .configureOutput({ outputError: (text, write) => write(mistakeInFrench(text)) });
  for (const below of command.commands) speakFrench(below);
  if (command.commands.length > 0) {
    command.helpCommand('help [commande]', "montre l'aide d'une commande");
  }
}

function optionDescription(option: Option): string {
  const { argChoices, defaultValue, description } = option;
  const said = [
    ...(argChoices === undefined ? [] : [`choix : ${argChoices.join(', ')}`]),
    ...(defaultValue === undefined || typeof defaultValue === 'boolean'
      ? []
      : [`sinon : ${String(defaultValue)}`]),
  ];
  return said.length === 0 ? description : `${description} (${said.join(' ; ')})`;
}
