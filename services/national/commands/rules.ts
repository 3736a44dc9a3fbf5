import { readFile } from 'node:fs/promises';
import { type AccessRules, describeExpectation, describeYamlFault, describeVerdict, diffRules, explain, parseRules, SeraiError, testRules } from '@serai/schema';

/** Faults listed in one message; a file with thousands of them is usually wrong in one place. */
const FAULTS_SHOWN = 200;

async function readRules(file: string): Promise<AccessRules> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new SeraiError('CONFIG_INVALID', `${file} cannot be read. Name the access.yaml of a country, such as infra/countries/kazakhstan/access.yaml`, { cause: error });
  }
  const parsed = parseRules(text);
  if ('rules' in parsed) return parsed.rules;
  const { faults } = parsed;
  throw new SeraiError('CONFIG_INVALID', `${faults.slice(0, FAULTS_SHOWN).map((fault) => describeYamlFault(file, fault)).join('\n')}\nNothing is open by these rules: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
}

async function check(file: string): Promise<string> {
  const { country, audiences, alreadyPublished, examples } = await readRules(file);
  const opened = audiences.map(({ id, open }) => `${id} ${open.length}`).join(', ');
  return `${file}: no fault. ${country}; openings: ${opened || 'none'}; sources already published: ${alreadyPublished.length}; examples: ${examples.length}`;
}

async function explainTo(file: string, audience: string): Promise<string> {
  const rules = await readRules(file);
  const texts = explain(rules, audience);
  if (!texts) throw new SeraiError('CONFIG_INVALID', `${file} has no rules for ${audience}. It has them for ${rules.audiences.map(({ id }) => id).join(', ')}`);
  return [...texts.en, '', ...texts.ru].join('\n');
}

async function test(file: string): Promise<string> {
  const results = testRules(await readRules(file));
  const lines = results.map(({ example, verdict, passed }) => {
    const said = `${file}:${example.line} ${example.caller}: ${describeVerdict(example.cell, verdict)}`;
    return passed ? `ok   ${said}` : `FAIL ${said}; expected ${describeExpectation(example.expect)}`;
  });
  const failed = results.filter(({ passed }) => !passed).length;
  const text = [...lines, `${results.length} examples, ${failed} not as expected`].join('\n');
  if (failed > 0) throw new SeraiError('CONFIG_INVALID', text);
  return results.length === 0 ? `${file} holds no examples. Add examples: to it, so that it says what it is meant to do` : text;
}

async function diff(before: string, after: string): Promise<string> {
  const { opens, closes, needsSecondPerson } = diffRules(await readRules(before), await readRules(after));
  if (opens.length + closes.length === 0) return 'Nothing opens and nothing closes';
  return [
    ...opens.map((line) => `opens  ${line}`),
    ...closes.map((line) => `closes ${line}`),
    needsSecondPerson ? 'Something opens: a second person has to clear this change before it is released' : 'Nothing opens: no second person is needed',
  ].join('\n');
}

/** What a data steward does with access.yaml; none of it needs a database or settings. */
export const rulesCommands = {
  check: { describe: 'find every fault of a rules file', takes: ['file'], run: ([file = '']: readonly string[]) => check(file) },
  explain: {
    describe: 'say in English and Russian what an audience sees and does not',
    takes: ['file'],
    options: [{ flag: '--as <audience>', describe: 'public, researcher, secretariat, steward or partner:XX', fallback: 'public' }],
    run: ([file = '']: readonly string[], { as = 'public' }: Readonly<Record<string, string>> = {}) => explainTo(file, as),
  },
  test: { describe: 'run the examples that stand in a rules file', takes: ['file'], run: ([file = '']: readonly string[]) => test(file) },
  diff: { describe: 'say what a new rules file opens and closes', takes: ['old', 'new'], run: ([before = '', after = '']: readonly string[]) => diff(before, after) },
} as const;
