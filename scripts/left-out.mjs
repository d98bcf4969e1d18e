// Says in one line what `npm test` leaves out.
console.log('left out: the tests that need a real API server (npm run test:server builds and starts them; it needs Go)');
