// docs/companions.md: the ready-made containers: what each is, its image, ports and user, one use of it, and what that becomes.
import { readFileSync } from 'node:fs';
import { App, Chart, Deployment, emit, type k8s, type Manifest } from 'cdk8s-patterns';
import { quietlyGathered } from '../../test/synth/quietly-gathered';
import { companions, podWith, type Role, type Shown } from './companions';
import { tried } from './companions-tried';
import { formatted } from './formatted';
import { fenced, folded } from './markdown';
import { type Prop, describedCompanion } from './props';
import { usesIn } from './source';
import { TARGET } from './target';

const ROLES: { readonly [role in Role]: string } = {
  sidecars: 'sidecar',
  ambassadors: 'ambassador',
  adapters: 'adapter',
  initContainers: 'init container',
  daemon: 'main container of a NodeDaemon',
};

interface Made {
  readonly name: string;
  readonly shown: Shown;
  readonly container: k8s.Container;
  readonly files: readonly Manifest[];
  /** Those that only it mounts. */
  readonly volumes: readonly k8s.Volume[];
}

export async function companionsPage(): Promise<string> {
  const all = Object.entries(companions).map(([name, shown]) => made(name, shown));
  const uses = usesIn('scripts/docs/companions.ts', 'use');
  const sections = await Promise.all(
    all.map(async (one) => {
      const { words, throws, props } = describedCompanion(one.name);
      const use =
        one.shown.role === 'daemon' ? `const daemon = ${uses.get(one.name)}` : `const ${one.shown.role} = [${uses.get(one.name)}]`;
      const more = [
        props.length === 0 ? 'It has no props.' : table('prop | type | default | what it says', props.map(propRow)),
        ...(throws === undefined ? [] : [`A call is refused (\`RangeError\`) for ${throws}.`]),
        volumesOf(one),
        `What it becomes, for Kubernetes ${TARGET}:`,
        fenced('yaml', emit([one.container as unknown as Manifest, ...one.files])),
      ];
      return [
        `## ${one.name}`,
        sentenceOf(one.name),
        words,
        fenced('ts', await formatted(use)),
        folded(`The props of ${one.name}, its volumes, and what it becomes`, more.join('\n\n')),
      ].join('\n\n');
    }),
  );
  return `${[
    '# Companions',
    "Ready-made containers, as plain data: what they need is made with them. `configure(scope, { companions: { images, mirror, digests } })` says where their images come from, by the names below; of a database by that of its engine, with a version where it matters: `digests: { 'postgresql@17': 'sha256:…' }`. A name that nobody knows and a digest that is none are refused.",
    `Ports, users and file systems as they are for Kubernetes ${TARGET}.`,
    table('companion | is a | image | ports | user | root file system', all.map(row)),
    'What their arguments and their configuration were tried against: the program itself, started as the container would be, wherever a registry has it. Images were not pulled.',
    table('companion | tried against', all.map(triedRow)),
    ...sections,
  ].join('\n\n')}\n`;
}

function made(name: string, shown: Shown): Made {
  const app = new App({ target: TARGET });
  new Deployment(new Chart(app, 'app', { namespace: 'shop' }), 'app', { pod: podWith(shown) });
  const { made: all, findings } = quietlyGathered(app);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  const manifests = all.map(({ manifest }) => manifest);
  const { spec } = (manifests.find(({ kind }) => kind === 'Deployment')!.spec as k8s.DeploymentSpec).template;
  const wanted = (shown.use() as { name: string }).name;
  const container = [...(spec!.initContainers ?? []), ...spec!.containers].find((one) => one.name === wanted)!;
  const others = new Set(
    spec!.containers.filter((one) => one !== container).flatMap((one) => (one.volumeMounts ?? []).map((mount) => mount.name)),
  );
  const volumes = (spec!.volumes ?? []).filter((volume) => !others.has(volume.name));
  return { name, shown, container, volumes, files: manifests.filter(({ kind }) => kind === 'ConfigMap') };
}

function row({ name, shown, container: { image, ports = [], securityContext } }: Made): string {
  const its = ports.map((port) => `${port.containerPort} \`${port.name}\``).join(', ');
  const user = securityContext?.runAsUser === undefined ? 'the image’s' : String(securityContext.runAsUser);
  const root = securityContext?.readOnlyRootFilesystem === true ? 'read-only' : 'writable';
  return `| [${name}](#${name.toLowerCase()}) | ${ROLES[shown.role]} | ${name === 'migrate' ? 'the application’s' : `\`${image}\``} | ${its || 'none'} | ${user} | ${root} |`;
}

const table = (heads: string, rows: readonly string[]): string =>
  [
    `| ${heads} |`,
    `|${heads
      .split('|')
      .map(() => '---')
      .join('|')}|`,
    ...rows,
  ].join('\n');

function propRow({ name, type, default: value, words }: Prop): string {
  const cells = [name === '…' ? name : `\`${name}\``, type, /^'[^']*'$|^\d+$|^(true|false)$/.test(value) ? `\`${value}\`` : value, words];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Which of its mounts it brings itself, and which are given. */
function volumesOf({ container: { volumeMounts = [] }, volumes }: Made): string {
  const lines = volumeMounts.map(({ name, mountPath, readOnly }) => {
    const { name: _, ...source } = volumes.find((one) => one.name === name) ?? { name };
    const kind = Object.keys(source)[0];
    const what =
      kind === undefined
        ? 'the volume that it is given'
        : `${source.hostPath ? `\`${source.hostPath.path}\` of the node` : `its own ${kind}`}, \`${name}\``;
    return `- \`${mountPath}\`: ${what}${readOnly === true ? ', read-only' : ''}`;
  });
  return lines.length === 0 ? 'It mounts no volumes.' : `Its volumes:\n\n${lines.join('\n')}`;
}

function triedRow({ name }: Made): string {
  const { against, test } = tried[name]!;
  return `| [${name}](#${name.toLowerCase()}) | ${against}<br/><sub>[${test}](../${test})</sub> |`;
}

/** What its file says of it first. */
function sentenceOf(name: string): string {
  const file = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
  return readFileSync(`lib/companions/${file}.ts`, 'utf8')
    .split('\n')[0]!
    .replace(/^\/\/ /, '');
}
