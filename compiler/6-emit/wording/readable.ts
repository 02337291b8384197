// Names as words.

/** A name that stands for a label: `flat_fee (2019)` is read as words. */
export const readable = (label: string): string => label.replace(/(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu, ' ');
