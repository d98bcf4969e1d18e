// What StatefulDatabase knows of a database program: plain data, made by the functions of this room.
import type { Env } from '../pod/env';
import type { VolumeMounts } from '../pod/pod-volumes';
import type { Problem } from '../pod/rendering';
import type * as k8s from '../kube/wire';

/** What every engine takes. */
export interface EngineProps {
  /** `'16'` is the patch that is pinned here; `'16.9'` is that one. */
  version: string;
  /** Another image of the same version, with the official one's `docker-entrypoint.sh`; `configure` leaves it alone. @default the official image, by patch and distribution */
  image?: string;
}

/** A database program. One's own can be written in the same way; its scripts are what keeps the promises. */
export interface Engine {
  /** Also the name of the container, its port and its program. */
  readonly name: string;
  /** The versions whose data is compatible: `'16'`. A volume with the data of another one is refused. */
  readonly major: string;
  readonly image: string;
  /** The image that `configure` may replace; another one is the user's own, and stays. @default the image */
  readonly pinned?: string;
  readonly port: number;
  /** As whom the official image runs; user, group and the group of the volume. */
  readonly user: number;
  /** Where the volume is mounted. The data is in a folder below: `lost+found` is nobody's data, and a new version changes no path. */
  readonly folder: `/${string}`;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: Extract<Env, { [name: string]: unknown }>;
  /** Variables and arguments (`--dir`, `-D`) on which its promises rest, such as where the data is: nobody else may set them. @default none */
  readonly keeps?: readonly string[];
  /** The variables that get the credentials. */
  readonly credentials: {
    readonly username: readonly string[];
    readonly password: readonly string[];
    /** Whether the Secret may have no username. @default false */
    readonly usernameOptional?: boolean;
  };
  /** Scripts and configuration, by full path. */
  readonly files: { readonly [path: `/${string}`]: string };
  /** The folders of those in which the image has nothing: mounted whole, with what the user adds to them. @default none; file by file */
  readonly ownFolders?: readonly string[];
  /** Where the program writes what need not stay. */
  readonly scratch: Extract<VolumeMounts, { [path: `/${string}`]: unknown }>;
  /** Ends with 0 once the server answers, or is seen to be at work: what does neither for an hour is begun anew. */
  readonly started: readonly string[];
  /** Ends with 0 while the server is good to be asked; a replica, while it streams. */
  readonly ready: readonly string[];
  /** Seconds that either may take, and after which each is asked again. */
  readonly probing: { readonly timeoutSeconds: number; readonly startupEvery: number; readonly readinessEvery: number };
  readonly resources: k8s.ResourceRequirements;
  /** The argument that bounds its memory; without it, it takes a share of the container's limit. @default none: it takes no share */
  readonly memoryArgument?: string;
  /** Whether its scripts can follow a primary; otherwise who can. */
  readonly readReplicas: true | { readonly operator: string };
  /** Whether it can work on the data of the major before. */
  readonly upgrades: boolean;
  readonly problems: readonly Problem[];
}
