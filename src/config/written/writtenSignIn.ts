// Reads how an environment of our settings file signs in.

import { isPassword, isTokenText, isUserName, type SignIn } from '../connection/environmentFile.ts';
import { joinWords } from '../problem.ts';
import type { Fields } from './writtenFields.ts';

/** The service that our entries of the keyring are filed under. */
const keyringService = 'spyglass';

const item = (name: string, part: string) => ({ service: keyringService, user: `${name}/${part}` });

/** IdentityIQ takes a user name and a password: both of the file, or both of the keyring. */
const readBasic = (fields: Fields, name: string): SignIn | undefined => {
  const usesKeyring = fields.flag('keyring') === true;
  const others = ['client_id', 'client_secret', 'access_token', 'api'].filter(fields.has);
  for (const key of others) {
    fields.complain('credentialsConflict', key, 'is not for an environment of type identityiq.');
  }
  if (usesKeyring && ['username', 'password'].some(fields.has)) {
    const words = 'has more than one way to sign in: keyring and username and password. Keep one.';
    fields.complain('credentialsConflict', undefined, words);
  }
  if (usesKeyring) {
    return {
      type: 'basicKeyring',
      username: item(name, 'username'),
      password: item(name, 'password'),
    };
  }
  for (const key of ['username', 'password']) fields.needs(key);
  const username = fields.text('username');
  const password = fields.text('password');
  if (username === undefined || password === undefined) return undefined;
  if (!isUserName(username)) {
    fields.complain('invalidValue', 'username', 'may have neither a colon nor control characters.');
  }
  if (!isPassword(password)) {
    fields.complain('invalidValue', 'password', 'may have no control characters.');
  }
  return { type: 'basic', username, password };
};

/** Exactly one way to sign in; a second one beside it is a mistake, because nobody can see which would be used. */
const readSignIn = (fields: Fields, name: string): SignIn | undefined => {
  for (const key of ['username', 'password'].filter(fields.has)) {
    fields.complain('credentialsConflict', key, 'is for an environment of type identityiq only.');
  }
  const usesKeyring = fields.flag('keyring') === true;
  const ways = [
    ...(usesKeyring ? ['keyring'] : []),
    ...(fields.has('access_token') ? ['access_token'] : []),
    ...(['client_id', 'client_secret'].some(fields.has) ? ['client_id and client_secret'] : []),
  ];
  if (ways.length > 1) {
    const words = `has more than one way to sign in: ${joinWords(ways)}. Keep one.`;
    fields.complain('credentialsConflict', undefined, words);
    return undefined;
  }
  if (usesKeyring) {
    return {
      type: 'keyring',
      clientId: item(name, 'client_id'),
      clientSecret: item(name, 'client_secret'),
    };
  }
  if (fields.has('access_token')) {
    const accessToken = fields.text('access_token');
    if (accessToken === undefined) return undefined;
    if (isTokenText(accessToken)) return { type: 'token', accessToken };
    fields.complain('invalidToken', 'access_token', 'holds characters that no token has.');
    return undefined;
  }
  if (ways.length === 0) {
    const words =
      'has no way to sign in. Add client_id and client_secret, access_token, or keyring: true.';
    fields.complain('missingValue', undefined, words);
    return undefined;
  }
  for (const key of ['client_id', 'client_secret']) fields.needs(key);
  const clientId = fields.text('client_id');
  const clientSecret = fields.text('client_secret');
  return clientId === undefined || clientSecret === undefined
    ? undefined
    : { type: 'client', clientId, clientSecret };
};

/** How an environment of our file signs in; undefined where that cannot be read, which is then among the mistakes. */
export const readWrittenSignIn = (
  fields: Fields,
  name: string,
  product: string | undefined,
): SignIn | undefined =>
  product === 'identityiq' ? readBasic(fields, name) : readSignIn(fields, name);
