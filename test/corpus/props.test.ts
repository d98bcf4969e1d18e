// Every manifest of the corpus, written with the constructors' own props: shorter forms say what Kubernetes' own say.
import { corpus, describeCorpus, ofCorpus } from './corpus';
import { bare, expected } from './expected';
import { FORMS, Forms } from './forms';
import { Maker } from './make';
import { MENDED } from './mended';

describeCorpus('a manifest written with props', () => {
  const forms = new Forms();
  const maker = new Maker();
  const made = corpus.map(({ where, manifest }) => [where, bare(maker.props(manifest, forms)), expected(manifest)] as const);

  it('comes back as the server would store it, and no renderer has anything to say', () => {
    const said = made.filter(([where]) => !(where in MENDED));
    expect(Object.fromEntries(said.map(([where, emitted]) => [where, emitted]))).toEqual(
      Object.fromEntries(said.map(([where, , wanted]) => [where, wanted])),
    );
    expect(maker.problems()).toEqual([]);
  });

  it('is another only where the props cannot leave out what is missing', () => {
    const others = made.filter(([, emitted, wanted]) => JSON.stringify(emitted) !== JSON.stringify(wanted));
    expect(others.map(([where]) => where)).toEqual(Object.keys(ofCorpus(MENDED)));
  });

  it('uses every shorter form that there is a manifest for', () => {
    process.stdout.write(`shorter forms in the corpus: ${forms}\n`);
    expect(FORMS.filter((form) => forms.of(form) === 0)).toEqual([]);
  });
});
