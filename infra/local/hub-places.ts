/** Where the parts of the hub are found on this machine, and what they are called. */
export interface HubPlaces {
  /** The gateway's GraphQL. */
  readonly hub: string;
  readonly secretariat: string;
  /** The secretariat's own issuer. */
  readonly ownIssuer: string;
  /** Issuer of the hub's access tokens. */
  readonly issuer: string;
  readonly tokenKeys: string;
  readonly gatewayKeys: string;
  readonly registryKeys: string;
}

/** An issuer of access tokens other than the secretariat's own, and its keys. */
export interface OtherIssuer {
  readonly issuer: string;
  readonly keys: string;
}

export function hubPlaces(hubPort: number, secretariatPort: number, other: OtherIssuer | null): HubPlaces {
  const secretariat = `http://127.0.0.1:${secretariatPort}`;
  const own = `${secretariat}/oidc`;
  const { issuer, keys: tokenKeys } = other ?? { issuer: own, keys: `${own}/jwks` };
  return {
    hub: `http://127.0.0.1:${hubPort}/graphql`, secretariat, ownIssuer: own, issuer, tokenKeys,
    gatewayKeys: `http://127.0.0.1:${hubPort}/.well-known/jwks.json`, registryKeys: `${secretariat}/.well-known/jwks.json`,
  };
}

/** Issuer of the tokens of a country's own staff, where the country has no other. */
export function staffIssuer(code: string): string {
  return `urn:serai:country:${code}:staff`;
}
