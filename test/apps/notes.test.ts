// The app `notes`: every manifest that the study notes print is what our objects make; where the text slips, our check says so.
import { parse, parseAllDocuments } from 'yaml';
import { App, check } from 'cdk8s-patterns';
import { notes } from '../../apps/notes';
import { canonical } from '../../lib/kube/canonical';
import { type Manifest, objectId } from '../../lib/kube/manifest';
import { gather } from '../../lib/synth/gather';
import { printed } from './notes.printed';
import { asPrinted, slips } from './notes.slips';
import { fieldsOf } from './printed-manifest';

const MINOR = 28;
const app = new App();
notes(app);
const yaml = app.synthYaml();
const made = new Map(
  parseAllDocuments(yaml).map((document) => {
    const manifest = document.toJS() as Manifest;
    const { namespace, kind, name } = objectId(manifest);
    return [`${namespace}/${kind}/${name}`, manifest];
  }),
);

const rightText = ({ text, mended = text }: (typeof printed)[number]): string => mended;
const whole = printed.filter(({ part }) => part === undefined);
const parts = printed.filter(({ part }) => part !== undefined);

describe('the notes app', () => {
  it.each(whole)('makes what $note prints as a manifest: $title', (one) => {
    const { metadata, ...rest } = fieldsOf(one, rightText(one)) as Manifest;
    const [namespace] = one.object.split('/');
    expect(made.get(one.object)).toEqual(canonical({ ...rest, metadata: { namespace, ...metadata } }, MINOR));
  });

  it.each(parts)('has what $note prints as a part of one: $title', (one) => {
    const { apiVersion, kind } = made.get(one.object)!;
    expect(made.get(one.object)).toMatchObject(canonical({ apiVersion, kind, ...fieldsOf(one, rightText(one)) }, MINOR));
  });

  it('makes each namespace before what is in it, but for those that every cluster has or the controller brings', () => {
    const ids = [...made.values()].map(objectId);
    const before = ids.filter(
      ({ namespace }, i) =>
        namespace !== undefined && !ids.slice(0, i).some(({ kind, name }) => kind === 'Namespace' && name === namespace),
    );
    expect(new Set(before.map(({ namespace }) => namespace))).toEqual(new Set(['default', 'ingress-nginx']));
  });

  it('leaves nothing to be warned of', () => {
    expect(gather(app).findings).toEqual([]);
  });

  it('writes this YAML', () => {
    expect(yaml).toMatchSnapshot();
  });
});

describe('where the notes slip, the check says it', () => {
  // what the texts refer to and do not print
  const existing = [
    ...['example-service', 'api-service', 'example-service-sub', 'nginx', 'random-generator'].map((name) => ({ kind: 'Service', name })),
    { kind: 'Secret', name: 'example-tls' },
  ];

  it.each(slips)('$note: $slip', ({ manifests, findings }) => {
    const said = check(manifests, { target: `1.${MINOR}`, existing });
    expect(said.map(({ object: _, ...finding }) => finding)).toEqual(findings);
  });

  it('001: the dash of a list stands before its list, which no YAML parser takes', () => {
    const { text } = printed.find(({ title }) => title === 'command and args')!;
    expect(() => parse(text)).toThrow('A block sequence may not be used as an implicit map key at line 7, column 14');
  });

  it('and every text that had to be mended is in this table', () => {
    const judged = new Set(slips.flatMap(({ manifests }) => manifests).map((manifest) => JSON.stringify(manifest)));
    const mended = printed.filter(({ mended, title }) => mended !== undefined && title !== 'command and args');
    expect(mended.map(({ title }) => title).filter((title) => !judged.has(JSON.stringify(asPrinted(title))))).toEqual([]);
  });
});
