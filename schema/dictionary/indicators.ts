import type { IndicatorDefinition } from './indicator.js';
import { BARRIER } from './indicators/barriers.js';
import { BEHAVIOUR } from './indicators/behaviour.js';
import { CONTEXT } from './indicators/context.js';
import { HIV } from './indicators/hiv.js';
import { MIGRATION } from './indicators/migration.js';
import { SERVICES } from './indicators/services.js';
import { TESTING } from './indicators/testing.js';
import { TREATMENT } from './indicators/treatment.js';

/** Every indicator of the hub by its code, in reading order. */
export const INDICATORS: ReadonlyMap<string, IndicatorDefinition> = new Map(
  [CONTEXT, MIGRATION, HIV, TESTING, TREATMENT, BEHAVIOUR, BARRIER, SERVICES]
    .flat()
    .map((indicator) => [indicator.code, indicator]),
);
