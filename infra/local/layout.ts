import { fileURLToPath } from 'node:url';

/** Where things are in the repository, seen from the compiled `infra/dist/local`. */
const root = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const PROGRAMS = {
  national: root('services/national/dist/main.js'),
  secretariat: root('services/secretariat/dist/main.js'),
  gateway: root('gateway/dist/main.js'),
  cli: root('services/cli/dist/main.js'),
} as const;

/** Folder of the countries, and the catalogue of sources that they share. */
export const COUNTRIES = root('infra/countries');
export const SOURCES_FILE = root('infra/countries/sources.csv');

/** Changes whenever the national service is built anew. */
export const NATIONAL_BUILD = root('services/national/dist/.tsbuildinfo');
