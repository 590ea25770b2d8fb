import { oneLine } from '../../execute/log/one-line.js';

/** A message for a terminal: texts of documents in it cannot control the terminal. Its lines stay lines. */
export function printable(message: string): string {
  return message.split('\n').map(oneLine).join('\n');
}
