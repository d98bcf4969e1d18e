// The names under which the code of lib/ says problems, read from its files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript-5.9';

const lib = join(__dirname, '../../lib');

/** Every name in the files of these rooms, with the files; and the places where one is written so that it cannot be read. */
export function problemNames(...rooms: string[]): { names: Map<string, string[]>; unread: string[] } {
  const names = new Map<string, string[]>();
  const unread: string[] = [];
  for (const room of rooms)
    for (const file of readdirSync(join(lib, room))) {
      const path = `${room}/${file}`;
      const source = ts.createSourceFile(path, readFileSync(join(lib, path), 'utf8'), ts.ScriptTarget.Latest, true);
      for (const said of saidIn(source))
        if (ts.isStringLiteral(said)) names.set(said.text, [...(names.get(said.text) ?? []), path]);
        else if (said.getText() !== 'rule') unread.push(`${path}: ${said.getText()}`);
    }
  return { names, unread };
}

/** What stands as `rule` in an object, as the first argument of a rendering's methods, or where a function of the file takes a `rule`. */
function saidIn(source: ts.SourceFile): ts.Expression[] {
  const takes = new Map([
    ['.problem', 0],
    ['.warning', 0],
  ]);
  for (const node of nodesIn(source)) {
    if (!ts.isFunctionLike(node)) continue;
    const name = node.name?.getText() ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : undefined);
    const at = node.parameters.findIndex((one) => one.name.getText() === 'rule' && one.type?.getText() === 'string');
    if (name !== undefined && at >= 0) takes.set(ts.isMethodDeclaration(node) ? `.${name}` : name, at);
  }
  return nodesIn(source).flatMap((node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'rule') return branches(node.initializer);
    if (!ts.isCallExpression(node)) return [];
    const { expression: called, arguments: given } = node;
    const said = given[takes.get(ts.isPropertyAccessExpression(called) ? `.${called.name.text}` : called.getText()) ?? -1];
    return said && given.length > 1 ? branches(said) : []; // a pattern's own takes one problem
  });
}

function nodesIn(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [node];
  node.forEachChild((child) => void found.push(...nodesIn(child)));
  return found;
}

const branches = (one: ts.Expression): ts.Expression[] =>
  ts.isConditionalExpression(one) ? [...branches(one.whenTrue), ...branches(one.whenFalse)] : [one];
