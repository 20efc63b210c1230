// The prompt in which a new secret is typed: a star for each character, whatever it is.

import type { Field } from '../../../store/forms/field.ts';
import type { Overlay } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import { graphemes } from '../../../terminal/text/graphemes.ts';
import type { PromptText } from '../promptText.ts';

type Login = Extract<Overlay, { type: 'login' }>;

const names = { client: 'Client id', basic: 'User name', token: '' } as const;
const secrets = { client: 'New secret', basic: 'New password', token: 'New access token' } as const;
const places = { session: 'for this session', keyring: 'into the keyring' } as const;

/** The field with stars in the place of what was typed. Nothing of a secret is drawn, so it reaches no terminal. */
const masked = ({ text, cursor }: Field): Field => ({
  text: '*'.repeat([...graphemes.segment(text)].length),
  cursor,
});

/** The name or the secret being typed. */
export const loginPrompt = (_: State, overlay: Login): PromptText => {
  const { asksFor, keep, name, field, problem } = overlay;
  const first = problem === undefined ? '' : `${problem} `;
  return name === undefined && asksFor !== 'token'
    ? { label: ` ${first}${names[asksFor]} (empty: as before): `, field }
    : { label: ` ${first}${secrets[asksFor]} ${places[keep]}: `, field: masked(field) };
};
