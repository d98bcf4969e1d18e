// Three suites: `unit` needs nothing but this checkout; `server` needs real API servers (npm run test:server), `programs` the programs that
// companions and engines are made for (npm run test:programs).
const { availableParallelism } = require('node:os');

const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
  ],
};
const common = {
  transform,
  setupFiles: ['<rootDir>/test/seed.ts'],
  moduleNameMapper: { '^cdk8s-patterns$': '<rootDir>/lib/index.ts' },
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/build/'],
  modulePathIgnorePatterns: ['<rootDir>/build/'],
};

module.exports = {
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/test/**/*.test.ts'] },
    { ...common, displayName: 'server', testMatch: ['<rootDir>/test/server/**/*.server.ts'] },
    { ...common, displayName: 'programs', testMatch: ['<rootDir>/test/programs/**/*.program.ts'] },
  ],
  // one process for all files keeps every module that any of them has loaded, and coverage looks through them after each
  maxWorkers: Math.max(2, availableParallelism() - 1),
  workerIdleMemoryLimit: '800MB',
  collectCoverageFrom: ['lib/**/*.ts', '!lib/kube/wire.ts', '!lib/kube/table.ts'],
  coverageProvider: 'v8',
  coverageThreshold: { global: { lines: 95, branches: 95 } },
};
