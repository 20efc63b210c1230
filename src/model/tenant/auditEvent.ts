// The schema of an audit event, its one name, and which source or cluster it is about.

import * as z from 'zod';
import { maybeReference, withoutSuffix } from '../reference.ts';
import { id, maybe, record, text, texts } from '../tolerant.ts';

/** Who did something; most have a name only. */
const actor = z.looseObject({ id: text, name: text });

/** What somebody or something did in the tenant (search API: index events). */
export const auditEvent = z.looseObject({
  id,
  /** The newer form has the name of the event here (`SOURCE_UPDATE`), the older one a readable or short word. */
  action: text,
  /** The name of the event in the older form. */
  technicalName: text,
  name: text,
  type: text,
  operation: text,
  status: text,
  actor: maybe(actor),
  target: maybeReference,
  attributes: record,
  objects: texts,
  stack: text,
  created: text,
  /** Events of one doing share it. */
  trackingNumber: text,
  ipAddress: text,
});
export type AuditEvent = z.infer<typeof auditEvent>;

const looksLikeName = /^[A-Z][A-Z0-9]*(?:[ _-][A-Z0-9]+)+$/;

/** The one name of an event in either form, such as `SOURCE_UPDATE`; undefined where it has none. */
export const eventNameOf = ({
  action,
  technicalName,
}: Pick<AuditEvent, 'action' | 'technicalName'>): string | undefined =>
  action !== undefined && looksLikeName.test(action) ? action : technicalName || action;

/** A text among the attributes of an event. */
export const attributeOf = (
  { attributes }: Pick<AuditEvent, 'attributes'>,
  name: string,
): string | undefined => {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** What an event can be about: a thing by its id and name. */
export type Named = { readonly id: string; readonly name: string };

/** How it is known that an event is about a thing. */
export type MatchedBy = 'id' | 'name';

const sameId = (left: string, right: string): boolean =>
  left.replaceAll('-', '').toLowerCase() === right.replaceAll('-', '').toLowerCase();

const sameName = (left: string | undefined, right: string): boolean =>
  left !== undefined && withoutSuffix(left).toLowerCase() === withoutSuffix(right).toLowerCase();

const matchedBy =
  (kind: 'source' | 'cluster') =>
  (
    event: Pick<AuditEvent, 'attributes' | 'target'>,
    { id, name }: Named,
  ): MatchedBy | undefined => {
    const givenId = attributeOf(event, `${kind}Id`);
    if (givenId !== undefined) return sameId(givenId, id) ? 'id' : undefined;
    const givenName = attributeOf(event, `${kind}Name`) ?? event.target?.name;
    return sameName(givenName, name) ? 'name' : undefined;
  };

/** Whether an event is about a source: by its id where the event has one, else by its name. */
export const isAboutSource = matchedBy('source');

/** Whether an event is about a cluster: by its id where the event has one, else by its name. */
export const isAboutCluster = matchedBy('cluster');
