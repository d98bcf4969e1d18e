// Where the real programs are: built by scripts/programs/install.sh, or Debian's.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const folders = [
  join(process.env.CDK8S_PATTERNS_PROGRAMS ?? join(homedir(), '.cache/cdk8s-patterns-programs'), 'bin'),
  ...(process.env.PATH ?? '').split(':'),
  '/usr/sbin',
  ...versionsOf('/usr/lib/postgresql'),
];

/** The full path of a program, or undefined. */
export const installed = (name: string): string | undefined => folders.map((folder) => join(folder, name)).find(isProgram);

/** Debian's folders of PostgreSQL: one for each version. */
function versionsOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((version) => join(folder, version, 'bin')) : [];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Tests against programs; where one is missing, one line that says so, which fails in CI: nothing is left out there in silence. */
export function against(programs: string[], name: string, tests: () => void): void {
  const missing = programs.filter((program) => installed(program) === undefined);
  if (missing.length === 0) return void describe(name, tests);
  const said = `${name}: not tried, for want of ${missing.join(', ')} (scripts/programs/install.sh)`;
  if (!process.env.CI) return void test.skip(said, () => {});
  test(said, () => {
    throw new Error(said);
  });
}
