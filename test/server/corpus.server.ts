// The corpus beside real servers: each manifest is stored the same whichever way it was written, and the check says what they say.
import { check } from '../../lib/rules/check';
import { corpus, describeCorpus, ofCorpus, type Sample } from '../corpus/corpus';
import { Maker } from '../corpus/make';
import { MENDED } from '../corpus/mended';
import { type ApiServer, startApiServer, versions } from './api-server';
import { ask, type Reply } from './corpus/ask';
import { UNSPOKEN } from './corpus/unspoken';

interface Asked extends Sample {
  readonly original: Reply;
  readonly pasted: Reply;
  readonly props: Reply;
}

describeCorpus.each(versions)('the corpus, beside a server of %s', (version) => {
  let server: ApiServer;
  let target: string;
  const asked: Asked[] = [];

  beforeAll(async () => {
    server = await startApiServer(version, '--crds');
    target = `1.${server.version.split('.')[1]}`;
    const maker = new Maker(target);
    for (const { where, manifest } of namespacesFirst()) {
      const { namespace } = manifest.metadata ?? {};
      if (namespace !== undefined)
        await server.request('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
      const [original, pasted, props] = await Promise.all(
        [manifest, maker.from(manifest), maker.props(manifest)].map((one) => ask(server, one)),
      );
      asked.push({ where, manifest, original: original!, pasted: pasted!, props: props! });
    }
  }, 900_000);
  afterAll(() => server?.stop());

  it('stores the same, or refuses it in the same words, whether it came from the original or through `from`', () => {
    expect(byPlace(asked, ({ pasted }) => pasted)).toEqual(byPlace(asked, ({ original }) => original));
  });

  it('stores the same whether it came from the original or from props', () => {
    const sayable = asked.filter(({ where }) => !(where in MENDED));
    expect(byPlace(sayable, ({ props }) => props)).toEqual(byPlace(sayable, ({ original }) => original));
  });

  it('takes the props of what it refused, where their constructor writes what was missing', () => {
    const mended = asked.filter(({ where }) => where in MENDED);
    expect(byPlace(mended, ({ original }) => original.refusal)).toEqual(ofCorpus(MENDED));
    expect(mended.filter(({ props }) => props.refusal !== undefined)).toEqual([]);
  });

  it('refuses what the check calls an error, and what no rule speaks of yet, and nothing else', () => {
    const errors = (one: Asked): string[] =>
      check([one.manifest], { target })
        .filter(({ severity }) => severity === 'error')
        .map(({ rule, path, message }) => `${path}: ${message} ${rule}`);
    const accepted = asked.filter(({ original }) => original.refusal === undefined);
    const refused = asked.filter(({ original }) => original.refusal !== undefined);
    expect(accepted.flatMap((one) => errors(one).map((error) => `${one.where} ${error}`))).toEqual([]);
    expect(
      byPlace(
        refused.filter((one) => errors(one).length === 0),
        ({ original }) => original.refusal,
      ),
    ).toEqual(ofCorpus(UNSPOKEN));
    // a server that refuses everything would make all of this true
    expect(accepted.length).toBeGreaterThan(corpus.length * 0.9);
  });
});

const byPlace = <T>(asked: readonly Asked[], value: (one: Asked) => T): Record<string, T> =>
  Object.fromEntries(asked.map((one) => [one.where, value(one)]));

/** What a namespace's own manifest asks for must not be there already; what lives in one needs it. */
const namespacesFirst = (): Sample[] => [...corpus].sort((a, b) => Number(isNamespace(b)) - Number(isNamespace(a)));
const isNamespace = ({ manifest }: Sample): boolean => manifest.kind === 'Namespace';
