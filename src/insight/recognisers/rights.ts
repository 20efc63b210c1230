// Texts that say that a right is missing, or that what the source names is not there.

import { keyed } from '../../model/keyed.ts';
import { codes, type Recogniser, sign } from './recogniser.ts';

const again = keyed`then press {probe.again}`;

/** What texts say about rights, and about names in the settings of a source. */
export const rightRecognisers = [
  {
    code: 'SG-RIGHT-MISSING',
    layer: 'target',
    says: 'cause',
    short: 'permission is missing',
    why: 'a right is missing for what the connector asked',
    next: `have the right that the text names granted on the target, ${again}.`,
    signs: [
      sign(/\binsufficient (?:access )?(?:rights|privileges?|permissions?)\b/i),
      codes('Authorization_RequestDenied|ErrorAccessDenied|AccessDeniedException|E_ACCESSDENIED'),
      codes('ORA-01045|ORA-01031|E0000006'),
      sign(/\bnot authorized to (?:perform|access)\b/i),
      sign(/\btask submitted is not authorized\b/i),
      sign(/\bno (?:RFC )?authorization for\b/i),
      sign(
        /\b(?:does not|doesn't|do not|don't) have [\w ]{0,40}(?:permission|privilege|role)s?\b/i,
      ),
      sign(/\bdoesn't contain the permissions\b/i),
      sign(/\bpermission denied for (?:table|relation|schema|view|sequence|function)\b/i),
      sign(/\bpermission was denied on the object\b/i),
      codes('insufficient_scope|insufficientAccessRights'),
      sign(/\bACL Exception\b/),
      sign(/\bAccess denied for user '[^']{0,60}'@'[^']{0,60}' to database\b/i),
    ],
  },
  {
    code: 'SG-DATABASE-UNKNOWN',
    layer: 'target',
    says: 'cause',
    short: 'database or tenant unknown',
    why: 'the target answers, but does not know the database, service or tenant that the source names',
    next: `compare that name on the source with those on the target, and whether it has just been started there, ${again}.`,
    signs: [
      codes('ORA-12514|ORA-12505'),
      sign(/\bCannot open database\b/i),
      sign(/\bFATAL:\s{1,4}database "[^"]{1,80}" does not exist/),
      sign(/\bUnknown database '/),
      codes('AADSTS90002', 'there is no tenant of that name or id', 'Entra tenant not found'),
    ],
  },
  {
    code: 'SG-NAME-MISSING',
    layer: 'target',
    says: 'cause',
    short: 'name not found on target',
    why: 'something that the source names is not there',
    next: `compare the name in the text with the target and with the settings of the source, ${again}.`,
    signs: [
      sign(/\binvalid (?:column|object) name '/i),
      sign(/\b(?:relation|column) "[^"]{1,120}" does not exist\b/i),
      sign(/\bUnknown column '/),
      sign(/\bTable '[^']{1,120}' doesn't exist\b/i),
      codes(
        'INVALID_FIELD',
        'a field is not there, or the account may not see it',
        'field missing or hidden',
      ),
      sign(
        /\bLDAP: error code 32\b/i,
        'an entry is not there, or the account may not see it',
        'entry missing or hidden',
      ),
      codes('Request_ResourceNotFound'),
      codes('ORA-00904', 'a column is not there', 'database column missing'),
    ],
  },
  {
    code: 'SG-QUERY-INVALID',
    layer: 'connector',
    says: 'cause',
    short: 'query is not valid',
    why: 'the target does not understand a query of the source',
    next: `look at the query in the settings of the source, ${again}.`,
    signs: [codes('ORA-00900|ORA-00933')],
  },
  {
    code: 'SG-SIZE-LIMIT',
    layer: 'target',
    says: 'cause',
    short: 'search size limit reached',
    why: 'the directory ended a search at its limit of entries',
    next: `look at whether the source reads in pages, and at the limit of the directory, ${again}.`,
    signs: [sign(/\bsize ?limit exceeded\b/i)],
  },
  {
    code: 'SG-CONTROL-UNSUPPORTED',
    layer: 'target',
    says: 'cause',
    short: 'directory lacks a feature',
    why: 'the directory does not offer something that the connector demands, such as reading in pages',
    next: `look at the page control that is set on the source, and at what the directory offers, ${again}.`,
    signs: [sign(/\bLDAP: error code 12\b/i), sign(/\bcritical extension is unavailable\b/i)],
  },
] as const satisfies readonly Recogniser[];
