// Says in two lines what `npm test` leaves out.
console.log('left out: the tests that need a real API server (npm run test:server builds and starts them; it needs Go)');
console.log('left out: the tests that need databases, proxies, exporters (scripts/programs/install.sh, then npm run test:programs)');
