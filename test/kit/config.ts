/** What a process that a test starts inherits of this one's environment. */
export const INHERITED: Readonly<Record<string, string>> = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };
