/**
 * The GraphQL contract as a country named `Member` serves it. Printed from the classes beside this
 * file by `serai national contract`; a test keeps the two in step. Written out so that whoever
 * composes or implements the contract needs no type-graphql.
 */
export const CONTRACT_SDL = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])

schema {
  query: Query
}

type Query {
  """Member."""
  member: Member
}

"""Member, answered by its own service."""
type Member implements Country @key(fields: "code") {
  """ISO 3166-1 alpha-2 code."""
  code: CountryCode!
  """Name of the country."""
  name(
    """English unless told."""
    language: Language = EN
  ): String @shareable
  """Who stands behind the country's figures."""
  custody: Custody
  """Version of this contract that the country's service speaks."""
  contractVersion: String
  """
  Observations of the newest release, of the one that stood at a moment, or of the one that \`after\` was given for.
  """
  observations(
    """
    For which moment, or in which release; left out: now. Beside \`after\` it has to be the same release.
    """
    asOf: AsOf
    """End cursor of the page before."""
    after: String
    """How many at most: 500 unless told, never more than 5000."""
    first: Int
    """Which; left out: all."""
    filter: ObservationFilter
  ): ObservationPage
  """
  Positions in areas of law and practice, of the newest release or of the one that stood at a moment.
  """
  laws(
    """For which moment, or in which release; left out: now."""
    asOf: AsOf
    """Which areas; left out: all."""
    areas: [String!]
  ): [LawPosition!]
  """Releases, newest first."""
  releases(
    """
    Those that had been published by that moment, or up to that release; left out: now.
    """
    asOf: AsOf
    """How many at most; all unless told."""
    first: Int
  ): [Release!]
  """What each audience may see (not the data); open to everyone."""
  accessRules: AccessRules
  """
  The country's log of who was answered what, the newest first: to its stewards all of it, to whoever it granted a visa the entries about his own visas, to nobody else any.
  """
  accessLog(
    """End cursor of the page before."""
    after: String
    """How many at most: 100 unless told, never more than 1000."""
    first: Int
    """Which; left out: all."""
    filter: AccessLogFilter
  ): AccessLogPage
  """
  As whom the country takes whoever asks, by which visa and until when; open to everyone.
  """
  viewer: CountryViewer
}

"""
A member country. Each has a type of its own, answered by its own service over its own database.
"""
interface Country {
  """ISO 3166-1 alpha-2 code."""
  code: CountryCode!
  """Name of the country."""
  name(
    """English unless told."""
    language: Language = EN
  ): String
  """Who stands behind the country's figures."""
  custody: Custody
  """Version of this contract that the country's service speaks."""
  contractVersion: String
  """
  Observations of the newest release, of the one that stood at a moment, or of the one that \`after\` was given for.
  """
  observations(
    """
    For which moment, or in which release; left out: now. Beside \`after\` it has to be the same release.
    """
    asOf: AsOf
    """End cursor of the page before."""
    after: String
    """How many at most: 500 unless told, never more than 5000."""
    first: Int
    """Which; left out: all."""
    filter: ObservationFilter
  ): ObservationPage
  """
  Positions in areas of law and practice, of the newest release or of the one that stood at a moment.
  """
  laws(
    """For which moment, or in which release; left out: now."""
    asOf: AsOf
    """Which areas; left out: all."""
    areas: [String!]
  ): [LawPosition!]
  """Releases, newest first."""
  releases(
    """
    Those that had been published by that moment, or up to that release; left out: now.
    """
    asOf: AsOf
    """How many at most; all unless told."""
    first: Int
  ): [Release!]
  """What each audience may see (not the data); open to everyone."""
  accessRules: AccessRules
  """
  The country's log of who was answered what, the newest first: to its stewards all of it, to whoever it granted a visa the entries about his own visas, to nobody else any.
  """
  accessLog(
    """End cursor of the page before."""
    after: String
    """How many at most: 100 unless told, never more than 1000."""
    first: Int
    """Which; left out: all."""
    filter: AccessLogFilter
  ): AccessLogPage
  """
  As whom the country takes whoever asks, by which visa and until when; open to everyone.
  """
  viewer: CountryViewer
}

