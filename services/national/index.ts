/** The service and its parts, for the tests that take one of them away. What runs is main.ts. */
export { COUNTRY_PARTS, type CountryParts, startCountry } from './country-service.js';
export { callerOf } from './identity/caller-of.js';
export { type Connect, openReleases } from './release/open-releases.js';
export { openDatabase } from './store/data-source.js';
export { ApplicationStore } from './store/application-store.js';
export { DeskStore } from './store/desk-store.js';
export { type CellQuery, ReleaseStore } from './store/release-store.js';
