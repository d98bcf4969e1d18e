// Output is API: no golden changes without its line in CHANGELOG.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goldenLines, sumsOf } from '../../scripts/goldens/golden-lines';

const root = join(__dirname, '../..');

test('CHANGELOG has a line for every file of dist/ as it is now; `npm run goldens` prints those that are missing', () => {
  expect(goldenLines(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), sumsOf(join(root, 'dist')))).toEqual([]);
});

describe('a line about a golden', () => {
  const sums = new Map([
    ['dist/web.k8s.yaml', 'aaaaaaaa'],
    ['dist/db.k8s.yaml', 'bbbbbbbb'],
  ]);
  const changelog = (...lines: string[]): string => ['## Unreleased', '', ...lines, '', '## 0.1.0', '', old].join('\n');
  const old = '### Output\n\n- The first: dist/web.k8s.yaml aaaaaaaa,\n  dist/db.k8s.yaml bbbbbbbb';

  test('is not missing where nothing changed', () => {
    expect(goldenLines(changelog(), sums)).toEqual([]);
  });

  test('is missing where the content is another than the newest line says', () => {
    const changed = new Map([...sums, ['dist/web.k8s.yaml', 'cccccccc']]);
    expect(goldenLines(changelog(), changed)).toEqual(['- dist/web.k8s.yaml cccccccc: …']);
    const written = changelog('### Restarts', '', '- dist/web.k8s.yaml cccccccc: sidecars are native');
    expect(goldenLines(written, changed)).toEqual([]);
    // back to what an older line says is a change as well
    expect(goldenLines(written, sums)).toEqual(['- dist/web.k8s.yaml aaaaaaaa: …']);
  });

  test('is missing of a file that is new, and of one that is gone', () => {
    expect(goldenLines(changelog(), new Map([...sums, ['dist/new.k8s.yaml', 'dddddddd']]))).toEqual(['- dist/new.k8s.yaml dddddddd: …']);
    const fewer = new Map([['dist/web.k8s.yaml', 'aaaaaaaa']]);
    expect(goldenLines(changelog(), fewer)).toEqual(['- dist/db.k8s.yaml gone: …']);
    expect(goldenLines(changelog('### Output', '', '- dist/db.k8s.yaml gone: it has moved'), fewer)).toEqual([]);
  });

  test('counts only with a reason, under a heading that says what it costs', () => {
    const changed = new Map([...sums, ['dist/web.k8s.yaml', 'cccccccc']]);
    expect(goldenLines(changelog('### Output', '', '- dist/web.k8s.yaml cccccccc: …'), changed)).toEqual([
      '- dist/web.k8s.yaml cccccccc says no reason',
    ]);
    expect(goldenLines(changelog('### Added', '', '- dist/web.k8s.yaml cccccccc: more'), changed)).toEqual([
      '- dist/web.k8s.yaml cccccccc stands under no "### Restarts" or "### Output"',
    ]);
  });

  test('is about the bytes of the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'goldens-'));
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a', 'web.k8s.yaml'), 'a: 1\n');
    const [[file, sum]] = [...sumsOf(folder)] as [[string, string]];
    expect([file, sum]).toEqual(['dist/a/web.k8s.yaml', expect.stringMatching(/^[0-9a-f]{8}$/)]);
    writeFileSync(join(folder, 'a', 'web.k8s.yaml'), 'a: 1 \n');
    expect(sumsOf(folder).get(file)).not.toBe(sum);
    rmSync(folder, { recursive: true });
  });
});
