// Prints the lines about dist/ that CHANGELOG does not have yet, to be given a reason; ends with 1 if there are any.
//
//   npm run goldens [-- --first]      --first: as one item, for the beginning
import { readFileSync } from 'node:fs';
import { goldenLines, sumsOf } from './goldens/golden-lines';

const lines = goldenLines(readFileSync('CHANGELOG.md', 'utf8'), sumsOf('dist'));
if (process.argv.includes('--first')) {
  const files = lines.flatMap((line) => /^- (dist\/\S+ [0-9a-f]{8}): …$/.exec(line)?.[1] ?? []);
  console.log(`- What the apps make, for the first time:\n${files.map((file) => `  ${file}`).join(',\n')}`);
} else if (lines.length > 0) {
  console.error('CHANGELOG.md does not say, under "### Restarts" (Pods are replaced) or "### Output" (anything else):');
  console.log(lines.join('\n'));
  process.exitCode = 1;
}