"""
A country by its ISO 3166-1 alpha-2 code, such as KZ. Training members have codes that ISO leaves to users: XN, XS, XE.
"""
scalar CountryCode

"""A working language of the hub."""
enum Language {
  """English"""
  EN
  """Russian"""
  RU
}

"""Who stands behind the figures."""
enum Custody {
  """Transcribed from publications; no ministry submitted it."""
  TRANSCRIBED
  """Submitted by the country's own centre."""
  SUBMITTED
}

"""
A page of observations, all of one release, in an order that never changes.
"""
type ObservationPage @shareable {
  """The observations."""
  nodes: [Observation!]!
  """How many observations the filter matches, on all pages."""
  totalCount: Int!
  """How to go on reading."""
  pageInfo: PageInfo!
}

"""
One cell of the cube: where it is (dimensions), what is told (measures) and how to read it (attributes). It has a value, or bounds, or a reason why it is missing.
"""
type Observation @shareable {
  """
  Stable id of the cell and its source: the same in every release that holds it.
  """
  id: ID!
  """What is counted."""
  indicator: Indicator!
  """
  The country that reports the figure, which need not be where the people come from.
  """
  reporter: CountryCode!
  """
  ISO 3166-2 code of a first-level subdivision, _T for the whole country, _O for places named in the note.
  """
  area: String!
  """
  SDMX time period: 2017, 2017-S1, 2017-Q3, 2017-09, a date, a range such as 2012-01-01/P5Y; _U where the source gives none.
  """
  period: String!
  """What the period means."""
  stockOrFlow: StockOrFlow!
  """Whom it is about."""
  population: String!
  """
  Country that people come from: ISO 3166-1 alpha-2, a group such as G_CA5, _T total, _U unknown.
  """
  origin: String!
  """Country that people go to, coded as origin is."""
  destination: String!
  """
  By what origin or destination was told: CITIZENSHIP, BIRTH, RESIDENCE, ETHNICITY, _U.
  """
  basis: String!
  """REGULAR, IRREGULAR, … or _T."""
  legalStatus: String!
  """
  PWID, MSM, SW, TG, PRISONER, … or _T. Key populations overlap: their sum is not the total.
  """
  keyPopulation: String!
  """F, M, _T, _U (SDMX CL_SEX)."""
  sex: String!
  """SDMX age: Y15T49, Y_LT15, Y_GE60, _T, _U."""
  age: String!
  """Route of HIV transmission, or _T."""
  transmission: String!
  """Unit of measure. Values are in this very unit."""
  unit: String!
  """The value; null where only bounds are told, or where it is missing."""
  value: Float
  """Lower bound: of a range, of an uncertainty interval, or of "at least"."""
  lower: Float
  """Upper bound: of a range, of an uncertainty interval, or of "up to"."""
  upper: Float
  """Numerator of a share or rate, where told."""
  numerator: Float
  """Denominator of a share or rate, where told."""
  denominator: Float
  """Size of the sample of a survey, where told."""
  sampleSize: Int
  """
  SDMX CL_OBS_STATUS 2.2: A normal, E estimated, L not collected, Q suppressed, …
  """
  status: String!
  """SDMX CL_CONF_STATUS 1.2: F free for publication, …"""
  confidentiality: String!
  """Protection applied to this very value; NONE where it stands as it is."""
  protection: String!
  """Why there is neither value nor bounds."""
  missing: MissingReason
  """
  The refusal, where one of the country's rules keeps the observation from whoever asks.
  """
  refusal: Refusal
  """
  Why disclosure control hides it from an audience: for the country's own stewards, who are told its value; null to everybody else, and where it is not hidden.
  """
  hiding(
    """
    public, researcher, secretariat, or partner: with the code of a country.
    """
    audience: String!
  ): Hiding
  """Time until which the figure is under embargo, ISO 8601 in UTC."""
  embargoUntil: String
  """
  How it came about: REGISTERED, SENTINEL_SURVEY, ESTIMATE, MODEL, SYNTHETIC, …
  """
  method: String!
  """Where it is published."""
  source: Source!
  """What the dimensions cannot say."""
  note(
    """English unless told."""
    language: Language = EN
  ): String
  """The release that it was read from."""
  release: ID!
}

