// Every manifest of the corpus, through `from`: what is pasted is what is emitted.
import { emit } from 'cdk8s-patterns';
import { parseManifests } from '../../lib/kube/yaml-parse';
import { corpus, describeCorpus } from './corpus';
import { bare, expected } from './expected';
import { Maker } from './make';

describeCorpus('a pasted manifest', () => {
  const maker = new Maker();

  it('comes back as the server would store it, and no renderer has anything to say', () => {
    const made = corpus.map(({ where, manifest }) => [where, bare(maker.from(manifest))]);
    expect(Object.fromEntries(made)).toEqual(Object.fromEntries(corpus.map(({ where, manifest }) => [where, expected(manifest)])));
    expect(maker.problems()).toEqual([]);
  });

  it('comes back from its own YAML', () => {
    const made = corpus.map(({ where, manifest }) => [where, maker.from(manifest)] as const);
    const read = made.map(([where, emitted]) => [where, maker.from(parseManifests(emit([emitted]))[0]!)]);
    expect(Object.fromEntries(read)).toEqual(Object.fromEntries(made));
  }, 60_000);

  it('is not changed by it', () => {
    const before = structuredClone(corpus);
    for (const { manifest } of corpus) maker.from(manifest);
    expect(corpus).toEqual(before);
  });
});
