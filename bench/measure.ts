// One measurement in a process of its own: node scripts/run.mjs bench/measure.ts <subject> <count> [synth]. Prints milliseconds as JSON.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, Chart } from 'cdk8s';
import { threadTime } from './clock';
import { type Library, subjects as pairs } from './subjects';
import { webServices } from './web-service';

const subjects = { ...pairs, ...webServices };

const [subject, count, synth] = process.argv.slice(2) as [keyof typeof subjects, string, string | undefined];
const library = createRequire(resolve('package.json'))('./build/index.js') as Library;
const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
const app = new App({ outdir });
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const times: Record<string, number> = {};

const started = process.cpuUsage();
const objects = timed('construct', () =>
  Array.from({ length: Number(count) }, (_, i) => subjects[subject](chart, `web-${i}`, library)).flat(),
);
const manifests = timed('toJson', () => objects.map((object) => object.toJson()));
const { user, system } = process.cpuUsage(started);
times.allThreads = (user + system) / 1000;
if (synth) {
  timed('synth', () => app.synth());
  timed('check', () => library.check(manifests, { target: '1.30' }));
}
rmSync(outdir, { recursive: true, force: true });
console.log(JSON.stringify({ times, first: manifests.slice(0, manifests.length / Number(count)) }));

function timed<T>(name: string, run: () => T): T {
  const before = threadTime();
  const result = run();
  times[name] = threadTime() - before;
  return result;
}