"""
An entry of the dictionary: what is counted, in which unit, and which breakdowns make sense for it.
"""
type Indicator @shareable {
  """Stable code; never reused with another meaning."""
  code: ID!
  """Topic of a fact sheet that it belongs to."""
  topic: String!
  """Name."""
  name(
    """English unless told."""
    language: Language = EN
  ): String!
  """Definition."""
  definition(
    """English unless told."""
    language: Language = EN
  ): String!
  """The unit in which it is usually given."""
  unit: String!
  """What its period usually means."""
  stockOrFlow: StockOrFlow!
  """Dimensions that it may be broken down by."""
  breakdowns: [String!]!
  """Breakdowns whose parts add up to their total."""
  additiveOver: [String!]!
  """Indicators that it never exceeds in the same cell."""
  boundedBy: [ID!]!
  """Where international frameworks have it."""
  references: [Reference!]!
}

"""What the period of an observation means."""
enum StockOrFlow {
  """Stock: as of the end of the period"""
  STOCK
  """Flow: during the period"""
  FLOW
  """Cumulative: ever, until the end of the period"""
  CUMULATIVE
}

"""
Where an international framework has the same indicator. Numbers change meaning between years, so the year belongs to it.
"""
type Reference @shareable {
  """Framework, such as UNAIDS GAM or WHO HIV SI."""
  framework: String!
  """Year of the edition of the framework."""
  year: Int!
  """Number or code of the indicator in it."""
  number: String!
}

"""Why an observation has neither value nor bounds."""
enum MissingReason {
  """Exists, but nobody collects or publishes it"""
  NOT_COLLECTED
  """Cannot exist"""
  NOT_APPLICABLE
  """Expected, but not reported yet"""
  NOT_YET_REPORTED
  """Hidden so that nobody can be recognised"""
  SUPPRESSED
  """Not open to whoever asks"""
  NOT_FOR_AUDIENCE
  """Under embargo until the stated time"""
  EMBARGOED
  """Withdrawn by the country"""
  WITHDRAWN
  """The country does not offer this part of the contract"""
  NOT_OFFERED
  """The country could not be reached"""
  COUNTRY_UNAVAILABLE
}

"""
Why a rule of the country keeps an observation from whoever asks, and what can be done about it. Nothing in it depends on the value.
"""
type Refusal @shareable {
  """
  The reason, as in \`missing\`: NOT_FOR_AUDIENCE, EMBARGOED or SUPPRESSED.
  """
  code: String!
  """The country whose rule it is."""
  country: CountryCode!
  """
  Path of the rule in the country's access.yaml, such as audiences.public.open[0].dimensions; EMBARGO_TIME or CONF_STATUS where the country closed this very figure.
  """
  rule: String!
  """
  The nearest audience to apply for, which may see more of it; null where there is none.
  """
  applyFor: String
  """The end of an embargo, ISO 8601 in UTC."""
  until: String
  """The reason and what can be done about it, in a sentence."""
  explanation(
    """English unless told."""
    language: Language = EN
  ): String!
}

"""
Why an observation is hidden from an audience. For the country's own stewards alone.
"""
type Hiding @shareable {
  """Hidden by a rule of its own; otherwise so that others stay hidden."""
  primary: Boolean!
  """
  The rules: threshold, small-zero, whole-group, dominance, p-percent, rate, or mirror where another member hides it; none where it is hidden so that others stay hidden.
  """
  rules: [String!]!
  """
  Least that whoever is told the rest cannot exclude; null where nothing had to be protected.
  """
  lowest: Float
  """Most that he cannot exclude, as far as it was looked for."""
  highest: Float
}

"""
The published document that a figure or position is taken from, and where in it.
"""
type Source @shareable {
  """Id in the catalogue of sources."""
  id: ID!
  """Title."""
  title(
    """English unless told."""
    language: Language = EN
  ): String!
  """Publishing organisation."""
  publisher: String!
  """Year of publication."""
  year: Int!
  """Where in the document: annex, section, table, footnote."""
  locator: String
}

"""How to go on reading."""
type PageInfo @shareable {
  """Whether there is more."""
  hasNextPage: Boolean!
  """
  Cursor of the last node: give it as \`after\` for the next page. It stays valid while its release stands.
  """
  endCursor: String
}

