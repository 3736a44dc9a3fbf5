/** What somebody who can inject SQL might try as the role of an audience; `other` is another audience that has a role. */
export interface SqlAttack<Refusal> {
  readonly what: string;
  readonly sql: (other: string) => string;
  readonly refusal: Refusal;
}

const DENIED = /permission denied/;

/** Ways to become somebody else, or to be taken for him. Null where the statement is allowed: it gains nothing. After each, the role still reads its own and nothing else. */
export const DISGUISES: readonly SqlAttack<RegExp | null>[] = [
  { what: 'SET ROLE to the owner', sql: () => 'SET ROLE serai_xn_owner', refusal: /permission denied to set role/ },
  { what: 'SET ROLE to another audience', sql: (other) => `SET ROLE serai_xn_${other}`, refusal: /permission denied to set role/ },
  { what: 'SET ROLE to the superuser', sql: () => 'SET ROLE serai', refusal: /permission denied to set role/ },
  { what: 'SET SESSION AUTHORIZATION', sql: (other) => `SET SESSION AUTHORIZATION serai_xn_${other}`, refusal: /permission denied to set session authorization/ },
  { what: "set_config('role')", sql: (other) => `SELECT set_config('role', 'serai_xn_${other}', false)`, refusal: /permission denied to set role/ },
  { what: "set_config('session_authorization')", sql: () => "SELECT set_config('session_authorization', 'serai', false)", refusal: /permission denied to set session authorization/ },
  { what: 'RESET ROLE', sql: () => 'RESET ROLE', refusal: null },
  { what: 'a grant to itself', sql: (other) => `GRANT SELECT ON release.cell_${other} TO CURRENT_USER`, refusal: DENIED },
  { what: 'a membership', sql: (other) => `GRANT serai_xn_${other} TO CURRENT_USER`, refusal: /permission denied to grant role/ },
  { what: 'a role of its own', sql: () => 'CREATE ROLE thief SUPERUSER', refusal: /permission denied to create role/ },
  { what: 'raising itself', sql: () => 'ALTER ROLE CURRENT_USER BYPASSRLS', refusal: /permission denied to alter role/ },
  { what: 'taking a table', sql: (other) => `ALTER TABLE release.cell_${other} OWNER TO CURRENT_USER`, refusal: /must be owner/ },
  { what: 'row_security off', sql: () => 'SET row_security = off', refusal: null },
  { what: 'another search_path', sql: () => 'SET search_path = release, raw, pg_catalog', refusal: null },
  { what: 'another application_name', sql: () => "SET application_name = 'serai_xn_owner'", refusal: null },
  { what: 'settings of its own', sql: (other) => `SET app.audience = '${other}'; SET serai.audience = 'steward'; SET audience.id = 'steward'; SET rls.bypass = 'on'`, refusal: null },
  { what: 'replication as a cover', sql: () => 'SET session_replication_role = replica', refusal: DENIED },
  { what: 'a policy of its own', sql: (other) => `CREATE POLICY mine ON release.cell_${other} USING (true)`, refusal: /must be owner/ },
  { what: 'RLS switched off', sql: (other) => `ALTER TABLE release.cell_${other} DISABLE ROW LEVEL SECURITY`, refusal: /must be owner/ },
];

