import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '@serai/chassis';
import { HUB_AUDIENCE } from '@serai/schema';
import type { Provider } from 'oidc-provider';
import type { Person } from '../store/people-store.js';
import type { FailedAttempts } from './failed-attempts.js';
import { consentPage } from './pages/consent-page.js';
import { errorPage } from './pages/error-page.js';
import { pageHeaders } from './pages/page.js';
import { signInPage } from './pages/sign-in-page.js';
import { isPassword } from './password.js';

/** Largest form, in bytes. */
const LARGEST_FORM = 10_000;

export interface SignInPorts {
  readonly issuer: string;
  readonly provider: Provider;
  readonly people: { readonly byName: (name: string) => Promise<Person | undefined> };
  readonly attempts: FailedAttempts;
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;
type Exchange = readonly [ports: SignInPorts, interaction: Interaction, request: IncomingMessage, response: ServerResponse];

/** A page to show; none where the browser was sent on. */
interface Shown {
  readonly status: number;
  readonly page: string;
}

/**
 * The pages by which a person signs in and says yes to a client. Each belongs to one sign-in: it is found by a
 * signed cookie that other sites cannot send (SameSite), its id has to stand in the address too, and a form has
 * to come from this very site.
 */
export async function signIn(ports: SignInPorts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const interaction = await ports.provider.interactionDetails(request, response).catch(() => undefined);
  const uid = (request.url ?? '').split('?', 1)[0]?.split('/').at(-1);
  const shown = interaction && interaction.uid === uid
    ? await takeStep(ports, interaction, request, response)
    : { status: 400, page: errorPage('This sign-in is over, or began in another browser. Begin again where you came from') };
  if (!shown) return;
  response.writeHead(shown.status, pageHeaders(text(interaction?.params['redirect_uri'])));
  response.end(shown.page);
}

async function takeStep(...[ports, interaction, request, response]: Exchange): Promise<Shown | null> {
  const isLogin = interaction.prompt.name === 'login';
  if (request.method === 'GET') return isLogin ? { status: 200, page: signInPage({ action: addressOf(ports, interaction), problem: null }) } : askConsent(ports, interaction);
  if (request.method !== 'POST' || !isOwnForm(request, ports.issuer)) return { status: 403, page: errorPage('This form was not sent by this site') };
  return isLogin ? checkPassword(ports, interaction, request, response) : takeConsent(ports, interaction, request, response);
}

async function askConsent(ports: SignInPorts, interaction: Interaction): Promise<Shown> {
  const { params } = interaction;
  const id = text(params['client_id']);
  const client = await ports.provider.Client.find(id);
  return { status: 200, page: consentPage({ action: addressOf(ports, interaction), client: client?.clientName ?? id, goesTo: text(params['redirect_uri']), scopes: text(params['scope']).split(' ') }) };
}

async function checkPassword(...[ports, interaction, request, response]: Exchange): Promise<Shown | null> {
  const form = new URLSearchParams(await readBody(request, LARGEST_FORM));
  const name = (form.get('name') ?? '').trim();
  const now = new Date();
  const action = addressOf(ports, interaction);
  const wait = ports.attempts.waitOf(name, now);
  if (wait > 0) {
    response.setHeader('retry-after', wait);
    return { status: 429, page: signInPage({ action, problem: { kind: 'wait', seconds: wait } }) };
  }
  ports.attempts.attempted(name, now);
  const person = await ports.people.byName(name);
  if (!(await isPassword(form.get('password') ?? '', person?.password)) || !person) return { status: 403, page: signInPage({ action, problem: { kind: 'wrong' } }) };
  ports.attempts.succeeded(name);
  await ports.provider.interactionFinished(request, response, { login: { accountId: person.sub, remember: false } }, { mergeWithLastSubmission: false });
  return null;
}

async function takeConsent(...[{ provider }, { params, session, grantId, prompt }, request, response]: Exchange): Promise<null> {
  const form = new URLSearchParams(await readBody(request, LARGEST_FORM));
  if (form.get('answer') !== 'yes' || !session) {
    await provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'The person said no' }, { mergeWithLastSubmission: false });
    return null;
  }
  const { missingOIDCScope, missingResourceScopes } = prompt.details as { missingOIDCScope?: string[]; missingResourceScopes?: Record<string, string[]> };
  const grant = (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ?? new provider.Grant({ accountId: session.accountId, clientId: text(params['client_id']) });
  if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
  if (missingResourceScopes?.[HUB_AUDIENCE]) grant.addResourceScope(HUB_AUDIENCE, missingResourceScopes[HUB_AUDIENCE].join(' '));
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
  return null;
}

function addressOf({ issuer }: SignInPorts, { uid }: Interaction): string {
  return `${issuer}/interaction/${uid}`;
}

function text(parameter: unknown): string {
  return typeof parameter === 'string' ? parameter : '';
}

/** Whether a form comes from a page of this site, as far as the browser says. */
function isOwnForm({ headers }: IncomingMessage, issuer: string): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  return (origin === undefined || origin === new URL(issuer).origin) && (site === undefined || site === 'same-origin');
}
