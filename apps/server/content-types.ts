// What bodies are, as headers say it.

export const json = 'application/json; charset=utf-8';
export const ndjson = 'application/x-ndjson; charset=utf-8';
