// A database that keeps its data: one primary, read replicas that copy it, and the names under which both are reached.
import type { Construct } from 'constructs';
import { DATABASE_GRACE_SECONDS, databaseKept, statefulSetDefaults } from '../defaults';
import { databaseProblems } from '../engines/database-problems';
import type { Engine } from '../engines/engine';
import { type DatabaseContainer, engineContainer, volumesOf } from '../engines/engine-container';
import { wholeEngine } from '../engines/whole-engine';
import { isPlainObject } from '../kube/manifest';
import type { NameRef } from '../kube/reference';
import { said } from '../kube/said';
import { over } from '../kube/over';
import type { PropTypes } from '../kube/prop-type';
import { given, OBJECT, OBJECT_OR_FALSE } from '../objects/given';
import { needsOwnWay } from '../objects/own-ways';
import { PodDisruptionBudget, type PodDisruptionBudgetProps } from '../objects/pod-disruption-budget';
import { Service, type ServicePropsFor } from '../objects/service';
import { spreading } from '../objects/spreading';
import { StatefulSet, type StatefulSetFields } from '../objects/stateful-set';
import type { PodProps } from '../pod/pod-props';
import type { ClaimOptions } from '../pod/volumes';
import { Pattern } from './pattern';

/** The fields of its StatefulSet, and a prop for each object that it owns. */
export interface StatefulDatabaseProps extends Omit<StatefulSetFields, 'replicas' | 'serviceName' | 'ordinals'> {
  /** Which program, in which version: `postgresql({ version: '16' })`. */
  engine: Engine;
  /** The Secret with the first user's name and password. A password that is changed later is not applied to old data: the server has to be told. */
  credentials: NameRef<'Secret'>;
  /** The keys under which the Secret has them. @default 'username' and 'password' */
  credentialKeys?: { username?: string; password?: string };
  /** The volume of each Pod. Its size can never be changed here: Kubernetes freezes claim templates. */
  storage: ClaimOptions;
  /** Pods that copy the primary, for reading; what they answer may be some seconds old. Only postgresql and redis. @default 0 */
  readReplicas?: number;
  /** There are no `replicas`, which would read like Pods of equal rank: see `readReplicas`. */
  replicas?: never;
  /** Lets the engine try data of another major, which the start script refuses otherwise; PostgreSQL's always. Make a backup first: there is no way back. @default false */
  allowMajorUpgrade?: boolean;
  /** Needed for a retention policy that deletes claims, and with them the data. @default none */
  dataLoss?: 'accepted';
  /** Service/<name>: the primary's Pod alone. @default one port */
  service?: ServicePropsFor;
  /** Service/<name>-read: all Pods that are ready. @default one port */
  readService?: ServicePropsFor;
  /** Service/<name>-headless: a DNS name for each Pod. @default one port */
  headlessService?: ServicePropsFor;
  /** Only where there are read replicas. @default maxUnavailable: 1 */
  disruptionBudget?: Omit<PodDisruptionBudgetProps, 'selector'> | false;
  /** The Pods. `main` is the engine's container: its fields win over the engine's, `resources` as a whole; `args` and `env` come beside those, and do not say where the data is. @default the engine's */
  pod?: PodProps;
}

/** Of what is no field of a manifest. */
const TYPES: PropTypes<StatefulDatabaseProps> = {
  metadata: OBJECT,
  credentials: ['text', 'an object'],
  credentialKeys: OBJECT,
  storage: OBJECT,
  allowMajorUpgrade: ['true or false'],
  dataLoss: ['text'],
  pod: OBJECT,
  service: OBJECT,
  readService: OBJECT,
  headlessService: OBJECT,
  disruptionBudget: OBJECT_OR_FALSE,
};

/**
 * A database with its volume, its names and, for postgresql and redis, read replicas. The Pod of ordinal 0 is the only primary, always.
 * There is no failover: while that Pod is away, nobody can write. There is no backup, and no major upgrade: unless `allowMajorUpgrade` is
 * given, another major than in the last output is an error of the synth (the annotation cdk8s-patterns/engine has it), and the start script
 * refuses a volume with data of another one, PostgreSQL's always. An empty primary refuses to start while it sees a replica that holds data: one whose
 * Pod does not run at that moment, or that a NetworkPolicy hides (the way from the database to itself has to be open, as a NetworkSegment has
 * it), it cannot see. Claims stay when the database goes.
 * @see https://kubernetes.io/docs/tasks/run-application/run-replicated-stateful-application/
 * @example apps/stateful-database.ts
 */
export class StatefulDatabase extends Pattern<'StatefulSet', StatefulSet> {
  readonly statefulSet: StatefulSet;
  /** The primary's Pod alone. */
  readonly service: Service;
  /** All Pods that are ready. */
  readonly readService: Service;
  /** The name of each Pod. */
  readonly headlessService: Service;
  readonly disruptionBudget: PodDisruptionBudget | undefined;
  /** The port on which it is reached. */
  readonly port: number;