"""
A moment in the past, or releases by their ids: the answer is given from what stood then. {} is now.
"""
input AsOf {
  """
  A day, with all that was published on it, or a moment, ISO 8601 in UTC: 2026-11-20, 2026-11-20T09:00:00Z. Left out: now.
  """
  date: String
  """
  Releases, such as KZ-3, at most one a country; a country that is not named takes the date.
  """
  releases: [ID!]
}

"""
Which observations to read. A list takes any of its codes, exactly as they stand in the dictionary; what is left out is not restricted; {} is everything.
"""
input ObservationFilter {
  """Indicator codes. Any of the list; left out: any."""
  indicators: [ID!]
  """Spans of time. Any of the list; left out: any."""
  periods: [PeriodRange!]
  """Areas. Any of the list; left out: any."""
  area: [String!]
  """Populations. Any of the list; left out: any."""
  population: [String!]
  """Countries of origin. Any of the list; left out: any."""
  origin: [String!]
  """Countries of destination. Any of the list; left out: any."""
  destination: [String!]
  """Bases of origin. Any of the list; left out: any."""
  basis: [String!]
  """Legal statuses. Any of the list; left out: any."""
  legalStatus: [String!]
  """Key populations. Any of the list; left out: any."""
  keyPopulation: [String!]
  """Sexes. Any of the list; left out: any."""
  sex: [String!]
  """Ages. Any of the list; left out: any."""
  age: [String!]
  """Routes of transmission. Any of the list; left out: any."""
  transmission: [String!]
  """Methods. Any of the list; left out: any."""
  method: [String!]
}

"""
A span of time. What overlaps it is taken; observations without a period (_U) are not.
"""
input PeriodRange {
  """
  First period of the span: 2015, 2015-Q1, 2015-03, a date. Left out: no beginning.
  """
  from: String
  """Last period of the span, itself included. Left out: no end."""
  to: String
}

"""
A country's position in one area of law or practice, so that countries can be compared.
"""
type LawPosition @shareable {
  """
  Area of law or practice: a code of the dictionary that reads as a statement, such as HIV_DEPORTATION.
  """
  area: String!
  """The statement that the area stands for."""
  statement(
    """English unless told."""
    language: Language = EN
  ): String
  """
  Area of the essential HIV care package for which it is evidence: A commitment, B legal aspects, C finance, D service delivery.
  """
  scorecardArea: String
  """For whom it holds."""
  population: String!
  """For people from which country; _T for all."""
  origin: String!
  """
  YES, NO, PARTLY, SIGNED (a treaty signed but not ratified), _U, or a number.
  """
  answer: String!
  """Unit of a numeric answer."""
  unit(
    """English unless told."""
    language: Language = EN
  ): String
  """One line on what the source says."""
  detail(
    """English unless told."""
    language: Language = EN
  ): String!
  """SDMX period as of which it holds, or _U."""
  asOf: String!
  """Where it is written."""
  source: Source!
}

"""
What a country published at once: immutable, numbered and hashed. Observations are only ever read from a release.
"""
type Release @shareable {
  """Id to cite, such as KZ-1."""
  id: ID!
  """Number among the country's releases, counting from 1."""
  number: Int!
  """
  SHA-256 of what whoever asks may see of it, in hexadecimal: another audience has another.
  """
  hash: String!
  """When it was published, ISO 8601 in UTC."""
  publishedAt: String!
  """
  Number of observations in it, told or not: the same for every audience.
  """
  cells: Int!
  """Who stands behind it."""
  custody: Custody!
  """The release that it took the place of; null for the first."""
  supersedes: ID
  """
  Where it was withdrawn: nothing is read from it any more, and what it told is taken as known.
  """
  withdrawn: Withdrawal
  """
  How what it hides was protected; null for releases older than certificates.
  """
  certificate: ReleaseCertificate
}

"""That a release is not to be relied on any more."""
type Withdrawal @shareable {
  """Why, in the words of the country."""
  reason: String!
  """When, ISO 8601 in UTC."""
  at: String!
}