/** Ways to what is not its own, whoever it is. */
export const READS: readonly SqlAttack<RegExp>[] = [
  { what: 'the table of all audiences', sql: () => 'SELECT * FROM release.cell', refusal: DENIED },
  { what: 'the editions of all audiences', sql: () => 'SELECT * FROM release.edition', refusal: DENIED },
  { what: "another audience's cells", sql: (other) => `SELECT * FROM release.cell_${other}`, refusal: DENIED },
  { what: "another audience's hash", sql: (other) => `SELECT hash FROM release.edition_${other}`, refusal: DENIED },
  { what: 'a single column of them', sql: (other) => `SELECT value FROM ONLY release.cell_${other}`, refusal: DENIED },
  { what: 'their number', sql: (other) => `SELECT count(*) FROM release.cell_${other}`, refusal: DENIED },
  { what: 'the plan of a query on them', sql: (other) => `EXPLAIN ANALYZE SELECT * FROM release.cell_${other} WHERE value > 5`, refusal: DENIED },
  { what: 'a copy to the client', sql: (other) => `COPY release.cell_${other} TO STDOUT`, refusal: DENIED },
  { what: 'a query inside a function', sql: (other) => `SELECT query_to_xml('SELECT * FROM release.cell_${other}', true, false, '')`, refusal: DENIED },
  { what: 'a schema as XML', sql: () => "SELECT schema_to_xml('raw', true, false, '')", refusal: DENIED },
  { what: 'a lock on them', sql: (other) => `DO $$ BEGIN LOCK TABLE release.cell_${other}; END $$`, refusal: DENIED },
  { what: 'a join from its own', sql: (other) => `SELECT o.value FROM release.release r JOIN release.cell_${other} o ON o.release = r.number`, refusal: DENIED },
  { what: 'the raw store', sql: () => 'SELECT figures FROM raw.submission', refusal: DENIED },
  { what: 'the raw store through the search_path', sql: () => 'SET search_path = raw; SELECT figures FROM submission', refusal: /relation "submission" does not exist/ },
  { what: 'the statistics of all columns', sql: () => 'SELECT * FROM pg_statistic', refusal: DENIED },
  { what: 'passwords', sql: () => 'SELECT * FROM pg_authid', refusal: DENIED },
  { what: 'a file of the server', sql: () => "SELECT pg_read_file('PG_VERSION')", refusal: DENIED },
  { what: 'a file of the server as bytes', sql: () => "SELECT pg_read_binary_file('base/1/1259')", refusal: DENIED },
  { what: 'a folder of the server', sql: () => "SELECT pg_ls_dir('.')", refusal: DENIED },
  { what: 'a file as a large object', sql: () => "SELECT lo_import('/etc/passwd')", refusal: DENIED },
  { what: 'a file through COPY', sql: () => "COPY release.release FROM '/etc/passwd'", refusal: /permission denied to COPY from a file|permission denied/ },
  { what: 'a program of the server', sql: () => "COPY (SELECT 1) TO PROGRAM 'id'", refusal: /permission denied to COPY to or from an external program/ },
  { what: 'a copy to a file of the server', sql: () => "COPY (SELECT 1) TO '/tmp/stolen'", refusal: /permission denied to COPY to a file/ },
  { what: 'a function that runs as another', sql: () => "CREATE FUNCTION public.steal() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'", refusal: /permission denied for schema public/ },
  { what: 'a function in the schema of releases', sql: () => "CREATE FUNCTION release.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'", refusal: /permission denied for schema release/ },
  { what: 'a table of its own', sql: () => 'CREATE TABLE public.mine (a int)', refusal: /permission denied for schema public/ },
  { what: 'a temporary table', sql: () => 'CREATE TEMP TABLE mine (a int)', refusal: /permission denied to create temporary tables/ },
  { what: 'a temporary view over them', sql: (other) => `CREATE TEMP VIEW mine AS SELECT * FROM release.cell_${other}`, refusal: /permission denied/ },
  { what: 'an extension', sql: () => 'CREATE EXTENSION dblink', refusal: /permission denied|is not available/ },
  { what: 'a language', sql: () => 'CREATE EXTENSION plpython3u', refusal: /permission denied|is not available/ },
  { what: 'a server elsewhere', sql: () => 'CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw', refusal: /does not exist|permission denied/ },
  { what: 'the log of changes', sql: () => "SELECT pg_create_logical_replication_slot('mine', 'test_decoding')", refusal: /permission denied/ },
  { what: 'a setting of the server', sql: () => "ALTER SYSTEM SET row_security = off", refusal: DENIED },
  { what: 'a subscription', sql: () => "CREATE SUBSCRIPTION s CONNECTION 'dbname=serai_xs' PUBLICATION p", refusal: /permission denied/ },
  { what: 'code in plpgsql', sql: (other) => `DO $$ BEGIN PERFORM * FROM release.cell_${other}; END $$`, refusal: DENIED },
  { what: 'a change of its own cells', sql: () => 'UPDATE release.release SET custody = custody', refusal: DENIED },
];
