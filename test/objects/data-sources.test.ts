// ConfigMaps and Secrets from literals, files and env files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigMap, Lazy, Secret } from 'cdk8s-patterns';
import { aChart } from './a-chart';
import { frozen } from './frozen';
import { made, problems } from './made';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'data-sources-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('a ConfigMap', () => {
  test('has what was written, empty values and empty maps too', () => {
    const chart = aChart();
    expect(made(new ConfigMap(chart, 'a', frozen({ data: { EMPTY: '', B: '2' }, binaryData: {}, immutable: false })))).toMatchObject({
      data: { B: '2', EMPTY: '' },
      binaryData: {},
      immutable: false,
    });
    expect(Object.keys(made(new ConfigMap(chart, 'b')))).toEqual(['apiVersion', 'kind', 'metadata']);
  });

  test('reads files as they are, and what is no text into binaryData', () => {
    const bytes = Buffer.from([0x00, 0xff, 0xfe, 0x80]);
    const files = { 'app.ini': file('app.ini', '\uFEFFa = ü\r\n\n'), logo: file('logo', bytes), none: file('none', '') };
    const { data, binaryData } = made(new ConfigMap(aChart(), 'c', { files }));
    expect(data).toEqual({ 'app.ini': '\uFEFFa = ü\r\n\n', none: '' });
    expect(binaryData).toEqual({ logo: bytes.toString('base64') });
  });

  test('prefers its literals to what files say', () => {
    const path = file('a', 'from a file');
    expect(made(new ConfigMap(aChart(), 'c', { data: { a: 'literal' }, files: { a: path, b: path } })).data).toEqual({
      a: 'literal',
      b: 'from a file',
    });
    expect(made(new ConfigMap(aChart(), 'd', { data: {}, files: {} })).data).toEqual({});
  });

  test('has a problem with a file that cannot be read, and all the others', () => {
    const object = new ConfigMap(aChart(), 'c', {
      files: { gone: join(folder, 'gone'), a: file('a', 'x') },
      envFiles: [join(folder, 'no.env')],
    });
    expect(problems(object)).toEqual([
      expect.stringMatching(/^readable-file envFiles\[0\]: Invalid value: ".*no\.env": ENOENT/),
      expect.stringMatching(/^readable-file files\[gone\]: Invalid value: ".*gone": ENOENT/),
    ]);
    expect(made(object).data).toEqual({ a: 'x' });
  });

  test('keeps literals that only the synth knows', () => {
    const data = Lazy.any({ produce: () => ({ a: 'late' }) });
    const binaryData = Lazy.any({ produce: () => ({ bytes: 'AA==' }) });
    expect(made(new ConfigMap(aChart(), 'c', { data, binaryData, files: { b: file('b', 'x') } }))).toMatchObject({
      data: { a: 'late', b: 'x' },
      binaryData: { bytes: 'AA==' },
    });
  });
});

describe('an env file is read as kubectl reads it', () => {
  const read = (content: string): unknown => {
    const object = new ConfigMap(aChart(), 'c', { envFiles: [file('x.env', content)] });
    expect(problems(object)).toEqual([]);
    return made(object).data;
  };

  test.each([
    { is: 'a value is everything behind the first =', content: 'A=b=c', data: { A: 'b=c' } },
    { is: 'quotes are kept', content: 'A="b c"', data: { A: '"b c"' } },
    { is: 'white space at the end of a value is kept', content: 'A=b  ', data: { A: 'b  ' } },
    { is: 'white space before a key is not', content: '  \tA=b', data: { A: 'b' } },
    { is: 'a value may be empty', content: 'A=', data: { A: '' } },
    { is: 'blank lines and comments are skipped', content: '\n   \n# A=1\n  # B=2\nC=3\n', data: { C: '3' } },
    { is: 'a comment behind a value is part of it', content: 'A=1 # one', data: { A: '1 # one' } },
    { is: 'line ends of Windows are line ends', content: 'A=1\r\nB=2\r\n', data: { A: '1', B: '2' } },
    { is: 'a byte order mark is skipped', content: '\uFEFFA=1', data: { A: '1' } },
    { is: 'dots and dashes are part of a key', content: '-a.b_c=1', data: { '-a.b_c': '1' } },
  ])('$is', ({ content, data }) => {
    expect(read(content)).toEqual(data);
  });

  test.each(['JUST_A_KEY', '1A=2', 'A B=1', '=x', 'export A=1'])('%s is a problem, with its line', (line) => {
    const path = file('bad.env', `OK=1\n${line}`);
    const object = new ConfigMap(aChart(), 'c', { envFiles: [path] });
    expect(problems(object)).toEqual([
      `readable-file envFiles[0]: Invalid value: ${JSON.stringify(line)}: line 2 of ${path} is no KEY=value`,
    ]);
    expect(made(object).data).toEqual({ OK: '1' });
  });

  test('a later file wins, and a file of one key wins over both', () => {
    const envFiles = [file('1.env', 'A=1\nB=1\nC=1'), file('2.env', 'B=2\nC=2')];
    expect(made(new ConfigMap(aChart(), 'c', { envFiles, files: { C: file('C', '3') } })).data).toEqual({ A: '1', B: '2', C: '3' });
  });
});

