import { CascadeResolver } from './cascade-resolver.js';
import { ContradictionsResolver } from './contradictions-resolver.js';
import { CorridorsResolver } from './corridors-resolver.js';
import { EstimatesResolver } from './estimates-resolver.js';
import { FactSheetResolver } from './fact-sheet-resolver.js';
import { GapsResolver } from './gaps-resolver.js';
import { LawsResolver } from './laws-resolver.js';
import { MirrorResolver } from './mirror-resolver.js';
import { RegionResolver } from './region-resolver.js';
import { TrendsResolver } from './trends-resolver.js';

/** The resolvers of the regional views: every root field that is computed from what the countries tell. */
export const REGIONAL_RESOLVERS = [
  CorridorsResolver, MirrorResolver, ContradictionsResolver, CascadeResolver, GapsResolver, TrendsResolver, LawsResolver, EstimatesResolver, FactSheetResolver, RegionResolver,
] as const;
