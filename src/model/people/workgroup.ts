// The schemas of a governance group and of its members.

import * as z from 'zod';
import { id, maybe, number, text } from '../tolerant.ts';

/** A governance group: people who decide together (governance groups API; its paths say `workgroups`). */
export const workgroup = z.looseObject({
  id,
  name: text,
  description: text,
  owner: maybe(
    z.looseObject({ type: text, id: text, name: text, displayName: text, emailAddress: text }),
  ),
  memberCount: number,
  /** How many things, such as access profiles, it decides about. */
  connectionCount: number,
  created: text,
  modified: text,
});
export type Workgroup = z.infer<typeof workgroup>;

/** A member of a governance group (governance groups API, list-workgroup-members). */
export const workgroupMember = z.looseObject({
  id,
  type: text,
  name: text,
  email: text,
});
export type WorkgroupMember = z.infer<typeof workgroupMember>;
