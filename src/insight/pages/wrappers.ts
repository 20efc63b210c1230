// Pages about texts that say what failed and not why.

import { keyed } from '../../model/keyed.ts';
import type { FindingCode } from '../findings/codes.ts';
import type { Page } from './page.ts';

/** What to look at, and whom to call, where a text names no cause. Such a finding stays unclear. */
export const wrapperPages = {
  'SG-SIGN-IN-REFUSED': {
    means:
      'The target was reached and did not let the account in, and it does not say why. Wrong, expired, disabled and locked all look like this.',
    known:
      'The text says "invalid credentials", LDAP error 49 without a code behind it, 401 Unauthorized, "login failed", Salesforce INVALID_LOGIN, or invalid_client (OAuth).',
    quote: 'Connection error (BIND)\nInvalid credentials (49)',
    mistaken:
      'A wrong password. That is only one of the reasons; the target keeps the reason in its own log.',
    steps: [
      'Ask those who run the target for the reason in its log, at the time of the check: SQL Server has a state there, Entra ID and Salesforce a history of sign-ins.',
      'Have the state of the account looked at: locked, disabled, expired, password changed?',
      'What changed before: the source, its credential provider, the account, the way to sign in?',
      keyed`Correct what was found, then press {thing.probe} once.`,
    ],
    useless: 'Guessing passwords: each try can lock the account.',
  },
  'SG-NOT-VISIBLE': {
    means:
      'The target says that something is not there. Many targets say the same where the account may not see it, so the text does not tell which.',
    known: 'The text says 404 Not Found, "table or view does not exist" or Oracle ORA-00942.',
    quote: 'Server returned: 404 Not Found',
    mistaken:
      'A target that is down: it answered. A 404 can also come from a proxy, or mean that the address of the source has a wrong path.',
    steps: [
      'Find what the source asked for: a table, a view, an address.',
      'Ask on the target whether it is there. If it is, compare the rights of the account; if not, whether it was renamed or moved.',
      keyed`Correct the source or the rights, then press {thing.probe}.`,
    ],
    useless: 'A new password: the account was let in, or was not asked for.',
  },
  'SG-TLS-FAILED': {
    means:
      'The two sides could not agree on an encrypted connection. The text says that it failed and not what of it.',
    known:
      'The text names a handshake that failed or was ended, or that the certificate could not be verified without a reason.',
    quote: 'Received fatal alert: handshake_failure',
    mistaken:
      'A CA that is not trusted (SG-CERT-UNTRUSTED). It can be that, and also versions of TLS, a missing client certificate, or a port without TLS.',
    steps: [
      'Read the whole text: a line further down often names the reason.',
      'Was the target updated, hardened, or its certificate renewed before it began?',
      'Ask those who run the target for its versions of TLS and whether it demands a certificate of the client.',
      'Does the port speak TLS at all? A port without it ends the handshake the same way. So does a proxy that looks into TLS.',
      keyed`Then press {thing.probe} on the source.`,
    ],
    useless: 'A new password: nobody signed in yet.',
  },
  'SG-CONN-BROKEN': {
    means:
      'There is no working connection to the target. The driver says so in general words and not why.',
    known:
      'The text says "Communications link failure" (MySQL), "server was not found or was not accessible" (SQL Server), "Can\'t contact LDAP server" or "simple bind failed".',
    quote: "Can't contact LDAP server",
    mistaken:
      'A target that is down. With "simple bind failed" on port 636 it is often the certificate.',
    steps: [
      'Read the whole text: a cause may stand further down, such as a certificate or a host name.',
      'Does it happen always, or after a pause? The text of MySQL tells how long ago it last heard of the server: then something on the way ends idle connections.',
      'Check host and port, ask whether the target runs, and whether the firewall lets each VA through.',
      keyed`Then press {thing.probe} on the source, more than once.`,
    ],
    useless: 'A new password, before the connection works.',
  },
  'SG-TIMED-OUT': {
    means:
      'Something took longer than was waited for. The text does not tell whether connecting, signing in or reading took so long, nor who was slow.',
    known:
      'The text says "timed out", "service timeout" or "InterruptedException: Timeout" and names nothing closer.',
    quote: 'LDAP response read timed out',
    mistaken: 'A firewall (SG-CONN-TIMEOUT). If a check of the connection passes, the way is open.',
    steps: [
      keyed`Press {thing.probe}: does the connection pass, and how long does it take?`,
      'Does the check pass and the run fail? Then it is about the amount: compare with earlier runs how long they took.',
      'Ask those who run the target about its load at that time; look at the VAs for memory and processor.',
      'A timeout of the source can be raised (such as aggregateTimeout), once it is known that the work simply takes that long.',
    ],
    useless: 'Raising timeouts first: that hides what became slow.',
  },
  'SG-TARGET-FAILED': {
    means: 'The target was reached, and failed at its work. It does not say why.',
    known: 'The target answers with the HTTP status 500, or 501 to 504 without more words.',
    quote: '500 Internal Server Error',
    mistaken:
      'A fault of the source. It can be one: some targets answer a request that they do not understand with 500.',
    steps: [
      'Is it each request, or only one of many? One may be about a single object.',
      'Ask those who run the target for its log at that time, with the id of the request if the text has one; look at the status page of the vendor.',
      'Was the source or the version of the connector changed before?',
      keyed`Press {thing.probe} later.`,
    ],
    useless: 'A new password: refusing one looks different (401).',
  },
  'SG-IQSERVICE-FAILED': {
    means:
      'IQService, the helper of SailPoint on a Windows machine, failed at its work. The text that comes back does not say why.',
    known: 'The text says that an error was returned from IQService.',
    quote: 'Error returned from IQService. One or more errors occurred',
    mistaken: 'A fault of Active Directory or of the VA. IQService stands between them.',
    steps: [
      'Find its host and port in the connection settings of the source. The usual ports are 5050, and 5051 with TLS.',
      'Does its Windows service run? Ask those who run that machine for IQTrace.log at that time.',
      'Was its password, its certificate or its version changed? After an update of the connector an old IQService can be too old.',
      'For mailboxes: try on that machine, in PowerShell, whether Exchange can be reached with that account.',
      keyed`Then press {thing.probe} on the source.`,
    ],
    useless: 'Restarting the VA.',
  },
  'SG-REFUSED': {
    means:
      'The target, or something before it, refused what the connector asked. It does not say whether the account, a right or the address is the reason.',
    known:
      'The text says 403 Forbidden, "access denied", "unauthorized" or "authentication failed" and names nothing closer.',
    quote: 'GoogleJsonResponseException: 403 Forbidden',
    mistaken:
      'A missing right (SG-RIGHT-MISSING) or a wrong password (SG-CRED-WRONG): it can be either. A firewall for web traffic or a proxy says 403 as well.',
    steps: [
      'Ask those who run the target for its log at that time: who was refused, at what, and why?',
      'Does the check of the connection pass and a later one fail? Then it is rather a right.',
      'What changed before: the account, its roles, the address, the source?',
      keyed`Correct what was found, then press {thing.probe}.`,
    ],
    useless: 'Changing the password before the log of the target was read.',
  },
} as const satisfies Partial<Record<FindingCode, Page>>;
