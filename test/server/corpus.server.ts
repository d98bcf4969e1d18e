// TODO
import { check } from '../../lib/rules/check';
import { corpus, describeCorpus } from '../corpus/corpus';
import { Maker } from '../corpus/make';
import { type ApiServer, startApiServer, versions } from './api-server';
import { ask } from './corpus/ask';
import { writeFileSync } from 'node:fs';

describeCorpus.each(versions)('the corpus, beside a server of %s', (version) => {
  let server: ApiServer;
  let target: string;
  beforeAll(async () => {
    server = await startApiServer(version);
    target = `1.${server.version.split('.')[1]}`;
  }, 900_000);
  afterAll(() => server?.stop());

  it('explores', async () => {
    const out: unknown[] = [];
    const maker = new Maker(target);
    for (const { where, manifest } of [...corpus].sort((a, b) => Number(b.manifest.kind === 'Namespace') - Number(a.manifest.kind === 'Namespace'))) {
      const ns = manifest.metadata?.namespace;
      if (ns) await server.request('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: ns } });
      const o = await ask(server, manifest);
      const f = await ask(server, maker.from(manifest));
      const p = await ask(server, maker.props(manifest));
      const same = (a: any, b: any): boolean => JSON.stringify(sort(a)) === JSON.stringify(sort(b));
      const findings = check([manifest], { target });
      const errors = findings.filter(({ severity }) => severity === 'error');
      if (o.refusal || f.refusal || p.refusal || !same(o.stored, f.stored) || !same(o.stored, p.stored) || findings.length)
        out.push({ where, o: o.refusal, f: f.refusal === o.refusal ? '=' : f.refusal, p: p.refusal === o.refusal ? '=' : p.refusal, sf: same(o.stored, f.stored), sp: same(o.stored, p.stored), findings: findings.map(({ rule, path, message, severity }) => `${severity} ${rule} ${path} ${message}`), ...(!same(o.stored, p.stored) && { a: o.stored, b: p.stored, c: f.stored }) });
    }
    writeFileSync(`/tmp/corpus-${target}.json`, JSON.stringify(out, null, 1));
  }, 600_000);
});
const sort = (v: any): any => (Array.isArray(v) ? v.map(sort) : v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).sort().map(([k, x]) => [k, sort(x)])) : v);
