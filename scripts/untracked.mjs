// Ends with 1 where synth wrote a file into dist/ or docs/ that git does not know.
import { execFileSync } from 'node:child_process';

const files = execFileSync('git', ['ls-files', '--others', '--exclude-standard', 'dist', 'docs'], { encoding: 'utf8' }).trim();
if (files !== '') {
  console.error(`not committed:\n${files}`);
  process.exitCode = 1;
}
