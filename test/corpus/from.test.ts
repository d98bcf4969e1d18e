// Every manifest of the corpus, through `from`: what is pasted is what is emitted.
import { corpus, describeCorpus } from './corpus';
import { bare, expected } from './expected';
import { Maker } from './make';

describeCorpus('a pasted manifest', () => {
  it('comes back as the server would store it', () => {
    const maker = new Maker();
    const made = corpus.map(({ where, manifest }) => [where, bare(maker.from(manifest))]);
    expect(Object.fromEntries(made)).toEqual(Object.fromEntries(corpus.map(({ where, manifest }) => [where, expected(manifest)])));
  });

  it('is not changed by it', () => {
    const before = structuredClone(corpus);
    const maker = new Maker();
    for (const { manifest } of corpus) maker.from(manifest);
    expect(corpus).toEqual(before);
  });
});
