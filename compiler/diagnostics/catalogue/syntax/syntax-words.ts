// Pieces of sentences that the messages about syntax share.

/** A piece of the user's text as code, cut where it is long. */
export const quoted = (text: string): string => `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;

/** What a line or row of some kind looks like, in the keywords of the file. */
export interface Form {
  readonly form: string;
}

/** The help that shows a form. */
export const shape = {
  en: ({ form }: Form) => `write ${form}`,
  fr: ({ form }: Form) => `écrivez ${form}`,
};
