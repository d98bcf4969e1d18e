// Rules about the files that volumes are made of: their modes, their paths, how long a token lasts.
import { isPlainObject } from '../kube/manifest';
import { entries, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const VOLUMES = 'https://kubernetes.io/docs/concepts/storage/volumes/';
const PROJECTED = 'https://kubernetes.io/docs/concepts/storage/projected-volumes/';
const HIGHEST_MODE = 0o777;
const SHORTEST = 600;
const LONGEST = 2 ** 32;
/** Since then the path of a token is judged as any other. */
const TOKEN_PATHS = 30;

export const fileRules: readonly Rule[] = [
  {
    id: 'file-mode',
    severity: 'error',
    on: [
      'ConfigMapVolumeSource',
      'SecretVolumeSource',
      'DownwardAPIVolumeSource',
      'ProjectedVolumeSource',
      'KeyToPath',
      'DownwardAPIVolumeFile',
    ],
    reads: ['*.defaultMode', 'KeyToPath.mode', 'DownwardAPIVolumeFile.mode'],
    accepts: 'the mode of a file is a number from 0 to 0777 in octal, which is 511',
    source: `${VOLUMES}#configmap`,
    check: ({ defaultMode, mode }, at) => {
      if (typeof defaultMode === 'number' && isNoMode(defaultMode))
        at.report('defaultMode', modeProblem(defaultMode), modeMend(defaultMode));
      if (typeof mode === 'number' && isNoMode(mode)) at.report('mode', modeProblem(mode), modeMend(mode));
    },
  },
  {
    id: 'file-path',
    severity: 'error',
    on: ['KeyToPath', 'DownwardAPIVolumeFile', 'ServiceAccountTokenProjection'],
    reads: ['KeyToPath.path', 'DownwardAPIVolumeFile.path', 'ServiceAccountTokenProjection.path'],
    accepts: 'the path of a file in a volume is relative, and stays in it',
    source: `${VOLUMES}#secret`,
    check: (file, at) => {
      const { path } = file;
      // a token alone has neither key nor source
      if (!isText(path) || (at.minor < TOKEN_PATHS && !('key' in file || 'fieldRef' in file || 'resourceFieldRef' in file))) return;
      const say = (what: string): void => at.report('path', `Invalid value: ${quoted(path)}: ${what}`);
      if (path.startsWith('/')) say('must be a relative path');
      if (path.split('/').includes('..')) say("must not contain '..'");
      if (path.startsWith('..') && !path.startsWith('../')) say("must not start with '..'");
    },
  },
  {
    id: 'file-once',
    severity: 'error',
    on: ['ProjectedVolumeSource'],
    reads: ['KeyToPath.path', 'DownwardAPIVolumeFile.path'],
    accepts: 'no two files of a projected volume that are named have one path',
    source: PROJECTED,
    check: ({ sources }, at) => {
      const taken = new Set<string>();
      entries(sources).forEach((source, i) => {
        for (const kind of ['secret', 'configMap', 'downwardAPI']) {
          const its = source[kind];
          entries(isPlainObject(its) ? its.items : undefined).forEach(({ path }, j) => {
            if (!isText(path)) return;
            if (taken.has(path))
              at.report(`sources[${i}].${kind}.items[${j}].path`, `Invalid value: ${quoted(path)}: conflicting duplicate paths`);
            taken.add(path);
          });
        }
      });
    },
  },
  {
    id: 'token-duration',
    severity: 'error',
    on: ['ServiceAccountTokenProjection'],
    reads: ['ServiceAccountTokenProjection.expirationSeconds'],
    accepts: 'a token lasts ten minutes at least',
    source: `${PROJECTED}#serviceaccounttoken`,
    check: ({ expirationSeconds: seconds }, at) => {
      if (typeof seconds !== 'number') return;
      const problem =
        seconds < SHORTEST
          ? 'may not specify a duration less than 10 minutes'
          : seconds > LONGEST
            ? 'may not specify a duration larger than 2^32 seconds'
            : undefined;
      if (problem !== undefined) at.report('expirationSeconds', `Invalid value: ${seconds}: ${problem}`);
    },
  },
];

const isNoMode = (mode: number): boolean => mode < 0 || mode > HIGHEST_MODE;
const modeProblem = (mode: number): string => `Invalid value: ${mode}: must be a number between 0 and 0777 (octal), both inclusive`;

/** 644 was meant to be octal. */
function modeMend(mode: number): string | undefined {
  const meant = Number.parseInt(String(mode), 8);
  return /^[0-7]{3}$/.test(String(mode)) ? `did you mean 0o${mode}, which is ${meant}?` : undefined;
}
