import { expect, it } from 'vitest';
import { type AccessOption, accessOf } from '../../../src/cli/explore/sessionOf.ts';

const never = { mode: 'READ-ONLY', why: 'spyglass was started with --readonly', canUnlock: false };
const reads = { mode: 'READ-ONLY', why: 'no changes were asked for', canUnlock: true };
const writes = { mode: 'WRITE' };

it.each<
  [option: AccessOption, write: 'write: true' | 'write: false', where: 'first' | 'other', object]
>([
  ['nothing', 'write: false', 'first', reads],
  ['nothing', 'write: false', 'other', reads],
  ['nothing', 'write: true', 'first', writes],
  ['nothing', 'write: true', 'other', writes],
  ['write', 'write: false', 'first', writes],
  ['write', 'write: false', 'other', reads],
  ['write', 'write: true', 'other', writes],
  ['readonly', 'write: false', 'first', never],
  ['readonly', 'write: true', 'first', never],
  ['readonly', 'write: true', 'other', never],
])(
  'the command line says %s, the file %s, in the %s environment',
  (option, write, where, access) => {
    const connecting = {
      name: 'acme',
      origin: 'a test',
      scheme: 'v1',
      production: true,
      write: write === 'write: true',
      probes: true,
      notes: [],
      open: () => Promise.reject(new Error('it is not opened for that')),
      close: async () => undefined,
    } as const;
    expect(accessOf(connecting, option, where === 'first')).toEqual(access);
  },
);
