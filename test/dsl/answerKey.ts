// What an engine that reads the evidence of a sandbox has to come to: the code of each trouble, and its layer.

import type { FindingCode } from '../../src/insight/findings/codes.ts';
import type { Trouble } from '../../src/sandbox/data/sources/truth/truth.ts';

/** The code of each cause in the sandbox. */
const codes: Readonly<Record<string, FindingCode>> = {
  accountDisabled: 'SG-CRED-DISABLED',
  accountExpired: 'SG-CRED-DISABLED',
  accountLocked: 'SG-CRED-LOCKED',
  applianceOutOfMemory: 'SG-VA-SILENT',
  applicationUnknown: 'SG-CRED-UNKNOWN',
  assumeRole: 'SG-RIGHT-MISSING',
  clusterUnreachable: 'SG-VA-SILENT',
  consentMissing: 'SG-RIGHT-MISSING',
  cutOff: 'SG-CLUSTER-FAILED',
  driverMissing: 'SG-COMPONENT-MISSING',
  flapping: 'SG-RATE-LIMITED',
  gatewayUnreachable: 'SG-CONN-FAILED',
  identityMissing: 'SG-IDENTITY-EMPTY',
  invalidToken: 'SG-CRED-TOKEN',
  noAppliance: 'SG-VA-SILENT',
  oneSilent: 'SG-VA-DOWN',
  oraclePasswordExpired: 'SG-CRED-EXPIRED',
  passwordExpired: 'SG-CRED-EXPIRED',
  passwordMustChange: 'SG-CRED-EXPIRED',
  passwordWrong: 'SG-CRED-WRONG',
  resultTooLarge: 'SG-SIZE-LIMIT',
  secretExpired: 'SG-CRED-EXPIRED',
  secretWrong: 'SG-CRED-WRONG',
  secretsNotMoved: 'SG-SECRET-UNDECRYPTABLE',
  shortOfMemory: 'SG-VA-RESOURCES',
  tableNotReadable: 'SG-RIGHT-MISSING',
  targetSilent: 'SG-CONN-TIMEOUT',
  thresholdReached: 'SG-DELETE-THRESHOLD',
  unauthorizedClient: 'SG-CRED-WRONG',
  unsteady: 'SG-CONN-REFUSED',
  untrustedCertificate: 'SG-CERT-UNTRUSTED',
  wrongHeader: 'SG-FILE-COLUMN',
};

/** The code that a trouble has to get: what its text names, or that it names nothing. */
export const codeOf = ({ cause, isNamed }: Pick<Trouble, 'cause' | 'isNamed'>): FindingCode => {
  if (!isNamed) return 'SG-UNCLEAR';
  const code = codes[cause];
  if (code === undefined) throw new Error(`the answer key has no code for ${cause}`);
  return code;
};

/** A VA without a sign of life counts as away after this time; until then the state of its cluster alone tells of it. */
const silentAfterMs = 15 * 60_000;

/** The codes that a cluster with a trouble may get at a moment. */
export const clusterCodeOf = (
  { cause, beganMs }: Pick<Trouble, 'cause' | 'beganMs'>,
  nowMs: number,
): readonly FindingCode[] => {
  if (cause === 'noAppliance') return ['SG-CLUSTER-EMPTY'];
  const isFresh = nowMs - beganMs <= silentAfterMs;
  if (cause === 'oneSilent' && isFresh) return ['SG-CLUSTER-WARNING'];
  return [codeOf({ cause, isNamed: true })];
};
