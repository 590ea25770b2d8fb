import { expect, test } from 'vitest';
import { stayingServers } from '../../bench/load/staying.mjs';

test('servers that stay are warmed up once, measured in each round, and stopped', async () => {
  const log: string[] = [];
  const bench = {
    serve: async ({ server }: { server: string }) => {
      log.push(`serve ${server}`);
      return {
        port: server.length,
        ask: async () => ({ cpu: log.length }),
        stop: async () => void log.push(`stop ${server}`),
      };
    },
    load: async (port: number, request: string, seconds: number) => {
      log.push(`${port} ${request} ${seconds} s`);
      return { requests: 1, perSecond: 2, failures: 0 };
    },
  };
  const servers = stayingServers(bench, { seconds: 3, isQuick: false });
  const cases = [
    { server: 'a', variant: '', request: 'get' },
    { server: 'bb', variant: '', request: 'post' },
  ] as const;
  for (const one of [...cases, ...cases]) {
    expect(await servers.roundOf(one)).toEqual({ perSecond: 2, cost: 1 });
  }
  await servers.stop();
  expect(log).toEqual([
    ...['serve a', '1 get 15 s', '1 get 3 s', 'serve bb', '2 post 15 s', '2 post 3 s'],
    ...['1 get 3 s', '2 post 3 s', 'stop a', 'stop bb'],
  ]);
});
