/** Addresses of the three subgraphs. */
export interface Addresses {
  readonly secretariat: string;
  readonly kazakhstan: string;
  readonly kyrgyzstan: string;
}

/** A supergraph of the secretariat and two countries with a small contract, as the composer writes it. */
export function supergraphOf({ secretariat, kazakhstan, kyrgyzstan }: Addresses): string {
  return `schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) {
  query: Query
}

directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE

directive @join__graph(name: String!, url: String!) on ENUM_VALUE

directive @join__field(
  graph: join__Graph
  requires: join__FieldSet
  provides: join__FieldSet
  type: String
  external: Boolean
  override: String
  usedOverridden: Boolean
) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION

directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE

directive @join__type(
  graph: join__Graph!
  key: join__FieldSet
  extension: Boolean! = false
  resolvable: Boolean! = true
  isInterfaceObject: Boolean! = false
) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR

directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION

scalar join__FieldSet

directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA

scalar link__Import

enum link__Purpose {
  """
  Security
  """
  SECURITY
  """
  Execution
  """
  EXECUTION
}

enum join__Graph {
  COUNTRY_KG @join__graph(name: "country-kg", url: "${kyrgyzstan}")
  COUNTRY_KZ @join__graph(name: "country-kz", url: "${kazakhstan}")
  SECRETARIAT @join__graph(name: "secretariat", url: "${secretariat}")
}

type Query @join__type(graph: COUNTRY_KG) @join__type(graph: COUNTRY_KZ) @join__type(graph: SECRETARIAT) {
  kyrgyzstan: Kyrgyzstan @join__field(graph: COUNTRY_KG)
  kazakhstan: Kazakhstan @join__field(graph: COUNTRY_KZ)
  countries: [Country!] @join__field(graph: SECRETARIAT)
}

type Kyrgyzstan implements Country @join__type(graph: COUNTRY_KG, key: "code") @join__type(graph: SECRETARIAT, key: "code") @join__implements(graph: COUNTRY_KG, interface: "Country") @join__implements(graph: SECRETARIAT, interface: "Country") {
  code: String!
  name: String
  observations: Page @join__field(graph: COUNTRY_KG)
}

type Page @join__type(graph: COUNTRY_KG) @join__type(graph: COUNTRY_KZ) {
  totalCount: Int!
  nodes: [Observation!]!
}

type Observation @join__type(graph: COUNTRY_KG) @join__type(graph: COUNTRY_KZ) {
  id: ID!
  value: Float
  status: Status
  note: String
}

type Kazakhstan implements Country @join__type(graph: COUNTRY_KZ, key: "code") @join__type(graph: SECRETARIAT, key: "code") @join__implements(graph: COUNTRY_KZ, interface: "Country") @join__implements(graph: SECRETARIAT, interface: "Country") {
  code: String!
  name: String
  observations: Page @join__field(graph: COUNTRY_KZ)
}

interface Country @join__type(graph: COUNTRY_KG) @join__type(graph: COUNTRY_KZ) @join__type(graph: SECRETARIAT) {
  code: String!
  name: String
  observations: Page @join__field(graph: COUNTRY_KG) @join__field(graph: COUNTRY_KZ)
}

enum Status @join__type(graph: COUNTRY_KG) @join__type(graph: COUNTRY_KZ) {
  A @join__enumValue(graph: COUNTRY_KG) @join__enumValue(graph: COUNTRY_KZ)
  L @join__enumValue(graph: COUNTRY_KG) @join__enumValue(graph: COUNTRY_KZ)
}`;
}
