// The statements of an app in the order in which somebody reads them, each with its comments and what it makes.
import ts from 'typescript-5.9';
import { dedented, parsed } from './source';

export interface Piece {
  /** Comments and statement, without its indentation. */
  readonly text: string;
  /** The ids of the constructs that it makes: `new Deployment(chart, 'web', …)`. */
  readonly ids: readonly string[];
  readonly declares: readonly string[];
  /** The names that it uses. */
  readonly uses: readonly string[];
  /** The variables that it calls a method of, or makes something below. */
  readonly about: readonly string[];
  /** What it makes below which variable: `new Ingress(shop, 'Ingress', …)`. */
  readonly below: readonly { readonly scope: string; readonly id: string }[];
  /** Whether what follows needs it. */
  readonly waits: boolean;
  /** Whether it stands right under the statement before, without a comment of its own: the comment there is about both. */
  readonly continues: boolean;
}

/** The statements of the functions that are the app; before the first that uses it, what else the file declares. */
export function piecesOf(file: string): Piece[] {
  const statements = parsed(file).statements.filter((one) => !ts.isImportDeclaration(one));
  const makes = (one: ts.Statement): boolean =>
    ts.isFunctionDeclaration(one) && /^export\b/.test(one.getText()) && /new Chart\(/.test(one.getText());
  const bodies = statements.filter(makes).flatMap((one) => joined([...(one as ts.FunctionDeclaration).body!.statements].map(piece)));
  const helpers = statements.filter((one) => !makes(one)).map(piece);
  const ordered: Piece[] = [];
  const placed = new Set<Piece>();
  const place = (one: Piece): void => {
    if (placed.has(one)) return;
    placed.add(one);
    for (const helper of helpers) if (helper.declares.some((name) => one.uses.includes(name))) place(helper);
    ordered.push(one);
  };
  for (const one of [...bodies, ...helpers]) place(one);
  return ordered;
}

/** A comment and all that stands below it without an empty line are one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const one of pieces) {
    const last = all.at(-1);
    if (!one.continues || !last?.text.startsWith('//')) {
      all.push(one);
      continue;
    }
    const declares = [...last.declares, ...one.declares];
    all[all.length - 1] = {
      text: `${last.text}\n${one.text}`,
      ids: [...last.ids, ...one.ids],
      declares,
      uses: [...last.uses, ...one.uses],
      about: [...last.about, ...one.about].filter((name) => !declares.includes(name)),
      below: [...last.below, ...one.below].filter(({ scope }) => !declares.includes(scope)),
      waits: last.waits && one.waits,
      continues: false,
    };
  }
  return all;
}

function piece(statement: ts.Statement): Piece {
  const ids: string[] = [];
  const scopes: string[] = [];
  const below: { scope: string; id: string }[] = [];
  const uses = new Set<string>();
  const visit = (node: ts.Node): void => {
    const [scope, id] = ts.isNewExpression(node) ? (node.arguments ?? []) : [];
    const [variable, text] = [
      scope && ts.isIdentifier(scope) ? scope.text : undefined,
      id && ts.isStringLiteralLike(id) ? id.text : undefined,
    ];
    if (text !== undefined) ids.push(text);
    if (variable !== undefined) scopes.push(variable);
    if (variable !== undefined && text !== undefined) below.push({ scope: variable, id: text });
    if (ts.isIdentifier(node) && !isKey(node)) uses.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  const variables = ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [];
  const expression = ts.isExpressionStatement(statement) ? statement.expression : variables[0]?.initializer;
  const called = expression && calledOn(expression);
  const named = ts.isFunctionDeclaration(statement) && statement.name ? [statement.name.text] : [];
  const text = dedented(withComments(statement));
  return {
    text,
    ids,
    declares: [...named, ...variables.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))],
    uses: [...uses],
    about: [...(called === undefined ? [] : [called]), ...scopes, ...eachOf(statement)],
    below,
    waits: variables.length > 0 || named.length > 0,
    continues: !/^\s*\n\s*\n/.test(statement.getFullText()) && !text.startsWith('//'),
  };
}

/** The name of a field, which is nobody's use of a variable. */
const isKey = (node: ts.Identifier): boolean =>
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node);

/** With the comments above it, and the one behind it: that of the statement before stands on its line. */
function withComments(statement: ts.Statement): string {
  const { text } = statement.getSourceFile();
  const before = ts.getTrailingCommentRanges(text, statement.getFullStart())?.at(-1)?.end ?? statement.getFullStart();
  const behind = ts.getTrailingCommentRanges(text, statement.end)?.at(-1)?.end ?? statement.end;
  return text.slice(before, behind);
}

/** `web` and `api` of `for (const one of [web, api]) …`. */
function eachOf(statement: ts.Statement): string[] {
  if (!ts.isForOfStatement(statement) || !ts.isArrayLiteralExpression(statement.expression)) return [];
  return statement.expression.elements.filter(ts.isIdentifier).map(({ text }) => text);
}

/** `web` of `web.service(…)`. */
function calledOn(expression: ts.Expression): string | undefined {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return undefined;
  const { expression: object } = expression.expression;
  return ts.isIdentifier(object) ? object.text : undefined;
}
