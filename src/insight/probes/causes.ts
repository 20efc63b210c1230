// The causes that texts of connectors name, and by which words each is known.

/**
 * What a text of a connector says to be the cause. Those of `accountCauses` are about the account that the source
 * uses; none of the others is a reason to change it.
 */
export type Cause =
  | 'passwordExpired'
  | 'accountLocked'
  | 'accountDisabled'
  | 'accountUnknown'
  | 'tokenRefused'
  | 'wrongCredentials'
  | 'secretUndecryptable'
  | 'applianceSilent'
  | 'hostUnknown'
  | 'addressNotAllowed'
  | 'proxyRefused'
  | 'certificate'
  | 'clock'
  | 'rateLimited'
  | 'unreachable'
  | 'signInRules'
  | 'rightMissing'
  | 'nameMissing'
  | 'componentMissing'
  | 'timedOut'
  | 'targetFailed'
  | 'helperFailed'
  | 'refusedWithoutReason';

/** The causes that are about the account, its secret or its token. */
export const accountCauses: readonly Cause[] = [
  'passwordExpired',
  'accountLocked',
  'accountDisabled',
  'accountUnknown',
  'tokenRefused',
  'wrongCredentials',
];

/** What an error often wraps: it counts only where the text says nothing closer. */
export const vagueCauses: readonly Cause[] = [
  'timedOut',
  'targetFailed',
  'helperFailed',
  'refusedWithoutReason',
];

/** A place where a bind failed in Active Directory, with the code that says why (MS-ADTS, RFC 4511). */
const bind = (codes: string): RegExp =>
  new RegExp(`AcceptSecurityContext error, data (?:${codes})\\b`, 'i');

/**
 * The words of each cause, the closest first: texts of connectors as seen on tenants, and the documented messages of
 * the systems behind them.
 */
