// What `npm start`, `npm test` and `npm run attack` run before anything is installed or built: plain JavaScript that
// needs Node alone. It installs what is missing, builds what is stale, and hands over.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const WORKSPACES = ['schema', 'services', 'gateway', 'infra', 'test'];

/** How the command ended. */
function end(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', ...options });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

function run(command, args, options = {}) {
  const status = end(command, args, options);
  if (status !== 0) process.exit(status);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Serai needs Node 20.19 or newer, and this is ${process.versions.node}. Install a newer one from nodejs.org\n`);
  process.exit(1);
}

function install() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const stamp = join(root, 'node_modules', '.serai-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stdout.write('· Installing packages (once)\n');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

function newestSource(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestSource(path));
    else if (/\.tsx?$|^tsconfig\.json$|^package\.json$/.test(entry.name)) newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

function build() {
  const stamp = join(root, 'node_modules', '.serai-built');
  const newest = Math.max(statSync(join(root, 'tsconfig.json')).mtimeMs, ...WORKSPACES.map((each) => newestSource(join(root, each))));
  const isBuilt = existsSync(join(root, 'infra/dist/local/main.js')) && existsSync(stamp) && Number(readFileSync(stamp, 'utf8')) === newest;
  if (isBuilt) return;
  process.stdout.write('· Building\n');
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b']);
  writeFileSync(stamp, String(newest));
}

function runTests(args, environment = {}) {
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  // For the data that the tests' hubs begin with (test/kit/prepared-data.ts). The database may run as another user, who has to pass through.
  const prepared = mkdtempSync(join(tmpdir(), 'serai-hubs-'));
  chmodSync(prepared, 0o711);
  const status = end(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...args], { env: { ...process.env, ...environment, NODE_OPTIONS: options, PREPARED_HUBS: prepared } });
  rmSync(prepared, { recursive: true, force: true });
  process.exitCode = status;
}

checkNode();
install();
const [task, ...args] = process.argv.slice(2);
if (task === 'start') {
  build();
  const startedAt = performance.now();
  const { runHub } = await import(new URL('../dist/local/main.js', import.meta.url));
  process.exit(await runHub(args, startedAt));
} else if (task === 'test') {
  build();
  process.stdout.write('· Lint\n');
  run(process.execPath, [join(root, 'node_modules/eslint/bin/eslint.js'), '--config', 'test/eslint.config.js', '--max-warnings', '0', '.']);
  process.stdout.write('· Tests\n');
  runTests(args);
} else if (task === 'attack') {
  build();
  process.stdout.write('· Attacks, in full\n');
  runTests(['test/dist/attack', ...args], { ATTACK: 'whole' });
} else {
  process.stderr.write('Usage: node infra/local/bootstrap.mjs start|test|attack\n');
  process.exit(2);
}
