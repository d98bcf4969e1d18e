// Programs of a statement or two, compiled together by TypeScript 5.9, which users have, and by TypeScript 7.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from 'cdk8s-patterns';
import ts from 'typescript-5.9';

export interface Message {
  /** The text to which the compiler points. */
  readonly at: string;
  readonly lines: readonly string[];
}
/** What both say of one program. */
export interface Verdict {
  readonly typescript59: readonly Message[];
  readonly typescript7: readonly Message[];
}

const FOLDER = '.cache/types';
const GIVEN = 'shop, settings, login, web, db, nightly, site, robot, reader, uploads, scratch';

/** Writes each program into a file of its own, and compiles all of them at once. */
export function compiled(programs: readonly string[]): Verdict[] {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const head = `import { ${Object.keys(library).join(', ')} } from 'cdk8s-patterns';\nimport { ${GIVEN} } from '../../test/types/given';\n`;
  const texts = programs.map((code) => `${head}${code}\n`);
  texts.forEach((text, i) => writeFileSync(join(FOLDER, `${i}.ts`), text));
  writeFileSync(
    join(FOLDER, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions: { types: [] }, include: ['*.ts'], exclude: [] }),
  );
  const older = by59(programs.length);
  const newer = by7(texts, older);
  return programs.map((_, i) => ({ typescript59: older[i]!.map(({ at, lines }) => ({ at, lines })), typescript7: newer[i]! }));
}

interface Placed extends Message {
  readonly start: number;
}

function by59(count: number): Placed[][] {
  const config = ts.readConfigFile(join(FOLDER, 'tsconfig.json'), ts.sys.readFile).config as object;
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, FOLDER);
  const program = ts.createProgram(fileNames, options);
  return Array.from({ length: count }, (_, i) => {
    const file = program.getSourceFile(join(FOLDER, `${i}.ts`))!;
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ code, start, length, messageText }) => ({
        start: start!,
        at: file.text.slice(start, start! + length!),
        lines: sortedWords(`TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`).split('\n'),
      }),
    );
  });
}

/** Its program says where a message begins, not where it ends: what 5.9 points to counts, if it begins there too. */
function by7(texts: readonly string[], older: readonly Placed[][]): Message[][] {
  const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', FOLDER, '--pretty', 'false'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const found: { at: string; lines: string[] }[][] = texts.map(() => []);
  let current: string[] | undefined;
  for (const line of stdout.split('\n')) {
    const [, index, row, column, text] = /types\/(\d+)\.ts\((\d+),(\d+)\): error (.*)$/.exec(line) ?? [];
    if (text !== undefined) {
      const start = offset(texts[Number(index)]!, Number(row), Number(column));
      const same = older[Number(index)]!.find((message) => message.start === start);
      current = [sortedWords(text)];
      found[Number(index)]!.push({ at: same?.at ?? texts[Number(index)]!.slice(start), lines: current });
    } else if (line.startsWith('  ')) current?.push(sortedWords(line));
    else current = undefined;
  }
  return found;
}

const offset = (text: string, row: number, column: number): number =>
  text
    .split('\n')
    .slice(0, row - 1)
    .reduce((sum, line) => sum + line.length + 1, 0) +
  column -
  1;

/** A compiler lists the words of a union in the order in which it met them. */
const sortedWords = (text: string): string =>
  text.replace(/(["`])[^"`]*\1(?: \| (["`])[^"`]*\2)+/g, (words) => words.split(' | ').sort().join(' | '));
