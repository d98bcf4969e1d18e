// What TypeScript files say, as their authors wrote it: the mistakes of a table, the names of tests, a program.
import { readFileSync } from 'node:fs';
import ts from 'typescript-5.9';

export const parsed = (file: string): ts.SourceFile => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);

export interface Table {
  /** What several mistakes have in common: what the file declares, and their sources name. */
  readonly given: string;
  /** The source of each mistake, by its title. */
  readonly makers: ReadonlyMap<string, string>;
}

/** The mistakes of a table, as they are written. */
export function tableIn(file: string): Table {
  const source = parsed(file);
  const makers = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const named = (name: string): ts.ObjectLiteralElementLike | undefined => node.properties.find((one) => one.name?.getText() === name);
      const [title, make] = [valueOf(named('title')), named('make')];
      if (title && make && ts.isStringLiteralLike(title)) makers.set(title.text, makerText(make));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const declared = source.statements.filter((one) => !ts.isImportDeclaration(one) && namesOf(one).length > 0 && !isExported(one));
  const needed = new Set<ts.Statement>();
  const need = (text: string): void => {
    for (const one of declared) {
      if (needed.has(one) || !namesOf(one).some((name) => new RegExp(`\\b${name}\\b(?!:)`).test(text))) continue;
      needed.add(one);
      need(one.getText());
    }
  };
  for (const text of makers.values()) need(text);
  return {
    given: declared
      .filter((one) => needed.has(one))
      .map((one) => one.getText())
      .join('\n'),
    makers,
  };
}

const isExported = (statement: ts.Statement): boolean => /^export\b/.test(statement.getText());

function namesOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
}

const valueOf = (property: ts.ObjectLiteralElementLike | undefined): ts.Expression | undefined =>
  property && ts.isPropertyAssignment(property) ? property.initializer : undefined;

/** What the function does; of a function that another one makes, how it is made. */
function makerText(make: ts.ObjectLiteralElementLike): string {
  const value = ts.isMethodDeclaration(make) ? make : valueOf(make);
  if (!value) return make.getText();
  const { body } = value as ts.ArrowFunction | ts.MethodDeclaration;
  if (!body) return `${dedented(value.getFullText())};`;
  if (!ts.isBlock(body)) return `${dedented(body.getFullText())};`;
  return dedented(body.getFullText().trim().slice(1, -1)).replace(/^return (?=new )/m, '');
}

const testNames = new Map<string, Set<string>>();

/** The names of the tests and the groups of a file, as they are written; without those that are skipped by their own words. */
export function testNamesIn(file: string): ReadonlySet<string> {
  const known = testNames.get(file);
  if (known) return known;
  const names = new Set<string>();
  testNames.set(file, names);
  const visit = (node: ts.Node): void => {
    const called = ts.isCallExpression(node) ? node.expression.getText() : '';
    if (/^(?:x(?:it|test|describe)|(?:test|it|describe)\.(?:skip|todo))\b/.test(called)) return;
    const name = ts.isCallExpression(node) && /^(test|it|describe)\b/.test(called) ? node.arguments[0] : undefined;
    if (name && ts.isStringLiteralLike(name)) names.add(name.text);
    ts.forEachChild(node, visit);
  };
  visit(parsed(file));
  return names;
}

/** The body of the function in `field` of each object that is a property's value, by the name of that property. */
export function usesIn(file: string, field: string): ReadonlyMap<string, string> {
  const uses = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.initializer)) {
      const use = valueOf(node.initializer.properties.find((one) => one.name?.getText() === field));
      if (use && ts.isArrowFunction(use)) uses.set(node.name.getText(), dedented(use.body.getFullText()));
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed(file));
  return uses;
}

/** The body of the function that a file exports, without its comments. */
export function programIn(file: string): string {
  const body = parsed(file).statements.flatMap((one) => (ts.isFunctionDeclaration(one) && one.body ? [one.body] : []))[0];
  return body === undefined ? '' : dedented(body.getFullText().trim().slice(1, -1));
}

/** How many lines of code it has. */
export const linesOf = (file: string): number =>
  programIn(file)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;

/** Without the indentation that all of its lines have; the first line may stand right behind something. */
export function dedented(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line, i) => line.trim() !== '' && (i > 0 || /^\s/.test(line))).map((line) => /^ */.exec(line)![0].length);
  const least = Math.min(...indents, 200);
  return lines
    .map((line, i) => (i === 0 ? line.trimStart() : line.slice(least)))
    .join('\n')
    .trim();
}
