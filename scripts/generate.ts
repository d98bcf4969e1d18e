// Makes lib/kube/wire.ts (types), lib/kube/table.ts (the field table) and lib/kube/minors.ts from what API servers say of themselves.
//
//   npm run generate [-- <folder of v1.NN.json and crds.json> [<folder to write into>]]
//
// A new Kubernetes version is one more file in that folder. Whatever the script does not understand ends it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KindName, kinds } from '../lib/kube/kinds';
import { correct } from './generate/correct';
import { modelOf, type Model, type OpenApi } from './generate/model';
import { minorsText, tableText } from './generate/table-text';
import { wireText } from './generate/wire-text';

const folder = process.argv[2] ?? process.env.KUBE_OPENAPI ?? '../shared/openapi';
const out = process.argv[3] ?? 'lib/kube';
const versions = readdirSync(folder)
  .flatMap((file) => /^v1\.(\d+)\.json$/.exec(file)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b);
if (versions.length === 0) throw new Error(`${folder} holds no v1.NN.json`);

const read = (name: string): OpenApi => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const servers = new Map(versions.map((minor) => [minor, read(`v1.${minor}.json`)]));
const model: Model = modelOf(Object.keys(kinds) as KindName[], servers, read('crds.json'));

writeFileSync(join(out, 'wire.ts'), wireText(model));
correct(model); // the types stay as the schemas have them
writeFileSync(join(out, 'table.ts'), tableText(model));
writeFileSync(join(out, 'minors.ts'), minorsText(model));
console.log(`${model.types.size} types, Kubernetes 1.${versions[0]} to 1.${versions.at(-1)}`);
