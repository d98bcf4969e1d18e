// Every manifest of the corpus, written with the constructors' own props: shorter forms say what Kubernetes' own say.
import { corpus, describeCorpus } from './corpus';
import { bare, expected } from './expected';
import { FORMS, Forms } from './forms';
import { Maker } from './make';

describeCorpus('a manifest written with props', () => {
  const forms = new Forms();
  const maker = new Maker();

  it('comes back as the server would store it', () => {
    const made = corpus.map(({ where, manifest }) => [where, bare(maker.props(manifest, forms))]);
    expect(Object.fromEntries(made)).toEqual(Object.fromEntries(corpus.map(({ where, manifest }) => [where, expected(manifest)])));
  });

  it('uses every shorter form that there is a manifest for', () => {
    process.stdout.write(`shorter forms in the corpus: ${forms}\n`);
    expect(FORMS.filter((form) => forms.of(form) === 0)).toEqual([]);
  });
});
