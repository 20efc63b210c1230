// The component of each overlay that is drawn in the place of the view.

import type { ReactNode } from 'react';
import { chosenField } from '../store/forms/drafts.ts';
import type { FormView, View } from '../store/navigation/view.ts';
import type { Overlay } from '../store/overlay.ts';
import { EnvironmentMenu } from './EnvironmentMenu.tsx';
import { ConfirmDialog } from './forms/ConfirmDialog.tsx';
import { ItemsScreen } from './forms/ItemsScreen.tsx';
import { ColumnMenu } from './lists/ColumnMenu.tsx';
import { SortMenu } from './lists/SortMenu.tsx';
import type { DrawnOverlay } from './text/overlayTexts.ts';
import { CodeMenu } from './things/CodeMenu.tsx';
import { CopyMenu } from './things/CopyMenu.tsx';

/** The note above the prompt of a form entry: how to type it, or what is wrong with it. */
const noteOf = (view: FormView, overlay: Extract<Overlay, { type: 'item' }>) =>
  overlay.problem === undefined
    ? {
        text: overlay.reading ? 'looking it up' : (chosenField(view).items?.help ?? ''),
        isProblem: false,
      }
    : { text: overlay.problem, isProblem: true };

type Draw<Over> = { draw(overlay: Over, view: View): ReactNode | undefined };

/** Every overlay that is drawn; what belongs to one kind of view draws nothing over another. */
const bodies: {
  readonly [Type in DrawnOverlay['type']]: Draw<Extract<Overlay, { readonly type: Type }>>;
} = {
  environments: { draw: (overlay) => <EnvironmentMenu overlay={overlay} /> },
  codes: { draw: ({ search, choice }) => <CodeMenu search={search} choice={choice} /> },
  codesSearch: { draw: ({ field }) => <CodeMenu search={field.text} choice={-1} /> },
  copy: { draw: ({ choice }) => <CopyMenu choice={choice} /> },
  sort: {
    draw: ({ choice }, view) =>
      view.screen === 'list' ? <SortMenu view={view} choice={choice} /> : undefined,
  },
  columns: {
    draw: ({ choice }, view) =>
      view.screen === 'list' ? <ColumnMenu view={view} choice={choice} /> : undefined,
  },
  columnPath: {
    draw: ({ problem }, view) =>
      view.screen === 'list' ? <ColumnMenu view={view} choice={-1} problem={problem} /> : undefined,
  },
  confirm: {
    draw: (overlay, view) =>
      view.screen === 'form' ? <ConfirmDialog view={view} overlay={overlay} /> : undefined,
  },
  items: {
    draw: ({ choice }, view) =>
      view.screen === 'form' ? <ItemsScreen view={view} choice={choice} /> : undefined,
  },
  item: {
    draw: (overlay, view) =>
      view.screen === 'form' ? (
        <ItemsScreen view={view} choice={overlay.index} note={noteOf(view, overlay)} />
      ) : undefined,
  },
};

const isDrawn = (overlay: Overlay): overlay is DrawnOverlay => overlay.type in bodies;

/** What an overlay draws in the place of the view; undefined where the view stays. */
export const overlayBody = (overlay: Overlay, view: View): ReactNode | undefined => {
  if (!isDrawn(overlay)) return undefined;
  const body: Draw<DrawnOverlay> = bodies[overlay.type];
  return body.draw(overlay, view);
};