describe('a Secret', () => {
  test('puts text into base64 data, and a text wins over bytes of its key', () => {
    const props = frozen({ data: { A: 'MQ==', B: 'MQ==' }, stringData: { B: 'ü', C: '' } });
    expect(made(new Secret(aChart(), 's', props))).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's' },
      data: { A: 'MQ==', B: Buffer.from('ü').toString('base64'), C: '' },
    });
  });

  test('takes files and env files alike, whether text or not', () => {
    const bytes = Buffer.from([0xff, 0x00]);
    const object = new Secret(aChart(), 's', {
      files: { key: file('key', bytes), crt: file('crt', 'text') },
      envFiles: [file('s.env', 'A=1')],
    });
    expect(made(object).data).toEqual({ A: 'MQ==', crt: Buffer.from('text').toString('base64'), key: bytes.toString('base64') });
  });

  test('without anything has no data', () => {
    expect(Object.keys(made(new Secret(aChart(), 's')))).toEqual(['apiVersion', 'kind', 'metadata']);
    expect(made(new Secret(aChart(), 'e', { data: {}, type: 'Opaque' }))).toMatchObject({ data: {}, type: 'Opaque' });
  });

  test('keeps texts that only the synth knows, and asks them for nothing', () => {
    const stringData = Lazy.any({ produce: () => ({ username: 'u' }) });
    const object = new Secret(aChart(), 's', { type: 'kubernetes.io/basic-auth', stringData });
    expect(problems(object)).toEqual([]);
    expect(made(object).data).toEqual({ username: Buffer.from('u').toString('base64') });
  });

  test.each([
    { type: 'kubernetes.io/basic-auth', good: { username: 'u' }, bad: { user: 'u' }, asks: ['data[username]', 'data[password]'] },
    { type: 'kubernetes.io/ssh-auth', good: { 'ssh-privatekey': 'k' }, bad: {}, asks: ['data[ssh-privatekey]'] },
    { type: 'kubernetes.io/tls', good: { 'tls.crt': 'c', 'tls.key': 'k' }, bad: { 'tls.crt': 'c' }, asks: ['data[tls.key]'] },
    { type: 'kubernetes.io/tls', good: { 'tls.crt': 'c', 'tls.key': '' }, bad: {}, asks: ['data[tls.crt]', 'data[tls.key]'] },
    { type: 'kubernetes.io/dockerconfigjson', good: { '.dockerconfigjson': '{}' }, bad: {}, asks: ['data[.dockerconfigjson]'] },
    { type: 'kubernetes.io/dockercfg', good: { '.dockercfg': '{}' }, bad: {}, asks: ['data[.dockercfg]'] },
    { type: 'Opaque', good: {}, bad: undefined, asks: [] },
    { type: 'example.com/own', good: { any: 'thing' }, bad: undefined, asks: [] },
  ])('of type $type asks for $asks', ({ type, good, bad, asks }) => {
    const chart = aChart();
    const encoded = Object.fromEntries(Object.entries(good).map(([key, text]) => [key, Buffer.from(String(text)).toString('base64')]));
    expect(problems(new Secret(chart, 'text', { type, stringData: good as never }))).toEqual([]);
    expect(problems(new Secret(chart, 'bytes', { type, data: encoded }))).toEqual([]);
    if (bad)
      expect(problems(new Secret(chart, 'bad', { type, stringData: bad as never }))).toEqual(
        asks.map((path) => `secret-type ${path}: Required value`),
      );
  });

  test.each(['not json', '[]', '"text"', 'null'])('with a docker configuration that is %s has a problem, and does not show it', (text) => {
    const object = new Secret(aChart(), 's', { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': text } });
    expect(problems(object)).toEqual([
      'secret-type data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": must be a JSON object',
    ]);
  });

  test('for an account’s token names the account', () => {
    const type = 'kubernetes.io/service-account-token';
    const name = 'kubernetes.io/service-account.name';
    const chart = aChart();
    expect(problems(new Secret(chart, 'a', { type }))).toEqual([`secret-type metadata.annotations[${name}]: Required value`]);
    expect(problems(new Secret(chart, 'b', { type, metadata: { annotations: { [name]: 'robot' } } }))).toEqual([]);
  });
});
