import { EstimatesResolver } from './estimates-resolver.js';

/** The resolvers of the regional views: every root field that is computed from what the countries tell. */
export const REGIONAL_RESOLVERS = [EstimatesResolver] as const;
