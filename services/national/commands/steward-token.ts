import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KeyRing, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, countryUrn, SeraiError, STEWARD_SCOPE } from '@serai/schema';

const LIFETIME_S = 900;

/** A token for a steward of a country in the local demo, signed as the country's own issuer does: the hub's can sign none. Throws CONFIG_INVALID. */
export async function stewardToken(data: string, country: string | undefined, now: Date): Promise<string> {
  if (country === undefined || !/^[A-Z]{2}$/.test(country)) throw new SeraiError('CONFIG_INVALID', 'A steward is one country\'s: say which, as in --as steward --country KZ');
  const file = join(data, 'keys', `${country.toLowerCase()}-staff.json`);
  if (!existsSync(file)) throw new SeraiError('CONFIG_INVALID', `No hub keeps the keys of ${country}'s staff in ${data}. Start one: npm start; or set SERAI_DATA to where it does`);
  const iat = Math.floor(now.getTime() / 1000);
  const claims = { iss: `${countryUrn(country)}:staff`, sub: 'steward', aud: countryUrn(country), client_id: 'serai-cli', scope: STEWARD_SCOPE, iat, exp: iat + LIFETIME_S, jti: randomUUID() };
  return signJwt(claims, ACCESS_TOKEN_TYPE, (await KeyRing.open(file)).signing());
}