  constructor(scope: Construct, id: string, props: StatefulDatabaseProps) {
    super(scope, id);
    props = given(this, props, TYPES);
    // from JavaScript anything may be missing: it is said with the rest
    const engine = wholeEngine(props.engine);
    const {
      engine: _e,
      credentials = '',
      credentialKeys,
      storage = {} as ClaimOptions,
      readReplicas = 0,
      allowMajorUpgrade = false,
      ...rest
    } = props;
    const { replicas: _, dataLoss: _d, service, readService, headlessService, disruptionBudget, pod = {}, metadata, ...spec } = rest;
    const several = engine.readReplicas === true && Number.isInteger(readReplicas) && readReplicas > 0;
    const keys = { username: 'username', password: 'password', ...credentialKeys };
    this.port = engine.port;
    this.statefulSet = this.own(
      new StatefulSet(this, 'Default', {
        ...statefulSetDefaults,
        ...said(spec),
        metadata: { ...metadata, annotations: { ...databaseKept, [ENGINE]: `${engine.name}-${engine.major}`, ...metadata?.annotations } },
        replicas: several ? 1 + readReplicas : 1,
        pod: podOf(pod, { engine, storage, credentials, keys, allowMajorUpgrade }),
      }),
    );
    const { name, podLabels } = this.statefulSet;
    const owned = (id: string, called: string, selector: { [key: string]: string }, own: ServicePropsFor): Service => {
      const made = new Service(this, id, {
        ports: [{ name: engine.name, port: engine.port, targetPort: engine.name }],
        ...said(own),
        metadata: { ...this.called, name: called, ...own.metadata },
        selector: this.statefulSet, // which knows where a port leads
      });
      made.spec.selector = { ...selector };
      return made;
    };
    // the one Pod of that name, on every version: a Service of Kubernetes' own keeps to it wherever it runs
    this.service = owned('Service', name, { ...podLabels, 'statefulset.kubernetes.io/pod-name': `${name}-0` }, { ...service });
    this.readService = owned('read', `${name}-read`, podLabels, { ...readService });
    this.headlessService = owned('headless', `${name}-headless`, podLabels, {
      ...headlessService,
      clusterIP: 'None',
      publishNotReadyAddresses: true, // they look for each other before they are ready
    });
    this.govern();
    if (several) needsOwnWay({ pods: this.statefulSet, port: engine.port });
    if (several && disruptionBudget !== false)
      this.disruptionBudget = new PodDisruptionBudget(this, 'PodDisruptionBudget', {
        ...(disruptionBudget?.minAvailable === undefined && { maxUnavailable: 1 }),
        ...said(disruptionBudget),
        metadata: { ...this.called, ...disruptionBudget?.metadata },
        selector: this.statefulSet,
      });
    for (const one of databaseProblems({ ...props, engine, readReplicas, allowMajorUpgrade })) this.problem(one);
  }

  /** The name under which Pods of its namespace reach the primary: they read and write. */
  get host(): string {
    return this.service.host;
  }
  /** The name under which they reach any Pod that is ready: they read. */
  get readHost(): string {
    return this.readService.host;
  }

  /** The headless Service is named after the StatefulSet, which names it in turn. */
  private govern(): void {
    const { spec, podTemplate } = this.statefulSet;
    spec.serviceName = this.headlessService.name;
    const { containers } = podTemplate.spec;
    const env = Array.isArray(containers) ? containers[0]?.env : undefined;
    if (Array.isArray(env)) for (const one of env) if (one?.name === 'HEADLESS') one.value ||= this.headlessService.name;
  }
}

/** Data belongs to one major: a synth compares it with that of the last output, and a change is seen in review. */
const ENGINE = 'cdk8s-patterns/engine';

/** The template is the same for every number of read replicas: only `replicas` changes with it, and no Pod is replaced. */
function podOf(pod: PodProps, database: DatabaseContainer): PodProps {
  const { engine, storage } = database;
  const { main, securityContext, volumes } = pod;
  const user = { runAsNonRoot: true, runAsUser: engine.user, runAsGroup: engine.user, fsGroup: engine.user };
  return {
    terminationGracePeriodSeconds: DATABASE_GRACE_SECONDS,
    topologySpreadConstraints: spreading('nodes'),
    ...pod,
    securityContext: over({ ...user, fsGroupChangePolicy: 'OnRootMismatch' }, securityContext),
    main: isPlainObject(main ?? {}) ? engineContainer(database, main ?? {}) : main!,
    // a list of Kubernetes' own names its volumes, and does not bring them along
    ...(Array.isArray(main?.volumeMounts) &&
      Array.isArray(volumes ?? []) && { volumes: [...Object.values(volumesOf(engine, storage)), ...(volumes ?? [])] }),
  };
}
