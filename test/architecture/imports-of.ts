import ts from 'typescript';
import type { TreeFile } from './source-tree.js';

/** One mention of another module. */
export interface Import {
  /** As it is written: ./log.js, @serai/schema, node:fs. */
  readonly specifier: string;
  /** Nothing is left of it when the program runs: `import type`, `export type … from`, `import('…')` as a type. */
  readonly isTypeOnly: boolean;
  /** Hands what it takes on to others: `export … from`, or an import that is exported again. */
  readonly isReExport: boolean;
}

/** What the rules want to know of a file. */
export interface Syntax {
  readonly imports: readonly Import[];
  readonly hasDefaultExport: boolean;
  readonly readsEnvironment: boolean;
}

const read = new WeakMap<TreeFile, Syntax>();

/** The imports of a file by TypeScript's own parser: static, dynamic and by `require`, type-only ones included. */
export function importsOf(file: TreeFile): readonly Import[] {
  return syntaxOf(file).imports;
}

/** The file as the rules see it; parsed once. */
export function syntaxOf(file: TreeFile): Syntax {
  const known = read.get(file);
  if (known) return known;
  const syntax = parse(file);
  read.set(file, syntax);
  return syntax;
}

function parse({ path, text }: TreeFile): Syntax {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const exported = namesExportedAgain(source);
  const imports: Import[] = [];
  let hasDefaultExport = false;
  let readsEnvironment = false;

  const take = (specifier: ts.Node | undefined, isTypeOnly: boolean, isReExport: boolean): void => {
    if (specifier && ts.isStringLiteralLike(specifier)) imports.push({ specifier: specifier.text, isTypeOnly, isReExport });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      take(node.moduleSpecifier, isTypeOnlyClause(node.importClause), namesOf(node.importClause).some((name) => exported.has(name)));
    } else if (ts.isExportDeclaration(node)) {
      take(node.moduleSpecifier, node.isTypeOnly, true);
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      take(node.moduleReference.expression, node.isTypeOnly, exported.has(node.name.text) || hasModifier(node, ts.SyntaxKind.ExportKeyword));
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      take(node.argument.literal, true, false);
    } else if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || isIdentifier(node.expression, 'require'))) {
      take(node.arguments[0], false, false);
    }
    hasDefaultExport ||= isDefaultExport(node);
    readsEnvironment ||= isEnvironment(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { imports, hasDefaultExport, readsEnvironment };
}

/** `import { type X }` is not type-only: under verbatimModuleSyntax the module is still loaded. */
function isTypeOnlyClause(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  const bindings = clause?.namedBindings;
  const named = !bindings ? [] : ts.isNamespaceImport(bindings) ? [bindings.name.text] : bindings.elements.map(({ name }) => name.text);
  return clause?.name ? [clause.name.text, ...named] : named;
}

/** Local names in `export { … }` without a module: those among them that were imported are re-exports. */
function namesExportedAgain(source: ts.SourceFile): ReadonlySet<string> {
  return new Set(
    source.statements.flatMap((statement) => {
      if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) return [];
      return statement.exportClause.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
    }),
  );
}

function isDefaultExport(node: ts.Node): boolean {
  return ts.isExportAssignment(node) || hasModifier(node, ts.SyntaxKind.DefaultKeyword) || (ts.isExportSpecifier(node) && node.name.text === 'default');
}

/** process.env, process['env'], { env } = process, and env taken from node:process. */
function isEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && isProcess(node.expression);
  if (ts.isElementAccessExpression(node)) return ts.isStringLiteralLike(node.argumentExpression) && node.argumentExpression.text === 'env' && isProcess(node.expression);
  if (ts.isVariableDeclaration(node)) {
    return node.initializer !== undefined && isProcess(node.initializer) && ts.isObjectBindingPattern(node.name) &&
      node.name.elements.some(({ name, propertyName }) => isIdentifier(propertyName ?? name, 'env'));
  }
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier) || !/^(node:)?process$/.test(node.moduleSpecifier.text)) return false;
  const bindings = node.importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings) && bindings.elements.some(({ name, propertyName }) => (propertyName ?? name).text === 'env');
}

function isProcess(node: ts.Node): boolean {
  return isIdentifier(node, 'process') || (ts.isPropertyAccessExpression(node) && node.name.text === 'process' && isIdentifier(node.expression, 'globalThis'));
}

function isIdentifier(node: ts.Node, text: string): boolean {
  return ts.isIdentifier(node) && node.text === text;
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
}
