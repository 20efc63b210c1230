import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** Reports every address that this process connects to by TCP or TLS; gives a function that stops the reports. */
export const watchContacts = (report: (address: string) => void): (() => void) => {
  const listen = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket };
    socket.on('lookup', (_error, _address, _family, host) => report(host));
    socket.on('connectionAttempt', (ip, port) => report(`${ip}:${port}`));
  };
  subscribe('net.client.socket', listen);
  return () => {
    unsubscribe('net.client.socket', listen);
  };
};
