// Pages about what a target that was reached does not allow, does not have or cannot do at the moment.

import { keyed } from '../../model/keyed.ts';
import type { FindingCode } from '../findings/codes.ts';
import type { Page } from './page.ts';

/** What to look at, and whom to call, where a target speaks of its own rules, limits and state. */
export const targetPages = {
  'SG-ADDRESS-NOT-ALLOWED': {
    means:
      'The target keeps a list of network addresses from which it may be used, and the one that the connector comes from is not on it.',
    known:
      'The target says so: pg_hba.conf (PostgreSQL), IP_ADDRESS_NOT_ON_WHITELIST (MongoDB Atlas), "login from IP address … is prohibited" (SuccessFactors).',
    quote: 'pg_hba.conf rejects connection for host',
    mistaken:
      'A missing right of the account. The same account works from an address that is allowed.',
    steps: [
      'The text mostly has the address: does it belong to a VA of the cluster, to the proxy of your company, or to the tenant?',
      'Was a VA added, or did the address by which the company goes out change?',
      'Have those who run the target allow every address that the cluster can come from. Connectors that run at SailPoint come from addresses that SailPoint publishes.',
      keyed`Then press {thing.probe} several times, so that each VA is tried.`,
    ],
    useless: 'A new password, or more rights for the account.',
  },
  'SG-SIGN-IN-RULE': {
    means:
      'The target demands another way to sign in than the one that the source is set up for: TLS, signing, a second factor, a security token or single sign-on.',
    known:
      'The target says so: LDAP error 8 or 13 and confidentialityRequired, AcceptSecurityContext "80090346", Entra ID AADSTS50076 or AADSTS53003, Salesforce LOGIN_MUST_USE_SECURITY_TOKEN, GitHub SAML enforcement.',
    quote: 'Resource protected by organization SAML enforcement',
    mistaken:
      'A wrong password: it may be right, and the target did not accept the way in which it came.',
    steps: [
      'Ask those who run the target which rule was switched on, and when: LDAP signing, conditional access, a demand for a second factor.',
      'LDAP: set the source to use TLS, with the port that belongs to it, such as 636.',
      'A second factor or conditional access: an account of a service cannot answer. Have it exempted, or change to a sign-in that is made for programs.',
      'Salesforce from a new address: the security token of the user has to stand behind the password, or the address has to be trusted.',
      keyed`Then press {thing.probe} on the source.`,
    ],
    useless: 'The same password typed once more.',
  },
  'SG-FEATURE-OFF': {
    means:
      'The target was reached and knows the account, but the part that the connector needs is not licensed or not switched on there.',
    known:
      'The target says so, such as API_DISABLED_FOR_ORG (Salesforce) or that a licence is missing.',
    quote: 'API_CURRENTLY_DISABLED: API is disabled for this user',
    mistaken:
      'A missing right (SG-RIGHT-MISSING): a right can be given, a licence has to be bought or renewed.',
    steps: [
      'Read which part the text names: an API, an edition, a licence.',
      'Ask those who run the target whether a licence ended, the edition changed, or the profile of the account lost the API.',
      keyed`Then press {thing.probe} on the source.`,
    ],
    useless: 'Settings of the source.',
  },
  'SG-RATE-LIMITED': {
    means:
      'The target counts requests and has had too many: from this source, or from everything that uses the same account or organisation. It works, and asks to wait.',
    known:
      'The target answers with the HTTP status 429 or says so: Okta E0000047, Salesforce REQUEST_LIMIT_EXCEEDED, "throttled", "too many requests".',
    quote: 'The remote server returned an error: (429)',
    mistaken:
      'An outage of the target. And the limit of the tenant itself, which spyglass names in other words: here the target counts.',
    steps: [
      'Look at what else uses the target at this time: other sources, a migration, a report, a second tenant such as a sandbox.',
      'Wait as long as the target says, or until its limit begins anew: seconds to minutes, with Salesforce up to 24 hours.',
      'If it comes back, move schedules apart, read only what changed (delta aggregation) where the connector can, or ask for a higher limit.',
      keyed`When it is quiet, press {thing.probe} once.`,
    ],
    useless: 'Trying again and again: each try counts as well.',
  },
  'SG-CONN-LIMIT': {
    means:
      'The target allows so many connections or sessions at once, and all are taken. It works for those who are in.',
    known:
      'The target says so: Oracle ORA-02391, ORA-12519 or ORA-00018, PostgreSQL "remaining connection slots are reserved", "too many connections".',
    quote: 'remaining connection slots are reserved for non-replication superuser connections',
    mistaken: 'A target that is down, or a firewall.',
    steps: [
      'Ask those who run the target which sessions are open and from where: does one program keep them?',
      'ORA-02391 counts the sessions of this one account: then look at other sources and scripts with the same account.',
      'Do several sources read the same database at once? Move their schedules apart.',
      keyed`When there is room, press {thing.probe}.`,
    ],
    useless: 'A new password. Restarting the VA ends its own sessions only.',
  },
  'SG-QUERY-TIMEOUT': {
    means:
      'The target was reached and began to answer, and then ended a query by itself because it ran too long.',
    known:
      'The target says so: Oracle ORA-01555 (the data changed under a long query), ServiceNow "maximum execution time exceeded".',
    quote: 'ORA-01555: snapshot too old',
    mistaken: 'A network that is too slow, or the timeout of the connector (SG-TIMED-OUT).',
    steps: [
      'Since when? Compare with growth of the data, an index that was dropped, or a run that was moved into busy hours.',
      'Look at what the source asks for in one query: its filter, its size of a page, joins of its SQL.',
      'Ask those who run the target for an index or a longer limit (Oracle: undo retention), or read in smaller parts.',
    ],
    useless: 'A longer timeout in the source: the target ends it first.',
  },
  'SG-TARGET-FULL': {
    means: 'The target has run out of room and could not carry out what was asked.',
    known:
      'The target says so: Oracle ORA-01652, ORA-01653 or ORA-01654 (a tablespace cannot grow).',
    quote: 'ORA-01652: unable to extend temp segment by 128 in tablespace TEMP',
    mistaken:
      'A fault of the source. ORA-01652 is often room for sorting that one large query takes: then the query of the source may be that one.',
    steps: [
      'Call those who run the database, with the name of the tablespace in the text. Others are hit as well.',
      'If it is a temporary tablespace, ask which query filled it, and at which time.',
      keyed`When there is room, press {thing.probe}.`,
    ],
    useless: 'Anything on the VA or in the source.',
  },
  'SG-TARGET-DOWN': {
    means:
      'The target, or a gateway before it, says itself that it is not available at the moment.',
    known:
      'The target says so: Oracle ORA-01033, ORA-01034 or ORA-01089, "service unavailable" (503), "bad gateway" (502), "system is under maintenance", LDAP error 51 or 52, a ServiceNow instance that hibernates.',
    quote: 'RACF is not active',
    mistaken: 'A network that is cut: then nobody would have answered.',
    steps: [
      'Is there a planned maintenance, or does the status page of the vendor say something?',
      'Call those who run the target; give them the time and the text.',
      keyed`Press {thing.probe} when they say that it is back. Missed aggregations run at their next time by themselves.`,
    ],
    useless: 'Changing the source. It will work with the settings that it has.',
  },
} as const satisfies Partial<Record<FindingCode, Page>>;
