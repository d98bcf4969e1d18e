// Lines of an htpasswd file, from finished hashes only.
import { htpasswd } from 'cdk8s-patterns';

const bcrypt = `$2y$05$${'a'.repeat(53)}`;

test.each([
  ['bcrypt', bcrypt],
  ['bcrypt of other programs', `$2b$12$${'./A0'.repeat(13)}z`],
  ['MD5', `$apr1$salt$${'a'.repeat(22)}`],
  ['SHA-1', `{SHA}${'a'.repeat(27)}=`],
  ['SHA-256', `$5$salt$${'a'.repeat(43)}`],
  ['SHA-512', `$6$rounds=5000$salt$${'a'.repeat(86)}`],
])('takes %s', (_, hash) => {
  expect(htpasswd({ admin: hash })).toBe(`admin:${hash}\n`);
});

test('writes a line for each user, in their order', () => {
  expect(htpasswd({ b: bcrypt, a: bcrypt })).toBe(`b:${bcrypt}\na:${bcrypt}\n`);
  expect(htpasswd({})).toBe('');
});

test.each(['secret', '', 'admin', `${bcrypt}x`, `$2y$05$${'a'.repeat(52)}`, `$1$salt$${'a'.repeat(22)}`, `${bcrypt}\nroot:${bcrypt}`])(
  'refuses %j: it is no hash, and says so without repeating it',
  (password) => {
    expect(() => htpasswd({ admin: password })).toThrow(/'admin' is no hash that htpasswd makes; `htpasswd -nB -C 12 admin` prints one/);
    if (password.length > 5) expect(() => htpasswd({ admin: password })).not.toThrow(password);
  },
);

test.each(['', 'a:b', 'a\nb'])('refuses the name %j', (user) => {
  expect(() => htpasswd({ [user]: bcrypt })).toThrow('is no user name');
});
