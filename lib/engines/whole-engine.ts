// An engine with all its parts: one of one's own may lack some, and plain JavaScript may give none at all.
import { propsProblem, type PropTypes, readable } from '../kube/prop-type';
import type { Problem } from '../pod/rendering';
import type { Engine } from './engine';

const TYPES: PropTypes<Engine> = {
  name: ['text'],
  major: ['text'],
  image: ['text'],
  port: ['a number'],
  folder: ['text'],
  command: ['a list'],
  args: ['a list'],
  env: ['an object'],
  credentials: ['an object'],
  files: ['an object'],
  ownFolders: ['a list'],
  scratch: ['an object'],
  started: ['a list'],
  ready: ['a list'],
  probing: ['an object'],
  problems: ['a list'],
};

/** The engine; where it cannot be worked with, that is its problem, and what stands in for it says nothing more. */
export function wholeEngine(engine: Engine): Engine {
  const message = propsProblem(engine);
  const problems = message === undefined ? lacking(engine) : [problem('engine', message)];
  return problems.length === 0 ? engine : { ...STAND_IN, problems };
}

function lacking(engine: Engine): Problem[] {
  const problems: Problem[] = [];
  const right = readable(engine, TYPES, (prop, message) => problems.push(problem(`engine.${prop}`, message)));
  if (problems.length > 0) return problems;
  const missing = (Object.keys(TYPES) as (keyof Engine)[]).filter((part) => right[part] === undefined && part !== 'ownFolders');
  if (missing.length > 0) return missing.map((part) => problem(`engine.${part}`, 'Required value'));
  const { username, password } = engine.credentials;
  return [username, password].every((one) => Array.isArray(one))
    ? []
    : [problem('engine.credentials', 'Invalid value: must name variables')];
}

const problem = (path: string, message: string): Problem => ({
  rule: 'stateful-database',
  path,
  message,
  hint: "one of postgresql, mysql, mariadb, redis, mongodb, as in postgresql({ version: '18' })",
});

const STAND_IN: Engine = {
  name: 'database',
  major: '0',
  image: 'engine.invalid/database:0',
  port: 1024,
  user: 1024,
  folder: '/data',
  command: ['database'],
  args: [],
  env: {},
  credentials: { username: [], password: [] },
  files: {},
  scratch: {},
  started: ['true'],
  ready: ['true'],
  probing: { timeoutSeconds: 1, startupEvery: 10, readinessEvery: 10 },
  resources: {},
  readReplicas: true,
  upgrades: true,
  problems: [],
};
