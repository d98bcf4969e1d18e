// How git-sync gets at a repository: the program, its user, its credentials; the same for a clone and for one that follows.
import type { PropTypes } from '../kube/prop-type';
import type { NameRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { NamedContainerProps } from '../pod/container';
import type { Volume } from '../pod/volume';
import { emptyDir, secret } from '../pod/volumes';
import { readyMade } from './ready-made';
import { unprivileged } from './unprivileged';
import { aSecret } from './a-secret';
import { within } from './within';
import { writable } from './writable';

export interface GitProps {
  /** `https://…`, `ssh://…` or `git@host:path`; no user or password in it. */
  readonly repo: string;
  /** A branch, tag or hash. @default the default branch */
  readonly ref?: string;
  /** Where the files go. An emptyDir: what it holds besides is removed. */
  readonly into: Volume;
  /**
   * The name in that volume under which the files are found: a link, so that they change all at once. To serve a checkout as
   * `/usr/share/nginx/html`, mount the volume at `/usr/share/nginx` and link `html`. @default 'current'
   */
  readonly link?: string;
  /** How many commits of history. 0 is all. @default 1 */
  readonly depth?: number;
  /** For https: the password or token as `secretKeyRef(…)` says. @default none */
  readonly auth?: { readonly username?: string | k8s.EnvVarSource; readonly password: k8s.EnvVarSource };
  /** For ssh, which needs it: a Secret with the keys `ssh` and `known_hosts`. @default none */
  readonly ssh?: NameRef<'Secret'>;
  /** @default that of the companion */
  readonly name?: string;
}

export const GIT_TYPES: PropTypes<GitProps> = {
  repo: ['text'],
  ref: ['text'],
  into: ['an object'],
  link: ['text'],
  depth: ['a number'],
  auth: ['an object'],
  ssh: ['text', 'an object'],
  name: ['text'],
};

/** By URL, or as `git clone` has it too: `user@host:path`. */
const SSH = /^((git\+)?ssh:\/\/|[^/:@]+@[^/:]+:)/;
const WITH_PASSWORD = /^[a-z+]+:\/\/[^/@]*:[^/@]*@/;

/** What both have. `who` is the companion in messages. */
export function gitAccess(props: GitProps, who: string, name: string): NamedContainerProps & { args: string[] } {
  const { ref, into, link = 'current', depth = 1, auth, ssh } = props;
  within(props.repo, `${who}: repo`, repoProblem(props.repo));
  if (ssh !== undefined) aSecret(ssh, `${who}: ssh`);
  else if (SSH.test(props.repo))
    within('', `${who}: ssh`, `a Secret with the keys ssh and known_hosts, without which nobody gets at ${JSON.stringify(props.repo)}`);
  writable(into, `${who}: into`);
  within(link, `${who}: link`, /^[\w-][\w.-]*$/.test(link) ? undefined : 'must be the name of a file in the volume');
  return {
    name,
    ...readyMade(who, 'registry.k8s.io/git-sync/git-sync:v4.5.0'),
    args: [`--repo=${props.repo}`, ...(ref === undefined ? [] : [`--ref=${ref}`]), '--root=/git', `--link=${link}`, `--depth=${depth}`],
    ...(auth && {
      env: { ...(auth.username !== undefined && { GITSYNC_USERNAME: auth.username }), GITSYNC_PASSWORD: auth.password },
    }),
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    securityContext: unprivileged(65533),
    volumeMounts: {
      '/git': into,
      // HOME, where git keeps its configuration and credentials
      '/tmp': emptyDir(`${name}-tmp`),
      // ssh refuses a key that its owner shares; the owner is root, so that the mode may let others read
      ...(ssh !== undefined && { '/etc/git-secret': secret(`${name}-ssh`, ssh, { defaultMode: 0o444 }).readOnly() }),
    },
  };
}

function repoProblem(repo: string | undefined): string | undefined {
  if (!repo) return 'the repository to follow';
  return WITH_PASSWORD.test(repo) ? 'must not have a password: say `auth` or `ssh`, by reference to a Secret' : undefined;
}
