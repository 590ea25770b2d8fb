import type * as Http from 'node:http';

// In an ES module, `import { … } from 'node:http'` reads every export of Node's, its WebSocket client
// among them, which takes as long to load as a framework. Types cost nothing.
const http = process.getBuiltinModule('node:http');

export const IncomingMessage: typeof Http.IncomingMessage = http.IncomingMessage;
export type IncomingMessage = Http.IncomingMessage;

export const ServerResponse: typeof Http.ServerResponse = http.ServerResponse;
export type ServerResponse = Http.ServerResponse;
