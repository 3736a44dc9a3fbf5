export type { AccessRules, AudienceRules, CellFacts, Dominance, Embargo, Example, Expectation, Grain, Opening, Periods, Protection, Terms } from './access/access-rules.js';
export { type AudienceId, isAudience, isNestedAudience, NESTED_AUDIENCES, type NestedAudience, partnerCountry } from './access/audience.js';
export { addsUp, coarsen } from './access/coarsen.js';
export { type AgeBand, ageBand, holdsAge } from './access/age-band.js';
export { isClockSet } from './access/clock.js';
export { diffRules, type RulesDifference } from './access/diff.js';
export { evaluate, type Refusal, suppression, type Verdict } from './access/evaluate.js';
export { explain } from './access/explain.js';
export { opens } from './access/opens.js';
export { parseRules } from './access/parse-rules.js';
export { isCount, RATE_SCALE } from './access/primary-rules.js';
export { type Reason, REASONS } from './access/reasons.js';
export { describeYamlFault, type YamlFault } from './yaml/yaml-fault.js';
export { describeExpectation, describeVerdict, type ExampleResult, testRules } from './access/rules-test.js';
export type { Bilingual } from './dictionary/bilingual.js';
export type { Code, Codelist } from './dictionary/codelist.js';
export { ageCode } from './dictionary/codelists/age.js';
export { AREA } from './dictionary/codelists/area.js';
export { BASIS } from './dictionary/codelists/basis.js';
export { CONFIDENTIALITY_STATUS } from './dictionary/codelists/confidentiality-status.js';
export { countryCode } from './dictionary/codelists/country.js';
export { KEY_POPULATION } from './dictionary/codelists/key-population.js';
export { LAW_ANSWERS, LAW_AREA, type LawAreaCode } from './dictionary/codelists/law-area.js';
export { LEGAL_STATUS } from './dictionary/codelists/legal-status.js';
export { METHOD } from './dictionary/codelists/method.js';
export { MISSING_REASON, MISSING_REASON_IDS, type MissingReason } from './dictionary/codelists/missing-reason.js';
export { OBSERVATION_STATUS } from './dictionary/codelists/observation-status.js';
export { POPULATION } from './dictionary/codelists/population.js';
export { SEX } from './dictionary/codelists/sex.js';
export { STOCK_OR_FLOW, type StockOrFlow } from './dictionary/codelists/stock-or-flow.js';
export { TRANSMISSION } from './dictionary/codelists/transmission.js';
export { UNIT } from './dictionary/codelists/unit.js';
export { BREAKDOWN_IDS, BREAKDOWNS, type Breakdown, type BreakdownId } from './dictionary/dimension.js';
export { COORDINATE, type Coordinates, isTotal, type PlacedCell } from './dictionary/coordinates.js';
export { type Figure, FIGURE_KEY, figureKey, type Law, lawKey, type SourceDocument } from './dictionary/figure.js';
export { type IndicatorDefinition, type Reference, type Topic, TOPICS } from './dictionary/indicator.js';
export { dictionaryTable } from './dictionary/dictionary-table.js';
export { INDICATORS } from './dictionary/indicators.js';
export { EMIGRANT_OF, mirrorOf } from './dictionary/mirror.js';
export { isPeriod, type Span, spanOfPeriod } from './dictionary/period.js';
export { codeWhenLeftOut, isAnchored } from './dictionary/left-out.js';
export { SCORECARD, type ScorecardArea, scorecardAreaOf } from './dictionary/scorecard.js';
export type { Domain, DomainTable } from './domain/domain.js';
export { domainCells } from './domain/domain-cells.js';
export { parseDomain } from './domain/parse-domain.js';
export { type AsOfText, readAsOf, type ReleaseName, releaseName, type StandingAt } from './as-of.js';
export { CONTRACT_VERSION } from './contract-version.js';
export { type CountrySettings, readCountrySettings } from './country-settings.js';
export { ERROR_CODES, type ErrorCode, SeraiError } from './errors.js';
export { CONTRACT_SDL } from './graph/contract-sdl.js';
export { type AccessTokenClaims, accessTokenClaims, ACCESS_TOKEN_TYPE, hasScope, HUB_AUDIENCE, SCOPES } from './identity/access-token.js';
export {
  type Application, APPLICATION_STATES, type ApplicationFacts, type ApplicationForm, type ApplicationState, applicationText, checkApplication, endOfAccess, LONGEST_ACCESS_YEARS, plainlyWritten, stateOfApplication, termsFault,
} from './identity/application.js';
export {
  COUNTRY_HEADER, DECISION_TYPE, type DecisionClaims, decisionClaims, DESK_AUDIENCE, handedApplications, LONGEST_REASON, postedDecision, postedRevocation, postedTerms, receivedApplication, REVOCATION_TYPE, SECRETARIAT_TAG,
  type RevocationClaims, revocationClaims,
} from './identity/decision.js';
export {
  askedHeads, givenReceipt, HEADS_AUDIENCE, HEADS_PAGE, HEADS_PATH, KEEP_MONTHS, listedHeads, type ListedHeads, LODGED_HEADS_PATH, LOG_CHECKPOINT_TYPE, type LogCheckpointClaims, logCheckpointClaims, LOG_HEAD_TYPE,
  type LogHeadClaims, logHeadClaims, LOG_RECEIPT_TYPE, type LogReceiptClaims, logReceiptClaims, monthsBefore, postedHead, SECRETARIAT_URN,
} from './identity/log-head.js';
export { narrow, type Narrowing, widenings } from './identity/narrow.js';
export { nearest } from './identity/nearest.js';
export { RELEASE_CERTIFICATE_TYPE, type ReleaseCertificate, type ReleaseCertificateClaims, releaseCertificateClaims } from './identity/release-certificate.js';
export {
  INTENT_LASTS_S, type IntentOrder, intentOrder, INTENTS_AUDIENCE, INTENTS_PATH, postedIntent, RELEASE_INTENT_TYPE, type ReleaseIntentClaims, releaseIntentClaims,
} from './identity/release-intent.js';
export { STEWARD_SCOPE } from './identity/staff.js';
export { coversCell } from './identity/covers-cell.js';
export {
  countryOfUrn, countryUrn, passportClaims, PASSPORT_TOKEN_TYPE, PASSPORT_TYPE, type VisaClaims, visaClaims, VISA_HEADER, type VisaScope, visaScope, VISA_TYPE,
} from './identity/visa.js';
export type { MemberState, RegisteredMember, RegistryDocument } from './registry-document.js';
export { EXAMPLE_QUERIES } from './graph/example-queries.js';
