import type { IncomingHttpHeaders } from 'node:http';

/**
 * The headers by lower-case name. Of a header that came twice none is chosen: they are joined, as HTTP has
 * it, and then fit no signature made for one. For that Node has to hand over all (`headersDistinct`).
 */
export function singleHeaders(headers: IncomingHttpHeaders | NodeJS.Dict<string[]>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]])));
}
