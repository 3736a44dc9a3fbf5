import { CascadeResolver } from './cascade-resolver.js';
import { FactSheetResolver } from './fact-sheet-resolver.js';
import { GapsResolver } from './gaps-resolver.js';
import { LawsResolver } from './laws-resolver.js';
import { RegionResolver } from './region-resolver.js';
import { TrendsResolver } from './trends-resolver.js';

/** The regional views, each a field of the secretariat's subgraph. */
export const REGIONAL_RESOLVERS = [CascadeResolver, GapsResolver, TrendsResolver, LawsResolver, FactSheetResolver, RegionResolver] as const;
