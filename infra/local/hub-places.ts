/** Where the parts of the hub are found on this machine, and what they are called. */
export interface HubPlaces {
  /** The gateway's GraphQL. */
  readonly hub: string;
  readonly secretariat: string;
  /** Issuer of the hub's access tokens. */
  readonly issuer: string;
  readonly tokenKeys: string;
  readonly gatewayKeys: string;
  readonly registryKeys: string;
}

export function hubPlaces(hubPort: number, secretariatPort: number): HubPlaces {
  const secretariat = `http://127.0.0.1:${secretariatPort}`;
  const issuer = `${secretariat}/oidc`;
  return {
    hub: `http://127.0.0.1:${hubPort}/graphql`, secretariat, issuer, tokenKeys: `${issuer}/jwks`,
    gatewayKeys: `http://127.0.0.1:${hubPort}/.well-known/jwks.json`, registryKeys: `${secretariat}/.well-known/jwks.json`,
  };
}

/** Issuer of the tokens of a country's own staff, where the country has no other. */
export function staffIssuer(code: string): string {
  return `urn:serai:country:${code}:staff`;
}
