import type { KeyRing } from '@serai/chassis';
import { type AccessTokenClaims, PASSPORT_TOKEN_TYPE, SeraiError } from '@serai/schema';
import { errors, type Provider, type TokenEndpointGrantContext } from 'oidc-provider';
import { type TrustedIssuer, verifyCallerToken } from './caller-token.js';
import { GATEWAY_CLIENT, TOKEN_EXCHANGE } from './clients.js';
import { makePassport, type VisasOf } from './passport.js';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

interface ExchangeParameters {
  readonly subject_token?: string;
  readonly subject_token_type?: string;
  readonly requested_token_type?: string;
}

export interface ExchangePorts {
  readonly issuer: string;
  readonly ring: KeyRing;
  /** Whose access tokens are taken: our own, and those of the issuer that the hub trusts, where it is another. */
  readonly trusted: readonly TrustedIssuer[];
  readonly visasOf: VisasOf;
  /** Whether the subject of a token of ours can still get one. */
  readonly stands: (token: AccessTokenClaims) => Promise<boolean>;
}

/**
 * Token exchange (RFC 8693), for one thing only: an access token for its subject's passport. The gateway may do
 * that for whoever comes to it; anybody else for the tokens that were given to himself, which shows his visas
 * to nobody who does not hold his token. A bound token is exchanged for the gateway alone, which has asked for
 * its holder's proof.
 */
export function registerTokenExchange(provider: Provider, ports: ExchangePorts): void {
  provider.registerGrantType<ExchangeParameters>(TOKEN_EXCHANGE, (ctx) => exchange(ctx, ports), ['subject_token', 'subject_token_type', 'requested_token_type']);
}

async function exchange(ctx: TokenEndpointGrantContext<ExchangeParameters>, { issuer, ring, trusted, visasOf, stands }: ExchangePorts): Promise<void> {
  const { subject_token: token, subject_token_type: type, requested_token_type: requested } = ctx.oidc.params;
  if (token === undefined || token === '') throw new errors.InvalidRequest('subject_token: send the access token');
  if (type !== ACCESS_TOKEN) throw new errors.InvalidRequest(`subject_token_type: only ${ACCESS_TOKEN} is exchanged here`);
  if (requested !== PASSPORT_TOKEN_TYPE) throw new errors.InvalidRequest(`requested_token_type: only ${PASSPORT_TOKEN_TYPE} is given here`);
  const now = new Date();
  const claims = await verifyCallerToken(token, trusted, now).catch((error: unknown) => {
    if (error instanceof SeraiError && error.cause === undefined) throw new errors.InvalidGrant(error.message);
    throw error;
  });
  const { clientId } = ctx.oidc.client;
  if (clientId !== GATEWAY_CLIENT) {
    if (claims.iss !== issuer || claims.client_id !== clientId || claims.serai_inner) throw new errors.InvalidGrant('the token was given to another client');
    if (claims.cnf) throw new errors.InvalidGrant('the token is bound to a key; its passport goes to the gateway alone');
  }
  if (!(await stands(claims))) throw new errors.InvalidGrant('the subject of the token is nobody here any more');
  const { jwt, expiresIn } = await makePassport(claims, visasOf, { issuer, ring, now });
  ctx.body = { access_token: jwt, issued_token_type: PASSPORT_TOKEN_TYPE, token_type: 'N_A', expires_in: expiresIn };
}
