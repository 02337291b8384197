// The words of workbooks and pictures, in the language of the document.

import type { Locale } from '../../languages.js';
import { english } from './english.js';
import { french } from './french.js';
import type { Words } from './vocabulary.js';

export type { Words } from './vocabulary.js';

const words = { en: english, fr: french } satisfies Readonly<Record<Locale, Words>>;

export const wordsFor = (language: Locale): Words => words[language];
