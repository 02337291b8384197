// One text in the languages that people are addressed in.

export type Localized = Readonly<Record<'en' | 'fr', string>>;
