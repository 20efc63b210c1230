// The commands that take a new secret for the environment that one is in.

import type { Explorer } from '../../store/explorer.ts';
import { fieldOf } from '../../store/forms/field.ts';
import { currentView } from '../../store/navigation/view.ts';
import { notThere, there } from '../../store/queries/lookups.ts';
import type { CommandEntry } from '../types.ts';

/** What may stand behind `:login`. */
export const keyringWord = 'keyring';

/** Only the demo has none. */
const noSecret =
  'The demo has no secret: its tenant is inside this program. :env lists your own environments, where :login takes a new one.';

/** Asks for a new secret: for this session, or with that word for the keyring too. */
export const askForSecret = (explorer: Explorer, rest: string): void => {
  const login = explorer.environments.login();
  const keep = rest.toLowerCase() === keyringWord ? 'keyring' : 'session';
  if (login === undefined) explorer.flash(noSecret, 'quiet');
  else if (keep === 'keyring' && login.whyNoKeyring !== undefined) {
    explorer.flash(`${login.whyNoKeyring} :login alone is for this session.`, 'warn');
  } else {
    const { asksFor } = login;
    explorer.setOverlay({ type: 'login', asksFor, keep, field: fieldOf('') });
  }
};

/** Tries what was typed, and uses it from then on. What is typed meanwhile is for afterwards. */
const logIn = (
  explorer: Explorer,
  name: string,
  secret: string,
  keep: 'session' | 'keyring',
): void => {
  const login = explorer.environments.login();
  if (login === undefined) return;
  explorer.remark('Trying the new secret');
  explorer.lookups.begin('trying the new secret', async (signal) => {
    const taken = await login.take({ name, secret }, keep, signal);
    if (!taken.ok) return notThere(() => explorer.flash(taken.error, 'bad'));
    return there(() => {
      const more = taken.value;
      const keptIn = keep === 'keyring' && more === undefined ? ' and is in the keyring' : '';
      const done = `The new secret is used from now on${keptIn}.`;
      explorer.flash(more === undefined ? done : `${done} ${more}`, more ? 'warn' : 'good');
      explorer.queries.refresh(currentView(explorer.store.getState()));
    });
  });
};

/** Typing a new secret of the connection, where the old one has ended. */
export const loginCommands: readonly CommandEntry[] = [
  {
    id: 'login.next',
    keys: ['enter'],
    contexts: ['login'],
    title: 'on to the secret; then try it, and use it from then on',
    hint: { label: 'go on', rank: 1 },
    run: (explorer) => {
      const { overlay } = explorer.store.getState();
      if (overlay.type !== 'login') return;
      const typed = overlay.field.text.trim();
      const { asksFor, name, keep } = overlay;
      if (name === undefined && asksFor !== 'token') {
        explorer.setOverlay({ ...overlay, name: typed, field: fieldOf(''), problem: undefined });
      } else if (typed === '') {
        explorer.setOverlay({ ...overlay, problem: 'Nothing was typed.' });
      } else {
        explorer.setOverlay({ type: 'none' });
        logIn(explorer, name ?? '', typed, keep);
      }
    },
  },
  {
    id: 'login.cancel',
    keys: ['esc', 'ctrl-c'],
    contexts: ['login'],
    title: 'keep the secret that is in use',
    hint: { label: 'leave it', rank: 2 },
    run: (explorer) => explorer.setOverlay({ type: 'none' }),
  },
];
