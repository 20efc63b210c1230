// Pages about what is read or written: files, columns, values, and the settings that a run needs.

import { keyed } from '../../model/keyed.ts';
import type { FindingCode } from '../findings/codes.ts';
import type { Page } from './page.ts';

/** What to look at, and whom to call, where data, files, schemas or runs are at fault. */
export const dataPages = {
  'SG-FILE-COLUMN': {
    means:
      'The file was found and read, and a column that the source needs is not in it. Nothing of it was loaded, or not all.',
    known: 'The text of the run names a column that is missing or was not found in the header.',
    mistaken: 'A wrong file. Mostly it is the right one, and who makes it renamed a column.',
    steps: [
      'Compare the header of the file with the account schema of the source, letter by letter: capitals, blanks and invisible signs at the beginning count.',
      'Is the delimiter right? With a wrong one the whole header is a single column.',
      'Ask those who make the file what they changed, and have them change it back, or change the schema with the owner of the source.',
      keyed`Load the file again. For a source that fetches its file, press {thing.probe} first.`,
    ],
    useless: 'Loading the same file again.',
  },
  'SG-FILE-FORMAT': {
    means: 'The file was read up to a place where it is not built as it should be.',
    known:
      'The text of the run says that a character stands where none may (mostly about quotes), or that the header has a name more than once.',
    quote: '(line 3721) invalid char between encapsulated token and delimiter',
    mistaken:
      'A fault in the data of one person: it is the form of the line, and all behind it is not read.',
    steps: [
      'Look at the line that the text names: a quote inside of a value has to be doubled, a delimiter inside of a value has to stand in quotes.',
      'The header may have each name once, and no empty one.',
      'Has somebody opened and saved the file in a spreadsheet? Ask those who make it for a fresh one.',
    ],
    useless: 'Loading the same file again.',
  },
  'SG-KEY-FILE': {
    means:
      'The source fetches files over SSH with a private key, and that key could not be loaded. The target was not asked.',
    known: 'The text names the loading of a key pair (jsch.KeyPair.load).',
    quote: 'com.jcraft.jsch.KeyPair.load',
    mistaken:
      'A missing data file, since the text may say "No such file": it is the file of the key.',
    steps: [
      'Read in the connection settings which key file or key the source uses. A file has to be on every VA of the cluster under the same path.',
      'Is the key in a form that the connector reads, and is its passphrase right?',
      keyed`Correct it, then press {thing.probe}.`,
    ],
    useless: 'A new key on the target alone: it is the private one here that cannot be read.',
  },
  'SG-FILE-MISSING': {
    means:
      'The place where the file should be was reached, and no file is there under that path and name.',
    known: 'The text names FileNotFoundException, or "No such file" of SFTP.',
    quote: 'java.lang.Exception: 2: File not found: /',
    mistaken:
      'A connection that failed: it worked. Some servers say the same of a file that the account may not read.',
    steps: [
      'Has the file of today been made yet? Compare the schedule of the source with the time at which the file comes.',
      'Compare path and name with what is there: capitals, a date in the name, another folder after a move.',
      'Ask those who make the file whether their job ran.',
      keyed`When it is there, press {thing.probe}.`,
    ],
    useless: 'A new password or key: the sign-in worked.',
  },
  'SG-IDENTITY-EMPTY': {
    means:
      'An object came from the target without the attribute by which the schema identifies it, so it cannot be kept.',
    known: 'The connector says that an object has a null identity or that its key is empty.',
    quote: 'ResourceObject is returned with null identity error',
    mistaken: 'An empty answer. Objects came; one or all lack that attribute.',
    steps: [
      'Look which attribute is the identity attribute of the schema.',
      'Did the target rename it, or does the connector map it from another place in the answer (Web Services, SCIM)?',
      'Do all objects lack it, or only one? Then that one has to be mended on the target, or filtered out.',
    ],
    useless:
      'Changing the identity attribute in haste: accounts that are known would be taken for new ones.',
  },
  'SG-SCHEMA-MISSING': {
    means: 'The connector was asked to read a type of object for which the source has no schema.',
    known: 'The text names SchemaNotDefinedException.',
    quote:
      'SchemaNotDefinedException: The schema for objectType account is not configured for this connector',
    mistaken: 'A fault of the target: it was perhaps not even asked.',
    steps: [
      'Look at the schemas of the source: is there one of the type that the text names?',
      'Was it deleted or renamed? The audit events of the source tell.',
      'Restore it from another environment or with SailPoint support, with the same identity attribute.',
      keyed`Then press {thing.probe}.`,
    ],
    useless: 'Starting the aggregation again.',
  },
  'SG-EXISTS-ALREADY': {
    means:
      'An account or entry was to be made on the target, and one of that name is there already. Reading still works.',
    known:
      'The target says so: Active Directory "problem 6005 (ENTRY_EXISTS)", LDAP error 68, or "user already exists".',
    quote: 'problem 6005 (ENTRY_EXISTS)',
    mistaken: 'An outage of the source: one request for one person failed.',
    steps: [
      'Look for that entry on the target: does it belong to the same person?',
      'If so, it was not correlated: look at the accounts of the source without an identity, and at the correlation.',
      'If it is another person of the same name, the rule that makes the name has to try the next one.',
    ],
    useless: 'Sending the same request again.',
  },
  'SG-VALUE-REFUSED': {
    means:
      'A change was sent to the target, and it does not accept a value, or one that it demands is missing.',
    known:
      'The target says so: Active Directory "problem 1005 (CONSTRAINT_ATT_TYPE)", LDAP "Invalid Attribute Syntax", REQUIRED_FIELD_MISSING or MISSING_ATTRIBUTE.',
    quote: 'problem 1005 (CONSTRAINT_ATT_TYPE), data 0, Att 9005a (unicodePwd)',
    mistaken: 'An outage of the source: reading still works, and other changes do.',
    steps: [
      'Read which attribute the text names. unicodePwd is the password: then the rules of the target for passwords were not met.',
      'Look at what the provisioning policy of the source gives that attribute, and where the value comes from for this person.',
      'Correct the value of the person, or the policy with its owner, and request it again.',
    ],
    useless: 'Sending the same request again.',
  },
  'SG-COMPONENT-MISSING': {
    means:
      'A part that the connector needs was not found where it runs: mostly the driver of a database.',
    known:
      'The text names ClassNotFoundException, NoClassDefFoundError, "No suitable driver" or ConnectorProxy.getInternalConnector.',
    mistaken: 'A database that is down: nothing was sent to it.',
    steps: [
      'Databases: look whether the file of the driver (JAR) is uploaded to the source, and whether the class in the settings belongs to it.',
      'Does the URL begin as this driver wants it? "No suitable driver" means that none takes this URL.',
      'Was the source copied from another environment? Uploaded files do not always come along.',
      keyed`Upload it in the web console, then press {thing.probe}. Where no driver is needed, call SailPoint support.`,
    ],
    useless: 'A new password, or a restart of the target.',
  },
  'SG-RUN-OVERLAPS': {
    means:
      'A run was to begin while another one of the same source still went on, so it was not done.',
    known: 'The tenant says that the aggregation that is running must complete first.',
    mistaken: 'A fault of the source: the other run may be well.',
    steps: [
      'Look at the running one: since when does it run, and how long did earlier ones take?',
      'Does it take longer each time, or does it hang? Then look at what slows it: the target, the VA, the number of accounts.',
      'If runs simply take longer than the time between two, schedule them further apart.',
    ],
    useless: 'Starting it again while the other one runs.',
  },
  'SG-DELETE-THRESHOLD': {
    means:
      'More accounts were missing in what the source gave than its delete threshold allows in one run. As a protection none was deleted; what was read is otherwise kept.',
    known: 'A warning of the run says that the delete threshold was reached or exceeded.',
    mistaken:
      'A run without a fault, as the source stays green. Or many leavers: mostly the target gave only a part.',
    steps: [
      'How many accounts are missing, and which? A whole department or domain points to a filter, a search base or a right.',
      'Compare the number on the target with that of the last good run. For files: was the file cut off?',
      'Who changed the source, its filter or the rights of its account before?',
      'Only if the accounts are really gone: raise the threshold for one run with the owner of the source, and put it back.',
    ],
    useless:
      'Raising the threshold first. If the data is incomplete, that deletes accounts of people who are still there, and takes their access.',
  },
} as const satisfies Partial<Record<FindingCode, Page>>;
