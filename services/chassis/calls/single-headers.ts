import type { IncomingHttpHeaders } from 'node:http';

/** The headers by lower-case name. One that came twice is joined, as HTTP has it, and then fits no signature made for one. */
export function singleHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]])));
}
