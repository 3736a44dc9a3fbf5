import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KeyRing, keySet, publicKeysFile, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, countryUrn, SeraiError, STEWARD_SCOPE } from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';

const LIFETIME_S = 300;

/** A hub of `npm start`, as its data folder tells of it. */
export class LocalDemo {
  constructor(private readonly data: string) {}

  /** Address of a country's own service. Throws CONFIG_INVALID where no hub is kept here. */
  async urlOf(country: string): Promise<string> {
    return `http://127.0.0.1:${await this.portOf(country)}`;
  }

  /** Address of the secretariat. Throws CONFIG_INVALID where no hub is kept here. */
  async secretariatUrl(): Promise<string> {
    return `http://127.0.0.1:${await this.portOf('SECRETARIAT')}`;
  }

  /** The issuer of the hub's access tokens. Throws CONFIG_INVALID where no hub is kept here. */
  async tokenIssuer(): Promise<string> {
    return `${await this.secretariatUrl()}/oidc`;
  }

  /** The file that holds the keys of a service: `gateway`, `secretariat`, or a country by its code. Throws CONFIG_INVALID. */
  keysOf(service: string): string {
    const file = join(this.data, 'keys', `${service.toLowerCase()}.json`);
    if (!/^[A-Za-z-]+$/.test(service) || !existsSync(file)) throw new SeraiError('CONFIG_INVALID', `No hub keeps keys of ${JSON.stringify(service.slice(0, 40))} in ${this.data}. Start one: npm start; or set SERAI_DATA to where it does`);
    return file;
  }

  /** Key files of the clients as which a country reads what other members tell. */
  async mirrorReadersOf(country: string): Promise<readonly string[]> {
    const folder = join(this.data, 'keys');
    const files = await readdir(folder).catch((): string[] => []);
    return files.filter((file) => file.startsWith(`mirrors-${country.toLowerCase()}-`) && !file.endsWith('.jwks.json')).sort().map((file) => join(folder, file));
  }

  /** Address of a country's database as its clerk. Throws CONFIG_INVALID. */
  async clerkOf(country: string): Promise<string> {
    return this.databaseOf(country, 'clerk');
  }

  /** Address of a country's database as its owner. Throws CONFIG_INVALID. */
  async ownerOf(country: string): Promise<string> {
    return this.databaseOf(country, 'owner');
  }

  /** The issuer of a country's own staff. Throws CONFIG_INVALID. */
  staffOf(country: string): { readonly issuer: string; readonly keys: JWTVerifyGetKey } {
    return { issuer: `${countryUrn(country)}:staff`, keys: keySet(pathToFileURL(publicKeysFile(this.keysOf(`${country}-staff`))).href) };
  }

  /** A token for a steward of a country, signed as the country's own issuer does in the demo. Throws CONFIG_INVALID. */
  async stewardToken(country: string, sub: string): Promise<string> {
    const ring = await KeyRing.open(this.keysOf(`${country}-staff`));
    const iat = Math.floor(Date.now() / 1000);
    const claims = { iss: `${countryUrn(country)}:staff`, sub, aud: countryUrn(country), client_id: 'serai-cli', scope: STEWARD_SCOPE, iat, exp: iat + LIFETIME_S, jti: randomUUID() };
    return signJwt(claims, ACCESS_TOKEN_TYPE, ring.signing());
  }

  private async databaseOf(country: string, role: 'clerk' | 'owner'): Promise<string> {
    const database = `serai_${country.toLowerCase()}`;
    const password = (await this.read<Record<string, string>>('passwords.json'))[`${database}_${role}`];
    if (password === undefined) throw new SeraiError('CONFIG_INVALID', `The hub in ${this.data} keeps no database of ${country}. Set ${role === 'clerk' ? 'DATABASE_URL_CLERK' : 'DATABASE_OWNER_URL'} to where it is`);
    return `postgres://${database}_${role}:${password}@127.0.0.1:${await this.portOf('POSTGRES')}/${database}`;
  }

  private async portOf(what: string): Promise<number> {
    const port = (await this.read<Record<string, number>>('ports.json'))[what];
    if (port === undefined) throw new SeraiError('CONFIG_INVALID', `The hub in ${this.data} has no ${JSON.stringify(what.slice(0, 40))}. Name a country by its code, such as --country KZ`);
    return port;
  }

  private async read<Value>(name: string): Promise<Value> {
    try {
      return JSON.parse(await readFile(join(this.data, name), 'utf8')) as Value;
    } catch (error) {
      throw new SeraiError('CONFIG_INVALID', `No hub keeps its data in ${this.data}. Start one: npm start; or set SERAI_DATA to where it does`, { cause: error });
    }
  }
}
