// Pages about rights that are missing, and about names in the settings of a source that the target does not know.

import { keyed } from '../../model/keyed.ts';
import type { FindingCode } from '../findings/codes.ts';
import type { Page } from './page.ts';

/** What to look at, and whom to call, where the account was let in and then was not allowed or did not find something. */
export const rightPages = {
  'SG-RIGHT-MISSING': {
    means:
      'The account of the source was let in, and is not allowed to do what the connector asked next.',
    known:
      'The target says so: "insufficient privileges", Oracle ORA-01031, Entra ID Authorization_RequestDenied, AWS AccessDeniedException, Okta E0000006, or a sentence that names a permission or role.',
    quote: 'ORA-01045: Login denied. User does not have CREATE SESSION privilege',
    mistaken:
      'A wrong password: that one was accepted. A check of the connection can pass and the aggregation fail with this, since it needs more rights.',
    steps: [
      'Read which right, role or object the text names, and at what: reading, or a change of an account?',
      'Was the account, its group or its role changed shortly before, or did an update of the connector bring a feature that needs more?',
      'Have the right granted on the target; the guide of the connector lists what it needs. For Entra ID an administrator has to consent after it was added.',
      keyed`Then press {thing.probe}: the check of the configuration looks at rights that the connection alone does not need.`,
    ],
    useless: 'A new password. And do not make the account an administrator to be done with it.',
  },
  'SG-DATABASE-UNKNOWN': {
    means:
      'A server answered, but it does not know the database, service or tenant that the source names.',
    known:
      'The target says so: Oracle ORA-12514 or ORA-12505, SQL Server "Cannot open database", PostgreSQL or MySQL "does not exist" and "Unknown database", Entra ID AADSTS90002.',
    quote:
      'ORA-12514, TNS:listener does not currently know of service requested in connect descriptor',
    mistaken:
      'A network fault: the server was reached. With SQL Server it can also mean that the account may not open that database.',
    steps: [
      'Read the name in the URL of the source: service or SID with Oracle, database, tenant id.',
      'Was the database moved, renamed or switched over to another server? Has it just been started? An Oracle listener learns of a service a little later.',
      keyed`Correct the name, or have the database brought back, then press {thing.probe}.`,
    ],
    useless: 'A new password: no account was looked at with most of these.',
  },
  'SG-NAME-MISSING': {
    means:
      'The account was let in, and a table, column, field, entry or group that the settings of the source name is not there. Some targets say the same of what the account may not see.',
    known:
      'The target says so: "Invalid column name", "relation … does not exist", LDAP error 32, Salesforce INVALID_FIELD, Graph Request_ResourceNotFound, Oracle ORA-00904.',
    quote: "Invalid object name 'TABLE_CONSTRAINTS'",
    mistaken:
      'A missing right (SG-RIGHT-MISSING): ask on the target whether the thing is there at all.',
    steps: [
      'Find the name of the text in the source: in a query, a search base (LDAP), a schema, a filter.',
      'Was it renamed or removed on the target, such as an organizational unit, a column of a view or a custom field?',
      'If it is there, compare the rights of the account on it with those before.',
      keyed`Correct the source or the target, then press {thing.probe}.`,
    ],
    useless: 'Running the aggregation again.',
  },
  'SG-QUERY-INVALID': {
    means: 'The target does not understand a query that stands in the settings of the source.',
    known: 'The target says so: Oracle ORA-00900 or ORA-00933.',
    quote: 'ORA-00900: invalid SQL statement',
    mistaken: 'A right that is missing. The query was not even carried out.',
    steps: [
      'Who changed the source last, and when? The audit events tell.',
      'Read the queries in the connection settings: a semicolon at the end, a missing blank, or words of another database are usual.',
      'Try the query on the target with a tool of the database, with the account of the source.',
      keyed`Correct it, then press {thing.probe}.`,
    ],
    useless: 'Anything on the VA or the network.',
  },
  'SG-SIZE-LIMIT': {
    means:
      'A directory gave as many entries as it gives in one answer, and ended the search there.',
    known: 'The directory says "size limit exceeded" (LDAP error 4).',
    quote: 'Size limit exceeded',
    mistaken:
      'A run that worked: what came before the limit may have been read, and the rest looks as if it were gone from the target. See whether accounts were deleted.',
    steps: [
      'Look whether the source reads in pages (a page size is set), and whether the directory offers that.',
      'Did the number of entries below the search base grow beyond the limit?',
      'Ask those who run the directory to raise the limit for the account of the source, or read in several search bases.',
      keyed`Then press {thing.probe}, and compare the number of accounts with that on the target.`,
    ],
    useless: 'A longer timeout.',
  },
  'SG-CONTROL-UNSUPPORTED': {
    means:
      'The connector demands something of the directory, such as reading in pages or sorted, that this directory does not offer.',
    known: 'The directory says that a critical extension is not available (LDAP error 12).',
    quote: 'Critical extension is unavailable (12)',
    mistaken:
      'A missing right; some directories do offer it, but not to this account or not at this search base.',
    steps: [
      'Read which page control is set in the source: paged results or virtual list view.',
      'Ask those who run the directory which of them it offers, and to whom. An index for a virtual list view may be missing.',
      'Is a proxy or load balancer for LDAP between that does not pass it on?',
      keyed`Change the setting, then press {thing.probe}.`,
    ],
    useless: 'Another account with the same rights, or a new password.',
  },
} as const satisfies Partial<Record<FindingCode, Page>>;
