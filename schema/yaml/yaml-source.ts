import { type Document, isAlias, isNode, Lexer, LineCounter, type Node, parseAllDocuments, visit, type YAMLError } from 'yaml';
import type { YamlFault } from './yaml-fault.js';

/** What a file is for, as its messages say it. */
export interface YamlPurpose {
  /** Why an empty file will not do, and what to write instead. */
  readonly empty: { readonly problem: string; readonly remedy: string };
  /** Where an example stands. */
  readonly example: string;
}

/** A file as read: its nodes, every scalar of which is text, and where in the file each begins. */
export interface YamlSource {
  readonly root: Node;
  readonly positionOf: (node: Node | null) => { readonly line: number; readonly column: number };
  /** What stands in the file, in one short line. */
  readonly textOf: (node: Node) => string;
}

/** The largest file that is read, in bytes of UTF-8. */
const LARGEST = 200_000;
const DEEPEST = 12;
const LONGEST_VALUE = 60;

const MENDING: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  DUPLICATE_KEY: ['The key stands here twice', 'Keep one of the two'],
  MULTIPLE_DOCS: ['The file holds several documents', 'Remove the lines that hold only ---'],
};

/**
 * Reads the plain part of YAML 1.2 that a country's files are written in: maps, lists and texts. What lets a file
 * say more than its reader sees is refused: anchors, aliases, tags, merge keys, directives, several
 * documents, deep nesting, very large files. Never throws.
 */
export function readYaml(text: string, purpose: YamlPurpose): YamlSource | { readonly faults: readonly YamlFault[] } {
  const top = (problem: string, remedy: string, line = 1): { faults: readonly YamlFault[] } => ({ faults: [{ line, column: 1, path: '', value: null, problem, remedy }] });
  if (new TextEncoder().encode(text).length > LARGEST) return top(`The file is larger than ${LARGEST / 1000} KB`, 'It is meant to be a few pages; remove what does not belong there');
  const directive = text.split('\n').findIndex((line) => line.startsWith('%'));
  if (directive >= 0) return top('The file holds a YAML directive', 'Remove the line that begins with %', directive + 1);
  try {
    const deep = lineNestedTooDeeply(text);
    if (deep !== undefined) return top('The file is nested too deeply', `Use at most ${DEEPEST} levels`, deep);
    return readDocuments(text, purpose, top);
  } catch {
    return top('The file cannot be read as YAML', `Check that it is nested by spaces, as the example in ${purpose.example} is`);
  }
}

/**
 * The line at which a file is nested too deeply. The reader of YAML goes down level by level
 * and can take the whole process with it, so its lexer, which does not, is asked first.
 */
function lineNestedTooDeeply(text: string): number | undefined {
  const block = text.split('\n').findIndex((line) => /^\s*(?:[-?:]\s+){12}/.test(line) || /^\s{100}/.test(line));
  if (block >= 0) return block + 1;
  let [line, depth] = [1, 0];
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > DEEPEST) return line;
    line += token.split('\n').length - 1;
  }
  return undefined;
}

function readDocuments(text: string, purpose: YamlPurpose, top: (problem: string, remedy: string) => { faults: readonly YamlFault[] }): YamlSource | { readonly faults: readonly YamlFault[] } {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { schema: 'failsafe', merge: false, lineCounter: lines, prettyErrors: false, logLevel: 'silent', strict: true });
  const [document, second] = 'empty' in documents ? [] : documents;
  if (!document || (document.contents === null && document.errors.length === 0)) return top(purpose.empty.problem, purpose.empty.remedy);
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const textOf = (node: Node): string => (node.range ? text.slice(node.range[0], node.range[1]).trim().split('\n', 1)[0] ?? '' : '').slice(0, LONGEST_VALUE);
  const positionOf = (node: Node | null): { line: number; column: number } => at(node?.range?.[0] ?? 0);
  const syntax = document.errors.map((error) => ({ ...at(error.pos[0]), path: '', value: null, ...mending(error) }));
  const several = second ? [{ ...at(second.range[0]), path: '', value: null, ...worded(MENDING['MULTIPLE_DOCS']) }] : [];
  const faults = [...syntax, ...several, ...hidden(document, positionOf, textOf)];
  return faults.length > 0 || !document.contents ? { faults } : { root: document.contents, positionOf, textOf };
}

function worded([problem, remedy]: readonly [string, string] = ['This is not YAML', 'Check quotes, colons and the spaces before the line']): { problem: string; remedy: string } {
  return { problem, remedy };
}

function mending(error: YAMLError): { problem: string; remedy: string } {
  const known = MENDING[error.code];
  const plain = worded(known);
  return known ? plain : { ...plain, problem: `${plain.problem}: ${error.message.split('\n', 1)[0] ?? ''}` };
}

/** Whatever makes a node mean something else than what stands there. */
function hidden(document: Document.Parsed, positionOf: YamlSource['positionOf'], textOf: YamlSource['textOf']): YamlFault[] {
  const faults: YamlFault[] = [];
  const fault = (node: Node, problem: string, remedy: string): number => faults.push({ ...positionOf(node), path: '', value: textOf(node), problem, remedy });
  visit(document, {
    Node: (_key, node, ancestors) => {
      if (isAlias(node)) fault(node, 'Aliases are not read', 'Write out what it stands for');
      if ('anchor' in node && node.anchor) fault(node, 'Anchors are not read', `Remove &${node.anchor} and write out what it is used for`);
      if ('tag' in node && node.tag) fault(node, 'Tags are not read', 'Remove the part that begins with !');
      if (ancestors.filter(isNode).length > DEEPEST) {
        fault(node, 'This is nested too deeply', `Use at most ${DEEPEST} levels`);
        return visit.SKIP;
      }
      return undefined;
    },
    Pair: (_key, { key }) => {
      if (isNode(key) && textOf(key) === '<<') fault(key, 'Merge keys are not read', 'Write out what is to be merged');
    },
  });
  return faults;
}
