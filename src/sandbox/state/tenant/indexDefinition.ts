// What the search needs of an index: the fields that a query may name, and the documents.

import type { SearchDocument } from '../../data/tenant/documents.ts';
import type { Tenant } from '../../tenant.ts';

/** The documents of an index, each made when it is asked for. */
export type Documents = {
  readonly count: number;
  /** Undefined where the document was removed. */
  at(place: number): SearchDocument | undefined;
  /** Differs after every change of a document, so that remembered results can be seen to be out of date. */
  readonly revision: string | number;
};

/** A search index. */
export type IndexDefinition = {
  /** The fields that a query may name beside those of all documents, separated by blanks. */
  readonly fields: string;
  /** The present documents. */
  documents(tenant: Tenant): Documents;
};

/** An index without documents. */
export const emptyIndex = (fields: string): IndexDefinition => ({
  fields,
  documents: () => ({ count: 0, at: () => undefined, revision: 0 }),
});
