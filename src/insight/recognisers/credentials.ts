// Texts that say what is wrong with the account, the password, the secret or the token that a source uses.

import { keyed } from '../../model/keyed.ts';
import { bindRefused, codes, type Recogniser, sign } from './recogniser.ts';

const again = keyed`then press {probe.again}`;

/** What texts say about the account of a source: where several fit, the first is the closest. */
export const credentialRecognisers = [
  {
    code: 'SG-CRED-EXPIRED',
    layer: 'credentials',
    says: 'cause',
    short: 'password or secret expired',
    why: 'a password or secret has expired or must be changed',
    next: `renew it where the target keeps it, put the new one into the source, ${again}.`,
    signs: [
      bindRefused('532', 'the password of the account has expired', 'password expired'),
      bindRefused(
        '773',
        'the password of the account must be changed before it may sign in',
        'password must be changed',
      ),
      codes(
        'ORA-28001|AADSTS50055|AADSTS50144',
        'the password of the account has expired',
        'password expired',
      ),
      codes(
        'AADSTS7000222',
        'the client secret of the application has expired',
        'client secret expired',
      ),
      sign(
        /(?:^|[:.;([] ?|\b(?:the|your) )(?:user )?password (?:given )?(?:has|is|was) (?:already )?expired\b(?! for )/i,
        'the password of the account has expired',
        'password expired',
      ),
      sign(
        /\bpassword given has expired/i,
        'the password of the account has expired',
        'password expired',
      ),
      sign(
        /\bpassword of (?:the|this) (?:account|user) (?:has expired|must be changed)/i,
        'the password of the account has expired or must be changed',
        'password must be changed',
      ),
      sign(
        /\bmust (?:change|reset) your password/i,
        'the password of the account must be changed',
        'password must be changed',
      ),
      sign(
        /\bpassword change (?:required|request received)/i,
        'the password of the account must be changed',
        'password must be changed',
      ),
      sign(
        /\bunable to change expired password/i,
        'the password of the account has expired',
        'password expired',
      ),
      sign(
        /\buser is forced to change password\b/i,
        'the password of the account must be changed',
        'password must be changed',
      ),
      codes(
        '(?:NT_)?STATUS_PASSWORD_EXPIRED|(?:NT_)?STATUS_PASSWORD_MUST_CHANGE',
        'the password of the account has expired or must be changed',
        'password must be changed',
      ),
      sign(/\bAPI key (?:has|is) expired\b/i, 'the API key has expired', 'API key expired'),
      sign(
        /\bclient secret(?: key)?s? [^.]{0,60}(?:is|are|has|have) expired/i,
        'a client secret has expired',
        'client secret expired',
      ),
    ],
  },
  {
    code: 'SG-CRED-LOCKED',
    layer: 'credentials',
    says: 'cause',
    short: 'account is locked',
    why: 'the account that the source uses is locked',
    next: `find out on the target what locked it, have it unlocked, ${again}.`,
    signs: [
      bindRefused('775'),
      codes('ORA-28000|AADSTS50053|(?:NT_)?STATUS_ACCOUNT_LOCKED_OUT'),
      sign(
        /\b(?:the|your|this) (?:user )?account (?:is|has been|was) (?:currently |temporarily )?locked/i,
      ),
      sign(
        /(?:^|\b(?:reason|error|message|exception|failed|denied)\W{1,4}|\[\d{1,4}\]: )(?:user|(?:user )?account) (?:is )?locked(?: out)?(?:[.!);]|$)/i,
      ),
      sign(
        /\btoo many failed (?:log-?(?:in|on)|sign-?in)?\s?attempts/i,
        'too many sign-ins failed: the account that the source uses may not sign in any more',
        'too many failed sign-ins',
      ),
    ],
  },
  {
    code: 'SG-CRED-DISABLED',
    layer: 'credentials',
    says: 'cause',
    short: 'account disabled/expired',
    why: 'the account that the source uses is disabled or has expired',
    next: `find out on the target who ended it and why, ${again}.`,
    signs: [
      bindRefused('533', 'the account that the source uses is disabled', 'account is disabled'),
      bindRefused('701', 'the account that the source uses has expired', 'account has expired'),
      codes(
        'AADSTS50057|AADSTS7000112',
        'the account or application that the source uses is disabled',
        'account or app disabled',
      ),
      sign(
        /\b(?:the|your|this) (?:user )?account (?:is|has been|was) (?:disabled|deactivated|suspended)/i,
      ),
      sign(/\b(?:the|your|this) (?:user )?account has expired/i),
      sign(
        /\buser access has been revoked/i,
        'the account that the source uses is revoked',
        'account is revoked',
      ),
    ],
  },
  {
    code: 'SG-CRED-RESTRICTED',
    layer: 'credentials',
    says: 'cause',
    short: 'time or host not allowed',
    why: 'the account may not sign in at this time or from this machine',
    next: `compare the hours and machines that the target allows for it with when and where the source signs in, ${again}.`,
    signs: [
      bindRefused('530|531'),
      sign(/\bno access to (?:terminal|application) on this day or time/i),
    ],
  },
  {
    code: 'SG-CRED-UNKNOWN',
    layer: 'credentials',
    says: 'cause',
    short: 'account or app unknown',
    why: 'the target does not know the account or application that the source uses',
    next: `compare the name on the source with that on the target, ${again}.`,
    signs: [
      bindRefused('525'),
      codes('AADSTS700016|AADSTS50034'),
      sign(/\bFATAL:\s{1,4}role "[^"]{0,60}" does not exist/),
    ],
  },
  {
    code: 'SG-CRED-TOKEN',
    layer: 'credentials',
    says: 'cause',
    short: 'token expired or refused',
    why: 'the token that the source uses has expired or is not accepted',
    next: `make a new token where the target issues them, put it into the source, ${again}.`,
    signs: [
      codes('AADSTS700082|AADSTS70008|E0000011|E0000005|ExpiredToken(?:Exception)?'),
      sign(
        /\b(?:access|refresh|bearer|api|oauth) ?token (?:has |is |was |has been )?(?:expired|revoked|invalid)\b/i,
      ),
      sign(
        /\b(?:expired|invalid|revoked) (?:(?:access|refresh|bearer|api|oauth|access\/refresh) )token\b/i,
      ),
      sign(/\binvalid_token\b|^invalid token provided/i),
      sign(/\btoken has been expired or revoked\b/i),
      sign(
        /\binvalid session id\b/i,
        'the session of the source at the target is not valid any more',
        'session is not valid',
      ),
      sign(
        /\bsession expired or invalid\b/i,
        'the session of the source at the target is not valid any more',
        'session is not valid',
      ),
    ],
  },
  {
    code: 'SG-CRED-WRONG',
    layer: 'credentials',
    says: 'cause',
    short: 'name or secret refused',
    why: 'the target does not accept the name or the secret of the account',
    next: `compare both, and the state of the account, with those on the target, correct on the source what differs, ${again}.`,
    signs: [
      bindRefused(
        '52e',
        'the name or the password is not accepted; with a wrong password, Active Directory hides whether the account is expired or disabled',
        'name or password refused',
      ),
      codes('ORA-01017|AADSTS50126|0x8007052E'),
      codes('AADSTS7000215', 'the client secret is not accepted', 'client secret refused'),
      sign(
        /\b18456, Severity: 14, State: [89]\b/,
        'the password is not accepted',
        'password refused',
      ),
      sign(
        /\b(?:invalid|wrong|incorrect|bad) (?:user ?name|user ?id|user|login|name) ?(?:\/|or|and) ?password\b/i,
      ),
      sign(
        /\b(?:name|user ?id|user ?name) (?:or|and) password (?:is |are |was )?(?:incorrect|invalid|wrong)\b/i,
      ),
      sign(
        /\bpassword authentication failed for (?:user|role)\b/i,
        'the password is not accepted',
        'password refused',
      ),
      sign(
        /\binvalid client secret\b/i,
        'the client secret is not accepted',
        'client secret refused',
      ),
      sign(
        /\bLogin failed - Invalid user\b/i,
        'the user or its password is not accepted',
        'user or password refused',
      ),
    ],
  },
] as const satisfies readonly Recogniser[];
