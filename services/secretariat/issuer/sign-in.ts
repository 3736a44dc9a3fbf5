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
type Pages = readonly [ports: SignInPorts, interaction: Interaction, request: IncomingMessage, response: ServerResponse];

/**
 * The pages by which a person signs in and says yes to a client. Each belongs to one sign-in: it is found by a
 * signed cookie that other sites cannot send (SameSite), its id has to stand in the address too, and a form has
 * to come from this very site.
 */
export async function signIn(ports: SignInPorts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const interaction = await ports.provider.interactionDetails(request, response).catch(() => undefined);
  const uid = (request.url ?? '').split('?', 1)[0]?.split('/').at(-1);
  if (!interaction || interaction.uid !== uid) return show(response, 400, errorPage('This sign-in is over, or began in another browser. Begin again where you came from'));
  if (request.method === 'GET') return showForm(ports, interaction, response);
  if (request.method !== 'POST' || !isOwnForm(request, ports.issuer)) return show(response, 403, errorPage('This form was not sent by this site'));
  return interaction.prompt.name === 'login' ? checkPassword(ports, interaction, request, response) : takeConsent(ports, interaction, request, response);
}

function showForm({ issuer, provider }: SignInPorts, { prompt, params, uid }: Interaction, response: ServerResponse): Promise<void> {
  const action = `${issuer}/interaction/${uid}`;
  if (prompt.name === 'login') return Promise.resolve(show(response, 200, signInPage({ action, problem: null }), params));
  return provider.Client.find(String(params['client_id'])).then((client) =>
    show(response, 200, consentPage({ action, client: client?.clientName ?? String(params['client_id']), goesTo: String(params['redirect_uri']), scopes: String(params['scope'] ?? '').split(' ') }), params),
  );
}

async function checkPassword(...[{ issuer, provider, people, attempts }, interaction, request, response]: Pages): Promise<void> {
  const form = new URLSearchParams(await readBody(request, LARGEST_FORM));
  const name = (form.get('name') ?? '').trim();
  const now = new Date();
  const action = `${issuer}/interaction/${interaction.uid}`;
  const wait = attempts.waitOf(name, now);
  if (wait > 0) {
    response.setHeader('retry-after', wait);
    return show(response, 429, signInPage({ action, problem: { kind: 'wait', seconds: wait } }), interaction.params);
  }
  attempts.attempted(name, now);
  const person = await people.byName(name);
  if (!(await isPassword(form.get('password') ?? '', person?.password)) || !person) return show(response, 403, signInPage({ action, problem: { kind: 'wrong' } }), interaction.params);
  attempts.succeeded(name);
  await provider.interactionFinished(request, response, { login: { accountId: person.sub, remember: false } }, { mergeWithLastSubmission: false });
}

async function takeConsent(...[{ provider }, { params, session, grantId, prompt }, request, response]: Pages): Promise<void> {
  const form = new URLSearchParams(await readBody(request, LARGEST_FORM));
  if (form.get('answer') !== 'yes' || !session) {
    return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'The person said no' }, { mergeWithLastSubmission: false });
  }
  const { missingOIDCScope, missingResourceScopes } = prompt.details as { missingOIDCScope?: string[]; missingResourceScopes?: Record<string, string[]> };
  const grant = (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ?? new provider.Grant({ accountId: session.accountId, clientId: String(params['client_id']) });
  if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
  if (missingResourceScopes?.[HUB_AUDIENCE]) grant.addResourceScope(HUB_AUDIENCE, missingResourceScopes[HUB_AUDIENCE].join(' '));
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

/** Whether a form comes from a page of this site, as far as the browser says. */
function isOwnForm({ headers }: IncomingMessage, issuer: string): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  return (origin === undefined || origin === new URL(issuer).origin) && (site === undefined || site === 'same-origin');
}

function show(response: ServerResponse, status: number, page: string, params: Readonly<Record<string, unknown>> = {}): void {
  response.writeHead(status, pageHeaders(typeof params['redirect_uri'] === 'string' ? params['redirect_uri'] : undefined));
  response.end(page);
}
