// What a user's own container would undo of what an engine promises: where the data is, and of which major.
import { imageBase, isOfSeries, taggedVersion } from '../kube/image';
import { isPlainObject } from '../kube/manifest';
import type { ContainerProps } from '../pod/container';
import type { Problem } from '../pod/rendering';
import type { Engine } from './engine';

const OF_SCRIPTS: { readonly [variable: string]: string } = {
  ENGINE_MAJOR: "the engine's version says which data it can read",
  ALLOW_MAJOR_UPGRADE: 'write allowMajorUpgrade: true, once there is a backup',
};
const IN_PLACE = 'the data is in one folder of the volume, and is found there by every version: leave it out';

export function keptPromises(engine: Engine, main: ContainerProps | undefined): Problem[] {
  const own: Partial<ContainerProps> = isPlainObject(main) ? main : {};
  return [...variables(engine, own.env), ...args(engine, own.args), ...image(engine, own.image)];
}

function variables({ name: engine, keeps = [], env: its }: Engine, env: unknown): Problem[] {
  const all: [name: unknown, value: unknown, path: string][] = Array.isArray(env)
    ? env.filter(isPlainObject).map((one) => [one.name, one.value ?? one.valueFrom, `[${env.indexOf(one)}]`])
    : isPlainObject(env)
      ? Object.entries(env).map(([name, value]) => [name, value, `.${name}`])
      : [];
  return all.flatMap(([name, value, path]) => {
    if (typeof name !== 'string' || value === undefined || value === its[name]) return [];
    const isKept = keeps.includes(name);
    if (!isKept && !Object.hasOwn(OF_SCRIPTS, name)) return [];
    return [forbidden(`env${path}`, engine, name, isKept ? IN_PLACE : OF_SCRIPTS[name]!)];
  });
}

function args({ name: engine, keeps = [] }: Engine, own: unknown): Problem[] {
  if (!Array.isArray(own)) return [];
  return own.flatMap((arg: unknown, i) => {
    const kept = typeof arg === 'string' ? keeps.find((one) => says(arg, one, own[i - 1])) : undefined;
    return kept === undefined ? [] : [forbidden(`args[${i}]`, engine, arg as string, IN_PLACE)];
  });
}

/** Long ones with what follows behind `=`; PostgreSQL's behind `-c` as well; short ones with it right behind them. */
function says(arg: string, kept: string, before: unknown): boolean {
  if (/^-\w$/.test(kept)) return arg.startsWith(kept);
  if (!kept.startsWith('--')) return false;
  const setting = before === '-c' ? arg : /^(?:--|-c)(.+)$/.exec(arg)?.[1];
  return setting !== undefined && setting.split('=')[0]!.replaceAll('-', '_') === kept.slice(2).replaceAll('-', '_');
}

/** What a house calls otherwise, it may count otherwise. */
function image({ name, image, pinned = image, major }: Engine, own: unknown): Problem[] {
  const run = own ?? image;
  if (typeof run !== 'string' || run === pinned || imageBase(run) !== imageBase(pinned)) return [];
  const tagged = taggedVersion(run);
  if (tagged === undefined || isOfSeries(tagged, major) || isOfSeries(major, tagged)) return [];
  return [
    {
      rule: 'engine-image',
      path: run === own ? 'pod.main.image' : 'engine.image',
      message: `Invalid value: ${JSON.stringify(run)}: must be of version ${major}`,
      hint: `its tag says ${tagged}, and a server of another major cannot read the data: name both alike, as in ${name}({ version: '${tagged}', image: '…' })`,
    },
  ];
}

const forbidden = (field: string, engine: string, name: string, hint: string): Problem => ({
  rule: 'stateful-database',
  path: `pod.main.${field}`,
  message: `Forbidden: the scripts of ${engine} go by their own ${name.split('=')[0]}`,
  hint,
});
