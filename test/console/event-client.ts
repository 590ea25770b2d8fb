import { type IncomingMessage, request } from 'node:http';
import { onTestFinished } from 'vitest';
import type { ConsoleEvent } from '../../src/console/protocol/events.js';
import { TOKEN } from './open-console.js';

/** A page that reads events. */
export interface EventClient {
  readonly response: IncomingMessage;
  readonly events: readonly ConsoleEvent[];
  /** Resolves with all events so far when one of a type has come. */
  until(type: ConsoleEvent['type'], count?: number): Promise<readonly ConsoleEvent[]>;
  /** Resolves when the stream has ended. */
  readonly ended: Promise<void>;
}

/** Opens a stream of events until the end of the test. */
export async function eventClient(origin: string): Promise<EventClient> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { Authorization: `Bearer ${TOKEN}` };
    const asking = request(`${origin}/_console/data/events`, { headers, agent: false }, resolve);
    asking.on('error', reject);
    asking.end();
    onTestFinished(() => {
      asking.destroy();
    });
  });
  const events: ConsoleEvent[] = [];
  let rest = '';
  let look = (): void => {};
  response.setEncoding('utf8').on('data', (text: string) => {
    const blocks = `${rest}${text}`.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, type, data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (type !== undefined) {
        events.push({ type, ...JSON.parse(data) } as ConsoleEvent);
      }
    }
    look();
  });
  response.on('error', () => {});
  const ended = new Promise<void>((resolve) => {
    response.on('close', resolve);
  });
  return {
    response,
    events,
    ended,
    until: (type, count = 1) =>
      new Promise((resolve) => {
        look = () => {
          if (events.filter((event) => event.type === type).length >= count) {
            resolve(events);
          }
        };
        look();
      }),
  };
}