"""
How what a release hides from this audience was protected and checked: a statement that the country signed. Its numbers are of cells, not of people.
"""
type ReleaseCertificate @shareable {
  """
  The signed statement, a JWS (RFC 7515) of the country's key; the other fields repeat what it says. \`serai release verify\` checks it.
  """
  jws: String!
  """
  SHA-256 of the edition that it speaks of, as \`hash\` of the release, in hexadecimal.
  """
  table: String!
  """Version of the access rules that the release was made under."""
  rules: String!
  """Everything in it already stood in print, so there was nothing to hide."""
  allInPrint: Boolean!
  """Counts that hang together by sums and bounds."""
  counts: Int!
  """Sums among them that an attacker was taken to know."""
  sums: Int!
  """Bounds among them that an attacker was taken to know."""
  bounds: Int!
  """Counts that are hidden by a rule of their own."""
  primary: Int!
  """Counts that are hidden so that those stay hidden."""
  secondary: Int!
  """
  Share of what is counted that lies in hidden cells, in steps of ten percent, so that nobody can subtract; null where a tenth is too few people for that.
  """
  hiddenPercent: Int
  """
  Whole numbers that remain possible of a protected count, where they are fewest; null where nothing had to be protected.
  """
  narrowest: Int
  """
  Counts that earlier releases or other members leave less open than the rules now ask for: nothing can take them back.
  """
  lostBefore: Int!
  """Attackers that were assumed."""
  attackers: [String!]!
  """
  Earlier releases that they were taken to have kept, withdrawn ones too.
  """
  knownReleases: [ID!]!
  """Other audiences whose editions they were taken to know."""
  knownAudiences: [String!]!
  """
  Releases of other countries that tell the same counts, and that they were taken to know: XS-3 as the public reads it, XS-3/researcher as that audience does.
  """
  knownMirrors: [ID!]!
  """What calculated, and its version."""
  solver: String!
  """Who prepared it, by the name that the country's own issuer gives."""
  preparedBy: String!
  """Who cleared it: somebody else."""
  clearedBy: String!
  """When it was signed, ISO 8601 in UTC."""
  issuedAt: String!
}

"""
A country's access rules: who may see what of it. They tell what is open, never the data.
"""
type AccessRules @shareable {
  """The country whose rules they are."""
  country: CountryCode!
  """Hash of the rules in force."""
  version: String!
  """
  Ids of sources that stand in print: their figures are open to every audience.
  """
  alreadyPublished: [String!]!
  """
  The nested audiences from public to steward, each of which sees at least what those before it see, then partners.
  """
  audiences: [AudienceAccess!]!
}

"""
What one audience may see of a country, under which protection and terms. A nested audience that the rules leave out sees what already stands in print and nothing else: nothing is opened to it, and it has neither protection nor terms.
"""
type AudienceAccess @shareable {
  """
  public, researcher, secretariat, steward, or partner: with the code of a country.
  """
  audience: String!
  """
  How its values are protected; null where the rules leave the audience out.
  """
  protection: AccessProtection
  """
  Whether answers may be kept outside the country; only those to public ever may.
  """
  cacheableOutside: Boolean!
  """
  Terms of use that it accepts; null where the rules leave the audience out.
  """
  terms(
    """English unless told."""
    language: Language = EN
  ): String
  """Version of the terms; null where the rules leave the audience out."""
  termsVersion: String
  """What is open to it; nothing else is, but what already stands in print."""
  opens: [AccessOpening!]!
  """All of it in plain words, line by line."""
  explanation(
    """English unless told."""
    language: Language = EN
  ): [String!]!
}

"""
The primary rules that a value passes before an audience reads it (SDC handbook, 4.2).
"""
type AccessProtection @shareable {
  """A count below it is hidden."""
  minimumCount: Int!
  """
  shown: zeros are published; small: they are hidden as any count below the minimum.
  """
  zeros: String!
  """
  hide: a cell that holds all of its group is hidden, because it tells something of each member; show: it is not.
  """
  wholeGroup: String!
  """The dominance rule; null where there is none."""
  dominance: AccessDominance
}

"""
The (n, k) dominance rule: a cell is hidden when its largest contributors make up more than a percentage of it.
"""
type AccessDominance @shareable {
  """How many of the largest contributors are counted together."""
  largest: Int!
  """The percentage of the cell that they may not exceed."""
  percent: Int!
}

