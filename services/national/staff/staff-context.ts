import { isSigned, singleHeaders } from '@serai/chassis';
import { SeraiError, VISA_HEADER } from '@serai/schema';
import type { IncomingMessage } from 'node:http';
import type { StewardDesk } from '../desk/steward-desk.js';
import { type StaffIssuer, verifyStaff } from '../identity/staff.js';
import type { StaffContext } from './staff-schema.js';

/**
 * Who asks the staff's endpoint: a steward of this country, by a token of its own issuer, and nobody else.
 * What the hub's gateway or registry signed has no business here, whatever token it brings. Throws CALL_REFUSED or TOKEN_REFUSED.
 */
export function staffContext(desk: StewardDesk, issuer: StaffIssuer): (request: IncomingMessage) => Promise<StaffContext> {
  return async (request) => {
    const headers = singleHeaders(request.headers);
    if (isSigned(headers) || headers[VISA_HEADER] !== undefined) throw new SeraiError('CALL_REFUSED', "The call is refused: this is for the country's own staff, who do not come through the hub");
    const now = new Date();
    return { desk, steward: await verifyStaff(headers['authorization'], issuer, now), now };
  };
}
