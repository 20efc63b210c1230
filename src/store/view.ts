import type { Destination, KindId, Scope } from '../resources/types.ts';

/** The column a list is sorted by. */
export type Sort = { readonly column: string; readonly descending: boolean };

/** A table of things. The cursor is a thing, not a row number; the index only says where it was last seen. */
export type ListView = {
  readonly screen: 'list';
  readonly id: number;
  readonly kind: KindId;
  readonly scope: Scope;
  readonly cursor: { readonly id?: string; readonly index: number };
  /** Index of the first row on screen. */
  readonly top: number;
  readonly filter: string;
  readonly sort?: Sort;
};

/** One thing: its details or its JSON, scrolled by lines, with its parts to choose from. */
export type ThingView = {
  readonly screen: 'thing';
  readonly id: number;
  readonly kind: KindId;
  readonly thingId: string;
  readonly label: string;
  readonly scope: Scope;
  readonly as: 'details' | 'json';
  readonly part: number;
  readonly scroll: number;
  readonly search: string;
};

/** The one thing of a kind, as a form; `field` is the index of the chosen field. */
export type FormView = {
  readonly screen: 'form';
  readonly id: number;
  readonly kind: KindId;
  readonly scope: Scope;
  readonly field: number;
};

/** The ladder of live checks of a thing; `whole` shows all of what a connector said. */
export type ProbeView = {
  readonly screen: 'probe';
  readonly id: number;
  readonly kind: KindId;
  readonly thingId: string;
  readonly label: string;
  readonly scope: Scope;
  readonly scroll: number;
  readonly whole: boolean;
};

/** A place in the stack of where the operator has been; going back finds it as it was left. */
export type View = ListView | ThingView | ProbeView | FormView;

/** A fresh view of a destination. */
export const viewOf = (destination: Destination, id: number): View => {
  switch (destination.screen) {
    case 'list':
      return { ...destination, id, cursor: { index: 0 }, top: 0, filter: '' };
    case 'thing':
      return {
        screen: 'thing',
        id,
        kind: destination.kind,
        thingId: destination.id,
        label: destination.label,
        scope: destination.scope,
        as: 'details',
        part: 0,
        scroll: 0,
        search: '',
      };
    case 'probe':
      return {
        screen: 'probe',
        id,
        kind: destination.kind,
        thingId: destination.id,
        label: destination.label,
        scope: destination.scope,
        scroll: 0,
        whole: false,
      };
    case 'form':
      return { ...destination, id, field: 0 };
  }
};

/** The name under which the answers for a view are kept; views of the same question share it. */
export const queryKey = (view: View): string => {
  const { source, schema, parent } = view.scope;
  const within = parent === undefined ? '' : `/${parent.id}`;
  const scope = `${source?.id ?? ''}/${schema?.id ?? ''}${within}`;
  switch (view.screen) {
    case 'list':
      return `list ${view.kind} ${scope}`;
    case 'thing':
      return `thing ${view.kind} ${scope} ${view.thingId}`;
    case 'probe':
      return `probe ${view.kind} ${scope} ${view.thingId}`;
    case 'form':
      return `thing ${view.kind} ${scope} `;
  }
};