"""
One thing that an audience may see. A cell is open when one opening opens it.
"""
type AccessOpening @shareable {
  """
  Codes of the indicators, those of its topics among them, in reading order.
  """
  indicators: [ID!]!
  """Topics that are open whole."""
  topics: [String!]!
  """Dimensions that are broken down; any other stays at its total."""
  dimensions: [AccessDimension!]!
  """First day of the periods that are open; a period lies wholly inside."""
  periodFrom: String!
  """
  Last day of the periods that are open, itself included; null for no end.
  """
  periodTo: String
  """Whether figures without a period (_U) are open too."""
  undated: Boolean!
  """
  Time before which it stays shut, ISO 8601 in UTC; null where no such time is set.
  """
  embargoUntil: String
  """
  Months after the end of a figure's period for which it stays shut; null where none are set.
  """
  embargoMonths: Int
}

"""How finely an audience sees one dimension, beside its total."""
type AccessDimension @shareable {
  """The dimension, such as AGE."""
  dimension: String!
  """The codes that are open; null where all are."""
  codes: [String!]
  """
  Dimensions that it is never crossed with: where one of these is broken down, this one is at its total.
  """
  notBy: [String!]!
}

"""A page of the log, the newest entry first."""
type AccessLogPage @shareable {
  """The entries."""
  nodes: [AccessLogEntry!]!
  """How to go on reading."""
  pageInfo: PageInfo!
}

"""
One entry of a country's log: what one field was answered, to whom, by which right.
"""
type AccessLogEntry @shareable {
  """Its number in the log, counting from 1 without a gap."""
  seq: ID!
  """When, ISO 8601 in UTC."""
  at: String!
  """
  Who asked, by a pseudonym that only this country can resolve: another country has another for the same person. Null for the public.
  """
  person: String
  """The OAuth client that asked in his name."""
  client: String
  """By which way it came: gateway, registry or staff."""
  channel: String!
  """As which audience; null where none was verified."""
  audience: String
  """Id of the visa that he came with."""
  visa: ID
  """The release that was read."""
  release: ID
  """The field that was asked, such as observations."""
  field: String!
  """Its arguments as JSON."""
  filter: String!
  """How many observations, positions, releases or entries were told."""
  cells: Int!
  """OK, or the code of the error."""
  outcome: String!
  """
  SHA-256 of the entry and of the hash of the one before, in hexadecimal.
  """
  hash: String!
}

"""Which entries of the log to read; what is left out is not restricted."""
input AccessLogFilter {
  """First day, or the time from which on, ISO 8601 in UTC."""
  from: String
  """Last day, itself included, or the time before which."""
  to: String
  """Pseudonym of whoever asked."""
  person: String
  """The OAuth client."""
  client: String
  """Id of a visa."""
  visa: ID
  """As which audience."""
  audience: String
  """The field that was asked."""
  field: String
  """OK, or the code of an error."""
  outcome: String
}

"""As whom a country takes whoever asks it."""
type CountryViewer @shareable {
  """
  public, researcher, secretariat, steward, or partner: with the code of a country; null where a token or a visa does not hold.
  """
  audience: String
  """Who it is, as the issuer names him; null for whoever shows no token."""
  subject: String
  """The issuer of the token."""
  issuer: String
  """The client that asks in his name."""
  client: String
  """Id of the country's visa that he came with and that stands."""
  visa: ID
  """
  What the visa opens; null where nothing narrows what the audience is told.
  """
  scope: AccessScope
  """Until when he is taken so, ISO 8601 in UTC; null for the public."""
  until: String
  """
  The code of what does not hold: TOKEN_REFUSED or VISA_REFUSED; null where all does.
  """
  refusal: String
  """What does not hold and what can be done about it, in a sentence."""
  explanation: String
}

"""
What a visa opens of what its country's rules open to its audience. What lies outside is told as to everyone.
"""
type AccessScope @shareable {
  """Indicators; null for all."""
  indicators: [ID!]
  """
  Dimensions in which figures may be finer than the total, such as AGE; null for all.
  """
  breakdowns: [String!]
  """
  First period, itself included: a figure lies wholly inside; null for no beginning.
  """
  periodFrom: String
  """Last period, itself included; null for no end."""
  periodTo: String
}
`;
