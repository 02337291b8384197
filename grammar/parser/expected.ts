// What a rule was looking for when it stopped, in a form that the messages are made from; Chevrotain's own sentences
// mean nothing to an analyst.

import type { IParserErrorMessageProvider } from 'chevrotain';

/** The name of the one thing looked for, or empty where several were possible. */
export const silentMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => '',
  buildNoViableAltMessage: () => '',
  buildEarlyExitMessage: () => '',
};
