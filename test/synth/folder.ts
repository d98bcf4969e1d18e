// Folders of a test, and what is in them.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const made: string[] = [];
afterAll(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** An empty folder, gone after the test file. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-'));
  made.push(path);
  return path;
}

/** The content of every file below it, by path. */
export function contents(root: string): { [path: string]: string } {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path));
  return Object.fromEntries(
    paths
      .filter((path) => statSync(path).isFile())
      .sort()
      .map((path) => [relative(root, path), readFileSync(path, 'utf8')]),
  );
}
