// Every mistake of this folder: wrong props, with the compiler's exact words.
import type { Mistake } from './mistake';
import { cluster } from './mistakes/cluster';
import { container } from './mistakes/container';
import { network } from './mistakes/network';
import { patterns } from './mistakes/patterns';
import { pod } from './mistakes/pod';
import { references } from './mistakes/references';
import { rest } from './mistakes/rest';
import { workloads } from './mistakes/workloads';

export const wrong: readonly Mistake[] = [...workloads, ...pod, ...container, ...references, ...network, ...cluster, ...rest, ...patterns];
