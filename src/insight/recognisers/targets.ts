// Texts in which a target that was reached says what it does not allow, does not have or cannot do at the moment.

import { keyed } from '../../model/keyed.ts';
import { bindRefused, codes, type Recogniser, sign } from './recogniser.ts';

const again = keyed`then press {probe.again}`;

/** What a target says of its own rules, limits and state. */
export const targetRecognisers = [
  {
    code: 'SG-ADDRESS-NOT-ALLOWED',
    layer: 'target',
    says: 'cause',
    short: 'IP address not allowed',
    why: 'the target does not let this network address in',
    next: 'have the address of the VA or of the tenant allowed at the target.',
    signs: [
      codes('IP_ADDRESS_NOT_ON_WHITELIST'),
      sign(/\bno pg_hba\.conf entry for host\b/i),
      sign(/\bHost '[^']{1,80}' is not allowed to connect\b/i),
      sign(/\bIP address [\d.:a-f]{1,45} is not allowed\b/i),
      sign(/\bpg_hba\.conf rejects connection for host\b/i),
      sign(/\blogin from IP address [\d.:a-f]{1,45} is prohibited\b/i),
    ],
  },
  {
    code: 'SG-SIGN-IN-RULE',
    layer: 'target',
    says: 'cause',
    short: 'sign-in rule not met',
    why: 'the target demands another way to sign in, such as TLS, signing or a second factor',
    next: 'compare the rules of the target with how the source is set up to sign in.',
    signs: [
      bindRefused('80090346'),
      codes('confidentialityRequired', 'the directory demands TLS', 'TLS is required'),
      sign(
        /\bLDAP: error code (?:8|13)\b/i,
        'the directory demands TLS or signing',
        'TLS or signing required',
      ),
      codes(
        'AADSTS50076|AADSTS50079',
        'the target demands a second factor',
        'second factor required',
      ),
      codes(
        'AADSTS53000|AADSTS53003',
        'a conditional access rule of the target blocks the sign-in',
        'access rule blocks sign-in',
      ),
      sign(/\buntrusted domain and cannot be used\b/i),
      sign(/\bnot associated with a trusted SQL Server connection\b/i),
      codes(
        'LOGIN_MUST_USE_SECURITY_TOKEN',
        'from this network, the target demands its security token behind the password',
        'security token required',
      ),
      sign(
        /\bApi Security Token required\b/i,
        'from this network, the target demands its security token behind the password',
        'security token required',
      ),
      sign(
        /\bprotected by organization SAML enforcement\b/i,
        'the organization demands that the token is allowed for its single sign-on',
        'token not allowed for SSO',
      ),
    ],
  },
  {
    code: 'SG-FEATURE-OFF',
    layer: 'target',
    says: 'cause',
    short: 'feature off or unlicensed',
    why: 'the target has not licensed or not switched on what the connector needs',
    next: `ask those who run the target about the licence, edition or setting that the text names, ${again}.`,
    signs: [
      codes(
        'API_DISABLED_FOR_ORG|API_CURRENTLY_DISABLED',
        'the API of the target is switched off',
        'API is switched off',
      ),
      sign(
        /\bsession is not valid for use with the \w{1,20} API\b/i,
        'the session may not use this API',
        'session may not use API',
      ),
      sign(/\brequested feature is not enabled\b/i),
      sign(/\bcannot access this feature without\b/i),
      sign(/\bbecause of a licensing problem\b/i, 'a licence is missing', 'licence is missing'),
      sign(
        /\blicense is (?:either )?(?:invalid|not activated)\b/i,
        'a licence is missing',
        'licence is missing',
      ),
    ],
  },
  {
    code: 'SG-RATE-LIMITED',
    layer: 'target',
    says: 'cause',
    short: 'rate limit reached',
    why: 'a limit of the target on requests is reached',
    next: `wait, and look at what else uses the target at this time, ${again}.`,
    signs: [
      sign(/\btoo many requests\b/i),
      sign(/\b(?:http|(?:status|error) ?code)\W{0,4}429\b/i),
      sign(/\b(?:status|code)["']?\s?[:=]\s?["']?429\b/i),
      sign(/^\w{0,20}(?:status|code)\w{0,20} 429$/i),
      sign(/\brequest was throttled\b/i),
      sign(/\bserver returned an error: \(429\)/i),
      sign(/(?<![\w-])rate limit (?:has been |was |is )?exceeded\b/i),
      codes('rateLimitExceeded|ThrottlingException'),
      codes('REQUEST_LIMIT_EXCEEDED|E0000047|AADSTS90055'),
    ],
  },
  {
    code: 'SG-CONN-LIMIT',
    layer: 'target',
    says: 'cause',
    short: 'connection limit reached',
    why: 'all connections or sessions that the target allows are taken',
    next: `look at what holds connections to the target at this time, ${again}.`,
    signs: [
      codes('ORA-02391|ORA-12519|ORA-00018'),
      sign(/\btoo many (?:clients already|connections$)/i),
      sign(/\bremaining connection slots are reserved\b/i),
    ],
  },
  {
    code: 'SG-QUERY-TIMEOUT',
    layer: 'target',
    says: 'cause',
    short: 'query ran too long',
    why: 'the target ended a query because it ran too long',
    next: 'look at what the source asks for in one query and at the load of the target; raise its limit, or ask for less.',
    signs: [sign(/\bmaximum execution time exceeded\b/i), codes('ORA-01555')],
  },
  {
    code: 'SG-TARGET-FULL',
    layer: 'target',
    says: 'cause',
    short: 'target storage is full',
    why: 'a disk or tablespace of the target is full',
    next: `ask those who run the target, ${again}.`,
    signs: [codes('ORA-01652|ORA-01653|ORA-01654')],
  },
  {
    code: 'SG-TARGET-DOWN',
    layer: 'target',
    says: 'cause',
    short: 'target is not available',
    why: 'the target says that it is not available',
    next: keyed`ask those who run the target; try again later with {probe.again}.`,
    signs: [
      codes('ORA-01033|ORA-01034|ORA-01089', 'the database is not open', 'database is not open'),
      sign(/\bservice (?:is )?(?:temporarily |currently )?unavailable\b/i),
      sign(
        /\binstance is hibernating\b/i,
        'the instance of the target is asleep',
        'instance is asleep',
      ),
      sign(
        /\bsystem is under maintenance\b/i,
        'the target is being maintained',
        'target under maintenance',
      ),
      sign(
        /\bLDAP: error code 5[12]\b/i,
        'the directory is busy or not available',
        'directory busy or down',
      ),
      sign(/\bRACF is not active\b/i),
      sign(
        /\b(?:bad gateway|gateway time-?out)\b/i,
        'a gateway before the target got no answer from it',
        'gateway got no answer',
      ),
    ],
  },
] as const satisfies readonly Recogniser[];
