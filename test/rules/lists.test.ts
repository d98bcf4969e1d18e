// What is in a list is judged as what stands by itself: every row of every rule, once more inside of one.
import { isPlainObject, type Manifest, objectId } from '../../lib/kube/manifest';
import { check } from '../../lib/rules/check';
import { parseManifests } from '../../lib/kube/yaml-parse';
import { listRows } from './list-rows';
import { type Row, rows } from './rows';

const asList = (items: readonly Manifest[], more: object = {}): Manifest => ({ apiVersion: 'v1', kind: 'List', ...more, items });
const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
const at = (manifests: readonly Manifest[], { target }: Row): string[] =>
  check(manifests, { ...(target !== undefined && { target }) }).map(
    ({ rule, severity, path, message, object }) => `${severity} ${object.kind}/${object.name} ${path}: ${message} ${rule}`,
  );
/** As they are said of items: the path begins with the item's. */
const inside = (row: Row): string[] =>
  row.manifests.flatMap((manifest, index) => {
    const { target } = row;
    const its = check(row.manifests, { ...(target !== undefined && { target }) });
    return its
      .filter(({ object }) => isSame(object, objectId(manifest)))
      .map(
        ({ rule, severity, path, message, object }) =>
          `${severity} ${object.kind}/${object.name} items[${index}]${path && `.${path}`}: ${message} ${rule}`,
      );
  });

/** Of manifests that are told apart by kind and name, so that it is known of which a finding is. */
const plain = Object.entries(rows)
  .filter(([rule]) => !Object.hasOwn(listRows, rule))
  .flatMap(([rule, { accepted, rejected }]) =>
    [...accepted, ...rejected]
      .filter(({ manifests }) => manifests.every((one) => isPlainObject(one) && typeof one.kind === 'string'))
      .filter(({ manifests }) => new Set(manifests.map((one) => JSON.stringify(objectId(one)))).size === manifests.length)
      .map((row) => [rule, row] as const),
  );

test('every rule says of the items of a list what it says of manifests, and where', () => {
  expect(plain.length).toBeGreaterThan(500);
  const wrong = plain.filter(([, row]) => {
    const said = at([asList(row.manifests)], row).sort();
    return JSON.stringify(said) !== JSON.stringify(inside(row).sort());
  });
  expect(wrong.map(([rule, row]) => [rule, at([asList(row.manifests)], row), inside(row)])).toEqual([]);
});

test('a list of one kind gives kind and version to its items', () => {
  const typed = plain.filter(
    ([rule, { manifests }]) =>
      new Set(manifests.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).size === 1 &&
      /^[A-Z]/.test(manifests[0]!.kind) &&
      !['object-kind', 'known-kind', 'served-version'].includes(rule),
  );
  expect(typed.length).toBeGreaterThan(300);
  const wrong = typed.filter(([, row]) => {
    const { apiVersion, kind } = row.manifests[0]!;
    const items = row.manifests.map(({ apiVersion: _, kind: _kind, ...rest }) => rest as Manifest);
    return (
      JSON.stringify(at([asList(items, { apiVersion, kind: `${kind}List` })], row)) !== JSON.stringify(at([asList(row.manifests)], row))
    );
  });
  expect(wrong.map(([rule, row]) => [rule, row.manifests])).toEqual([]);
});

const config = (name: string, more: object = {}): Manifest => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...more });
const reader = (name: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'main', image: 'web:1', envFrom: [{ configMapRef: { name } }] }] },
});

test('what is in a list is there for others, and sees them', () => {
  expect(check([asList([config('settings')]), reader('settings')])).toEqual([]);
  expect(check([config('settings'), asList([reader('settings')])])).toEqual([]);
  expect(check([asList([config('settings')]), asList([reader('setings')])])).toMatchObject([
    {
      rule: 'known-reference',
      path: 'items[0].spec.containers[0].envFrom[0].configMapRef.name',
      hint: expect.stringContaining('settings'),
    },
  ]);
});

test('an object that two lists make is said once, with the place of the other', () => {
  expect(check([asList([config('b'), config('a')]), asList([config('a')])])).toMatchObject([
    {
      rule: 'unique-object',
      path: 'items[0].metadata.name',
      hint: expect.stringMatching(/^manifest 1, items\[1\] makes the same object/),
      object: { kind: 'ConfigMap', name: 'a' },
    },
  ]);
});

test('two lists of one name are no twins: nothing has that name in a cluster', () => {
  const named = { metadata: { name: 'all' } };
  expect(check([asList([config('a')], named), asList([config('b')], named)])).toEqual([]);
});

test('findings are in the order of the manifests, those of a list before those of its items', () => {
  const found = check([
    config('a', { dat: 1 }),
    asList([config('b', { dat: 1 }), 3 as never, config('c', { dat: 1 })]),
    config('d', { dat: 1 }),
  ]);
  expect(found.map(({ path }) => path)).toEqual(['dat', 'items[1]', 'items[0].dat', 'items[2].dat', 'dat']);
});

test('a finding in a list is suppressed by its object', () => {
  const suppressed = [{ rule: 'known-reference', reason: 'elsewhere', object: { kind: 'Pod', name: 'web' } }];
  expect(check([asList([reader('settings')])])).toHaveLength(1);
  expect(check([asList([reader('settings')])], { suppressed })).toEqual([]);
});

test('a misspelt list of one kind is told the right one; other lists are their owners’', () => {
  const list = (apiVersion: string, kind: string): Manifest => asList([config('a')], { apiVersion, kind });
  expect(check([list('v1', 'ConfigMpList')])).toMatchObject([{ rule: 'known-kind', path: 'kind', hint: 'did you mean "ConfigMapList"?' }]);
  expect(check([list('extensions/v1beta1', 'DeploymentList')])).toMatchObject([
    { rule: 'served-version', path: 'apiVersion', hint: 'write apiVersion: apps/v1' },
  ]);
  expect(
    check([list('v1', 'NodeList'), list('acme.example/v1', 'DeviceList')].map((one, i) => ({ ...one, items: [config(`c${i}`)] }))),
  ).toEqual([]);
  expect(check([{ apiVersion: 'acme.example/v1', kind: 'AllowList', metadata: { name: 'a' }, spec: {} }])).toEqual([]);
});

test('no manifest is changed by being opened', () => {
  const list = asList([{ metadata: { name: 'a' } } as never], { kind: 'ConfigMapList' });
  const before = structuredClone(list);
  check([list]);
  expect(list).toEqual(before);
});

test('parseManifests takes out of a list what the check judges', () => {
  const text = JSON.stringify(asList([{ metadata: { name: 'a' }, dat: 1 } as never, config('b', { dat: 1 })], { kind: 'ConfigMapList' }));
  const read = check(parseManifests(text));
  expect(read.map(({ path, message, object }) => ({ path, message, object }))).toEqual(
    check([JSON.parse(text)]).map(({ path, message, object }) => ({ path: path.replace(/^items\[\d\]\./, ''), message, object })),
  );
  expect(read).toHaveLength(2);
});
