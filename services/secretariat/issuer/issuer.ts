import { type RequestHandler, type Routes, sendJson } from '@serai/chassis';
import type { Provider } from 'oidc-provider';
import type { Person } from '../store/people-store.js';
import { FailedAttempts } from './failed-attempts.js';
import { fixAddress } from './fix-address.js';
import type { ProviderPorts } from './provider.js';
import { signIn } from './sign-in.js';

/** Where the issuer is mounted. */
export const ISSUER_PATH = '/oidc';

/** How often what has expired is thrown out. */
const SWEEP_MS = 10 * 60_000;

export interface IssuerPorts extends Omit<ProviderPorts, 'personExists' | 'stands'> {
  readonly people: { readonly byName: (name: string) => Promise<Person | undefined>; readonly bySub: (sub: string) => Promise<Person | undefined> };
}

/**
 * The hub's issuer of access tokens, an OpenID provider. It is loaded when somebody first signs in: a hub that
 * only the public asks does without. It goes on with a new key as soon as there is one; what the one before
 * signed is accepted until it has expired, because its keys are published from the ring.
 */
export class Issuer {
  private current: { readonly kid: string; readonly provider: Promise<Provider> } | undefined;
  private readonly attempts = new FailedAttempts();
  private readonly sweeping: NodeJS.Timeout;

  constructor(private readonly ports: IssuerPorts) {
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_MS).unref();
  }

  get routes(): Routes {
    return {
      [`${ISSUER_PATH}/jwks`]: (_request, response) => sendJson(response, 200, this.ports.ring.jwks(new Date())),
      [`${ISSUER_PATH}/interaction/*`]: async (request, response) => {
        fixAddress(request, this.ports.issuer);
        await signIn({ ...this.ports, provider: await this.provider(), attempts: this.attempts }, request, response);
      },
      [`${ISSUER_PATH}/*`]: this.handle,
    };
  }

  stop(): void {
    clearInterval(this.sweeping);
  }

  private readonly handle: RequestHandler = async (request, response) => {
    const provider = await this.provider();
    fixAddress(request, this.ports.issuer);
    const originalUrl = request.url ?? '';
    Object.assign(request, { originalUrl, url: originalUrl.slice(ISSUER_PATH.length) });
    await provider.callback()(request, response);
  };

  private provider(): Promise<Provider> {
    const { kid } = this.ports.ring.signing();
    if (this.current?.kid !== kid) this.current = { kid, provider: this.make() };
    return this.current.provider;
  }

  private async make(): Promise<Provider> {
    const { makeProvider } = await import('./provider.js');
    const { issuer, people, clients } = this.ports;
    const personExists = async (sub: string): Promise<boolean> => (await people.bySub(sub)) !== undefined;
    return makeProvider({
      ...this.ports, personExists,
      stands: async ({ iss, sub }) => iss !== issuer || (await personExists(sub)) || (await clients.find(sub)) !== undefined,
    });
  }

  private async sweep(): Promise<void> {
    try {
      await this.ports.artifacts.sweep(new Date());
    } catch (error) {
      this.ports.log.warn({ err: error }, 'What the issuer kept and has expired could not be thrown out');
    }
  }
}
