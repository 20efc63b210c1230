// Pages about the account, the password, the secret or the token that a source uses.

import { keyed } from '../../model/keyed.ts';
import type { FindingCode } from '../findings/codes.ts';
import type { Page } from './page.ts';

/** What to look at, and whom to call, where the account of a source is at fault. */
export const credentialPages = {
  'SG-CRED-EXPIRED': {
    means:
      'The password or secret that the source uses was right, and its time is over, or the target demands a new one before it lets the account in. Nothing is wrong with the network, the VA or the connector.',
    known:
      'The target says so in its own code or words: Active Directory "data 532" (expired) or "data 773" (must be changed), Oracle ORA-28001, Entra ID AADSTS7000222 (client secret) or AADSTS50055.',
    quote: 'Reason: The password of the account has expired',
    mistaken:
      'A wrong password (SG-CRED-WRONG): Active Directory tells that a password has expired only to somebody who knows that password. So the one in the source is still the last that was set.',
    steps: [
      'Find out who owns the account on the target: the text of the check names the account or the application, and the connection settings of the source do too.',
      'Have a new password or secret set there. For Entra ID, make a new client secret of the application.',
      keyed`Put it into the source in the web console, test the connection there, then press {thing.probe} on the source.`,
      'Look for other sources with the same account: they need the new one as well, and each of them that goes on with the old one can lock the account.',
      'Ask the owner for a reminder before the next end, or for a rule without an end for service accounts, if your company allows that.',
    ],
    useless:
      'Trying again, starting an aggregation or restarting a VA: the target gives the same answer until there is a new password.',
  },
  'SG-CRED-LOCKED': {
    means:
      'The target has locked the account that the source uses, mostly because too many sign-ins with a wrong password came in. The password in the source may be right.',
    known:
      'The target says so: Active Directory "data 775", Oracle ORA-28000, Entra ID AADSTS50053, or a sentence that the account is locked.',
    quote: 'ORA-28000: The account is locked',
    mistaken:
      'A wrong password in this source. Often something else has it: another source, a script or a service with the old password.',
    steps: [
      'Ask those who run the target what locked it: Active Directory writes event 4740 with the name of the machine that tried; Entra ID has its sign-in log.',
      'Was the password changed lately? Then find everything that still has the old one, and stop its runs before the account is unlocked.',
      keyed`Have the account unlocked, then press {thing.probe} once.`,
    ],
    useless:
      'Unlocking it before the cause is found: it locks again within minutes. Each further try with a wrong password counts too.',
  },
  'SG-CRED-DISABLED': {
    means:
      'The account or application that the source uses was switched off on the target, or the account itself has an end date that has passed. A new password does not change that.',
    known:
      'The target says so: Active Directory "data 533" (disabled) or "data 701" (the account has expired), Entra ID AADSTS50057 or AADSTS7000112, or a sentence such as in the message below.',
    quote: 'User access has been revoked',
    mistaken:
      'An expired password (SG-CRED-EXPIRED). Here the account has ended, not its password.',
    steps: [
      'Ask on the target who disabled it, when and why: a clean-up of unused accounts, a leaver who owned it, or an attack that was stopped.',
      'Only if it was a mistake: have it enabled, and have the account exempted from that clean-up.',
      keyed`Press {thing.probe} on the source. If the password was reset as well, put the new one into the source first.`,
    ],
    useless:
      'Typing the password again in the source. And do not have the account enabled before it is known why it was disabled.',
  },
  'SG-CRED-RESTRICTED': {
    means:
      'The account exists and its password was accepted, but the target lets it sign in only at certain hours or from certain machines, and this was another one.',
    known:
      'The target says so: Active Directory "data 530" (not at this time) or "data 531" (not from this machine), RACF "no access to terminal on this day or time".',
    quote: 'RC=48 (30) REASON=04 No access to terminal on this day or time',
    mistaken:
      'An outage that comes and goes by itself: it follows the clock, or which VA of the cluster did the work.',
    steps: [
      'Compare the hours at which it fails with the logon hours of the account on the target.',
      'Was a VA added or replaced, or its address changed? Then the new machine may not be on the list.',
      keyed`Have the hours or machines of the account changed on the target, then press {thing.probe}.`,
    ],
    useless: 'A new password: the one in the source was accepted.',
  },
  'SG-CRED-UNKNOWN': {
    means:
      'The target does not know the account, user or application that the source names. It was deleted, renamed, or the source asks the wrong directory or tenant.',
    known:
      'The target says so: Active Directory "data 525", Entra ID AADSTS700016 (application) or AADSTS50034 (user), PostgreSQL "role … does not exist".',
    quote: 'comment: AcceptSecurityContext error, data 525',
    mistaken:
      'A wrong password (SG-CRED-WRONG). Many targets hide on purpose whether the name or the password is wrong; where this code appears, the target did say that it is the name.',
    steps: [
      'Read the name in the connection settings of the source, also its form: DOMAIN\\name, name@domain, or a distinguished name. A moved account has another distinguished name.',
      'For Entra ID, compare application id and tenant id with those in its portal.',
      keyed`Correct the name on the source, or have the account restored on the target, then press {thing.probe}.`,
    ],
    useless: 'A new password or secret: there is no account for it.',
  },
  'SG-CRED-TOKEN': {
    means:
      'The source signs in with a token, and the target no longer takes that token: it has expired, was revoked, or its session has ended.',
    known:
      'The target says so: Okta E0000011 (token) or E0000005 (session), Entra ID AADSTS700082, AWS ExpiredToken, or a sentence that a token is invalid or has expired.',
    quote: 'AccessToken and RefreshToken invalid',
    mistaken:
      'The token with which spyglass asks the tenant. This one is stored in the source, for the target.',
    steps: [
      'Find out on the target who made the token: when that person leaves or is deactivated, some targets end their tokens. Others end a token that nobody used for long.',
      keyed`Make a new token there with an account that stays, put it into the source in the web console, then press {thing.probe}.`,
      'If it ends again soon, look whether something else uses the same refresh token: some targets end the old one with each use.',
    ],
    useless: 'Waiting: a token that was refused does not become valid again.',
  },
  'SG-CRED-WRONG': {
    means:
      'The target does not accept the name or the password, secret or key that the source sends. Most targets do not tell which of the two is wrong.',
    known:
      'The target says so: Active Directory "data 52e", Oracle ORA-01017, Entra ID AADSTS50126 or AADSTS7000215, SQL Server 18456 with state 8 or 9, or "invalid username or password".',
    quote: 'AcceptSecurityContext error, data 52e',
    mistaken:
      'An expired or disabled account: with a wrong password Active Directory shows neither. So have the state of the account looked at before the password is changed.',
    steps: [
      'Ask whether the password was changed on the target, and when: compare that with the first failed check.',
      'Have the state of the account looked at on the target: locked, disabled, expired?',
      'For Entra ID, check that the value of the client secret is in the source, and not its id.',
      keyed`Put the right one into the source in the web console, then press {thing.probe} once.`,
      'Does the source get its password from a credential provider, such as a vault? Then look there first.',
    ],
    useless:
      'Trying it several times: each try counts as a failed sign-in and can lock the account.',
  },
} as const satisfies Partial<Record<FindingCode, Page>>;
