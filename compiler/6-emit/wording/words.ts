// The words of workbooks and pictures, in the language of the document.

import { english } from './english.js';
import { french } from './french.js';
import type { Words } from './vocabulary.js';

export type { Words } from './vocabulary.js';

export const wordsFor = (language: 'en' | 'fr'): Words => (language === 'fr' ? french : english);
