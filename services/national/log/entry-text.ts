import type { ChainedEntry } from './entry.js';

const COLUMNS = ['seq', 'at', 'person', 'client', 'channel', 'audience', 'visa', 'release', 'field', 'filter', 'cells', 'outcome', 'previous', 'hash'] as const satisfies readonly (keyof ChainedEntry)[];

export const EXPORT_FORMATS = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What comes before the first entry. */
export function exportHead(format: ExportFormat): string {
  return format === 'csv' ? `${COLUMNS.join(',')}\r\n` : '';
}

/** An entry as a line: JSON with everything that its hash is made of, or CSV (RFC 4180). */
export function entryLine(entry: ChainedEntry, format: ExportFormat): string {
  if (format === 'jsonl') return `${JSON.stringify(Object.fromEntries(COLUMNS.map((column) => [column, entry[column]])))}\n`;
  return `${COLUMNS.map((column) => csvField(entry[column])).join(',')}\r\n`;
}

/** What a spreadsheet would take for a formula begins with an apostrophe: a client's name is whatever its maker chose. */
function csvField(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
