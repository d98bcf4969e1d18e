// The corpus of public manifests, which lies beside the checkout, or where KUBE_CORPUS says. Its tests skip where it is absent.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../lib/kube/manifest';

export interface Sample {
  /** Where it was published, and its number in that file: the name of the sample in a test's words. */
  readonly where: string;
  readonly manifest: Manifest;
}

const folder = process.env.KUBE_CORPUS ?? join(__dirname, '../../../shared/corpus');
const file = join(folder, 'manifests.jsonl');

/** All samples, in the order of the file; none where there is no corpus. */
export const corpus: readonly Sample[] = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(sample) : [];

/** What is said of single samples, by where they were published, as far as they are in this corpus. */
export const ofCorpus = <T>(said: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(said).filter(([place]) => corpus.some(({ where }) => where === place)));

/** As jest's `describe`, for tests that need the corpus. */
export const describeCorpus: typeof describe.skip = corpus.length > 0 ? describe : skipped();

function sample(line: string): Sample {
  const {
    source,
    file: path,
    document,
    manifest,
  } = JSON.parse(line) as Record<'source' | 'file' | 'document', string> & { manifest: Manifest };
  return { where: `${source}/${path}#${document}`, manifest };
}

function skipped(): typeof describe.skip {
  process.stdout.write(`left out: the tests of the corpus, which is not at ${file} (KUBE_CORPUS can name another folder)\n`);
  return describe.skip;
}
