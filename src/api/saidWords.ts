// What a tenant said, for sentences about it: its own words, and the ids for support.

import type { Said } from '../model/apiError.ts';

/** What happened, and what to do about it. */
export type Words = { readonly what: string; readonly next: string };

/** A statement, with the tenant's own words behind it where it had any. */
export const quoting = (statement: string, { text }: Said): string =>
  text === '' ? `${statement}.` : `${statement}: ${text.replace(/[.\s]*$/, '.')}`;

/** The ids that SailPoint's support asks for, where the answer had any. */
export const idsOf = (said: Said): string | undefined => {
  const ids = [
    said.trackingId && `trackingId ${said.trackingId}`,
    said.requestId && `requestId ${said.requestId}`,
  ].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' · ');
};