export const signsOfCauses: readonly (readonly [Cause, readonly RegExp[]])[] = [
  [
    'passwordExpired',
    [
      bind('532|773'),
      /password (?:has |is |was )?(?:already )?expired/i,
      /password of (?:the|this) (?:account|user)[^.]{0,40}(?:has expired|must be changed)/i,
      /(?:must|needs? to) (?:change|reset) (?:your |the |his |its )?password/i,
      /password must be (?:changed|reset)/i,
      /\b(?:ORA-28001|AADSTS50055|AADSTS50144|AADSTS7000222)\b/,
      /(?:client secret|secret key)s?[^.]{0,60}(?:is|are|has|have) expired/i,
    ],
  ],
  [
    'accountLocked',
    [
      bind('775'),
      /\b(?:ORA-28000|AADSTS50053|E0000069)\b/,
      /(?:account|user|login)\b[^.]{0,60}\b(?:is|has been|was|currently) (?:currently |temporarily )?locked/i,
      /\baccount locked\b/i,
      /too many failed (?:log(?:in|on)|sign-?in|attempts)/i,
    ],
  ],
  [
    'accountDisabled',
    [
      bind('533|701|530|531'),
      /\b(?:AADSTS50057|AADSTS7000112)\b/,
      /(?:account|user|login)\b[^.]{0,60}\b(?:is|has been|was) (?:currently )?(?:disabled|deactivated|inactive|suspended)/i,
      /(?:user )?account (?:has |is )?expired/i,
    ],
  ],
  [
    'accountUnknown',
    [
      bind('525'),
      /\b(?:AADSTS700016|AADSTS50034)\b/,
      /\b(?:user|account|client) (?:\S+ )?(?:does not exist|is unknown|was not found)\b/i,
    ],
  ],
  [
    'tokenRefused',
    [
      /\b(?:AADSTS700082|AADSTS70008|E0000011|INVALID_SESSION_ID)\b/,
      /\btoken\b[^.]{0,40}\b(?:has |is |was |been |already )+(?:expired|revoked|invalid)/i,
      /\b(?:expired|invalid|revoked) (?:(?:access|refresh|api|bearer|security|access\/refresh|oauth) ){0,2}token\b/i,
      /\btoken (?:expired|revoked)\b/i,
      /\binvalid_token\b/i,
    ],
  ],
  [
    'wrongCredentials',
    [
      bind('52e'),
      /\b(?:ORA-01017|AADSTS7000215|AADSTS50126|INVALID_LOGIN|invalid_client)\b/,
      /LDAP: error code 49\b(?!.*AcceptSecurityContext)/i,
      /(?<!no )\b(?:invalid|bad|wrong|incorrect) (?:\w+ )?credentials?\b/i,
      /\b(?:invalid|wrong|incorrect|bad) (?:user ?name|user ?id|user|login|name)[ ,/]+(?:or |and |\/ ?)?password/i,
      /\b(?:invalid|wrong|incorrect) (?:password|client secret|api key)\b/i,
      /\b(?:name|user ?id|user ?name|id)[ ,]+(?:or|and) password (?:is|are|was)? ?(?:incorrect|invalid|wrong)/i,
      /password (?:authentication failed|is incorrect|is invalid|invalid)/i,
      /\b(?:0x8007052E|Login failed - Invalid user)\b/i,
    ],
  ],
  [
    'secretUndecryptable',
    [
      /failed to decrypt/i,
      /cannot (?:find key to )?decrypt/i,
      /unable to decrypt/i,
      /decryption failed/i,
    ],
  ],
  [
    'applianceSilent',
    [
      /waiting for response to message \d+ from client/i,
      /connector may not be sending responses/i,
      /no (?:active |available |connected )?(?:clients?|VAs?|virtual appliances?|CCG)\b[^.]{0,40}(?:available|connected|found|cluster)/i,
      /(?:cluster|virtual appliance|VA)\b[^.]{0,40}\b(?:is |are )?(?:not (?:available|reachable|connected|responding)|unreachable|offline|disconnected)/i,
    ],
  ],
  [
    'hostUnknown',
    [
      /UnknownHostException/i,
      /(?:name or service not known|nodename nor servname|no such host|\bENOTFOUND\b|unknown host)/i,
      /could not resolve (?:the )?(?:host|name)/i,
      /service '?\w+'? unknown/i,
    ],
  ],
  [
    'addressNotAllowed',
    [
      /IP_ADDRESS_NOT_ON_WHITELIST/i,
      /\bIP (?:address )?\S* ?(?:is )?not (?:allowed|on the (?:allow|white|access) ?list|permitted|authorized)/i,
      /no pg_hba\.conf entry for host/i,
      /\bHost '[^']*' is (?:not allowed|blocked)/i,
      /access from this (?:network|ip)[^.]{0,20} (?:is )?blocked/i,
    ],
  ],
  [
    'proxyRefused',
    [
      /\b407\b[^.]{0,20}proxy/i,
      /proxy authentication required/i,
      /unable to tunnel through proxy/i,
    ],
  ],
  [
    'certificate',
    [
      /PKIX path/i,
      /unable to find valid certification path/i,
      /\bSSL ?Handshake ?Exception/i,
      /\bSSL (?:peer|connection|handshake)\b/i,
      /(?:self[- ]signed certificate|certificate (?:has )?expired|certificate[_ ]unknown|unknown[_ ]ca\b)/i,
      /CertificateException|CERT_HAS_EXPIRED|No subject alternative/i,
      /\b(?:handshake_failure|protocol_version|bad_certificate|unrecognized_name)\b/i,
      /remote host terminated the handshake/i,
    ],
  ],
  [
    'clock',
    [
      /clock skew/i,
      /\b(?:AADSTS50008|AADSTS5000811|AADSTS700024)\b/,
      /assertion is not within its valid time range/i,
    ],
  ],
  [
    'rateLimited',
    [
      /too many requests/i,
      /\b(?:status|code|http|error:?)\s*:?\s*429\b|^429\b/i,
      /rate[- ]?limit/i,
      /\b(?:REQUEST_LIMIT_EXCEEDED|E0000047|ORA-02391|ORA-12519|ORA-00018|AADSTS90055)\b/,
      /(?:quota|request limit|call limit|requests limit) (?:has been |is |was )?exceeded/i,
      /throttl/i,
      /too many (?:clients|connections|sessions)/i,
      /(?:connection slots are reserved|connection pool[^.]{0,30}exhausted)/i,
    ],
  ],
  [
    'unreachable',
    [
      /connection refused|ECONNREFUSED|refused the connection/i,
      /connect(?:ion)? timed out|ConnectTimeout|ETIMEDOUT/i,
      /no route to host|network is unreachable|EHOSTUNREACH/i,
      /\b(?:not reached|communications link failure|NoRouteToHost)/i,
      /(?:connect to|reach) (?:the )?(?:SAP )?(?:gateway|message server)/i,
      /(?:is not reachable|RPC server is unavailable|server is not operational|0x800706BA)/i,
      /\b(?:ORA-12541|ORA-12170|ORA-12543|ORA-12545|AggregateException: Connection)\b/,
      /connection (?:was |has been )?(?:reset|closed by|aborted)|ECONNRESET/i,
      /(?:502 bad gateway|504 gateway time-?out)/i,
      /TCP\/IP connection to the host [^.]{0,120}has failed/i,
      /server not found in kerberos database/i,
    ],
  ],
  [
    'signInRules',
    [
      bind('80090346'),
      /requires binds to turn on integrity checking|confidentiality required|stronger auth/i,
      /LDAP: error code (?:8|13)\b/i,
      /\b(?:AADSTS50076|AADSTS50079|AADSTS53003|AADSTS53000|AADSTS50158)\b/,
      /multi-?factor authentication/i,
      /not associated with a trusted SQL Server connection/i,
      /untrusted domain and cannot be used/i,
      /ANONYMOUS LOGON/,
    ],
  ],
  [
    'rightMissing',
    [
      /insufficient (?:access|rights|privileges?|permissions?|scope)/i,
      /insufficientAccessRights|INSUFFICIENT_ACCESS|Authorization_RequestDenied|insufficient_scope/i,
      /\bnot authori[sz]ed (?:to|for)\b|\btask submitted is not authorized/i,
      /\b(?:permission denied|access is denied|E_ACCESSDENIED|NO_AUTHORITY|no (?:RFC )?authori[sz]ation)\b/i,
      /(?:does not have|lacks|without|missing) (?:the )?(?:\w+ )?(?:permission|privilege|right|role|scope)s?\b/i,
      /do not have permission/i,
      /\bmay not (?:read|write|list|see|search|query)\b/i,
      /\b(?:ORA-01031|AADSTS65001|E0000006|LDAP: error code 50)\b/,
      /Access denied for user [^.]{0,120} to database/i,
    ],
  ],
  [
    'nameMissing',
    [
      /(?:no such (?:column|table|object|file|field)|nosuchobject)/i,
      /(?:column|attribute|field|header)s? ['"`[]?[\w .-]{0,60}['"`\]]? ?(?:is |are |was |does )?(?:missing|not (?:found|exist|present))/i,
      /missing (?:required )?(?:column|attribute|field|header)/i,
      /(?:invalid|unknown) (?:column|object|identifier|table|field|attribute)(?: name)?/i,
      /(?:table|view|relation|database|file|index)\b[^.\n]{0,120}(?:does not exist|doesn't exist|not found)/i,
      /FileNotFoundException|INVALID_FIELD|Cannot open database/i,
      /\b(?:ORA-00904|ORA-00942|ORA-12514|ORA-12505|AADSTS90002|E0000007|LDAP: error code 32)\b/,
      /\b404\b[^.]{0,5}not found/i,
      /file (?:is )?empty/i,
    ],
  ],
  [
    'componentMissing',
    [
      /ClassNotFoundException|NoClassDefFoundError|No suitable driver/i,
      /getInternalConnector/,
      /could not load (?:driver|class)/i,
    ],
  ],
  ['timedOut', [/\btimed? ?-?out\b/i, /maximum execution time exceeded/i]],
  [
    'targetFailed',
    [
      /\b(?:500 internal server error|503 service (?:temporarily )?unavailable|SERVER_UNAVAILABLE)\b/i,
      /\b(?:status|code|http|error:?)\s*:?\s*50[0-4]\b/i,
      /(?:under|in) maintenance|hibernating|LDAP: error code 5[12]\b/i,
      /\b(?:AADSTS90033|ORA-01033|ORA-01034|ORA-01089)\b/,
      /service (?:is )?unavailable|SOAP-ENV:Server/i,
    ],
  ],
  ['helperFailed', [/IQ ?Service/i]],
  [
    'refusedWithoutReason',
    [
      /\b(?:40[13])\b[ :-]*(?:error:? ?)?(?:unauthori[sz]ed|forbidden)?/i,
      /\b(?:unauthori[sz]ed|forbidden|not authenticated|authentication failed|E0000004)\b/i,
      /login failed|log-?on failed|logon denied|sign-?in failed/i,
      /access denied/i,
    ],
  ],
];
