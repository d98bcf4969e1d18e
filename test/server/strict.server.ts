// The strict check against real servers: whatever they refuse to decode, miss, or do not support, we say too, and nothing else.
import type { Manifest } from '../../lib/kube/manifest';
import { check } from '../../lib/rules/check';
import { type ApiServer, startApiServer, versions } from './api-server';
import { disagreements } from './strict/compare';
import { mutated } from './strict/mutate';
import { Random } from './strict/random';
import { validManifests } from './strict/valid-manifests';
import { type Verdict, verdict } from './strict/verdict';

const CASES = Number(process.env.STRICT_CASES ?? 5000);
const SEED = Number(process.env.STRICT_SEED ?? 20260731);
const CONNECTIONS = 8;

describe.each(versions)('the strict check, beside a server of %s', (version) => {
  let server: ApiServer;
  let minor: number;
  let target: string;
  beforeAll(async () => {
    server = await startApiServer(version, '--crds');
    minor = Number(server.version.split('.')[1]);
    target = `1.${minor}`;
  }, 900_000);
  afterAll(() => server?.stop());

  it('takes every manifest that the mutations start from, as the server does', async () => {
    const refused: string[] = [];
    for (const manifest of validManifests(minor)) {
      const answer = await verdict(server, manifest);
      const findings = check([manifest], { target }).filter(({ severity }) => severity === 'error');
      if (answer.outcome !== 'accepted' || findings.length > 0)
        refused.push(`${manifest.kind}: ${answer.message} ${JSON.stringify(findings)}`);
    }
    expect(refused).toEqual([]);
  }, 60_000);

  it(`gives the server's verdict on ${CASES} broken manifests`, async () => {
    const random = new Random(SEED);
    const starts = validManifests(minor);
    const wrong: string[] = [];
    const count: Record<string, number> = {};
    const judge = async (manifest: Manifest, deeds: readonly string[]): Promise<void> => {
      const answer = await verdict(server, manifest);
      const findings = check([manifest], { target });
      for (const word of words(answer)) count[word] = (count[word] ?? 0) + 1;
      const differ = disagreements(manifest, minor, findings, answer);
      if (differ.length > 0) wrong.push(explained(manifest, deeds, differ, findings, answer));
    };
    const queue = Array.from({ length: CASES }, () => mutated(random.pick(starts), minor, random));
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (let next = queue.pop(); next; next = queue.pop()) await judge(next.manifest, next.deeds);
      }),
    );

    console.log(`Kubernetes ${server.version}, seed ${SEED}: ${JSON.stringify(count)}`);
    if (wrong.length > 0) throw new Error(`${wrong.length} of ${CASES} verdicts differ\n\n${wrong.slice(0, 20).join('\n\n')}`);
    const share = (word: string): number => (count[word] ?? 0) / CASES;
    expect(share('accepted')).toBeGreaterThan(0.15);
    expect(share('decoding')).toBeGreaterThan(0.25);
    expect(share('required')).toBeGreaterThan(0.08);
    expect(share('unsupported')).toBeGreaterThan(0.04);
    expect(share('admission') + share('panic') + share('other')).toBeLessThan(0.03);
  }, 600_000);

  it.each([
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"a":"1","a":"2"}}',
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{},"data":{}}',
  ])(
    'refuses a key that stands twice: %s', // parseManifests refuses it before any check is asked
    async (text) => {
      const answer = await verdict(server, JSON.parse(text) as Manifest, text);
      expect(answer).toMatchObject({ outcome: 'decoding', message: expect.stringContaining('duplicate field') });
    },
  );
});

/** The outcome, and the causes that are compared. */
function words({ outcome, causes }: Verdict): string[] {
  const reasons = new Set(causes.map(({ reason }) => reason));
  return [
    outcome,
    ...(reasons.has('FieldValueRequired') ? ['required'] : []),
    ...(reasons.has('FieldValueNotSupported') ? ['unsupported'] : []),
  ];
}

function explained(
  manifest: Manifest,
  deeds: readonly string[],
  differ: readonly string[],
  findings: readonly { rule: string; path: string; message: string }[],
  answer: Verdict,
): string {
  const ours = findings.map(({ rule, path, message }) => `    ${rule} ${path}: ${message}`).join('\n') || '    nothing';
  const theirs =
    answer.causes.map(({ reason, field, message }) => `    ${reason} ${field}: ${message.slice(0, 200)}`).join('\n') ||
    `    ${answer.message.slice(0, 400)}`;
  return `${differ.join('\n')}\n  done: ${deeds.join('; ')}\n  ours:\n${ours}\n  the server's (${answer.status}):\n${theirs}\n  ${JSON.stringify(manifest)}`;
}
