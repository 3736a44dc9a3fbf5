import { ContradictionsResolver } from './contradictions-resolver.js';
import { CorridorsResolver } from './corridors-resolver.js';
import { MirrorResolver } from './mirror-resolver.js';

/** The regional views, each a field of the secretariat's subgraph. */
export const REGIONAL_RESOLVERS = [CorridorsResolver, MirrorResolver, ContradictionsResolver] as const;
