/** What a token of a country's own issuer has to be given for, for its holder to act as the country's steward. The hub's issuer gives nobody this. */
export const STEWARD_SCOPE = 'serai:steward';
