import type * as Http from 'node:http';

// In an ES module, `import { … } from 'node:http'` evaluates every export, including the WebSocket
// client, which takes as long to load as a framework. Importing types costs nothing.
const http = process.getBuiltinModule('node:http');

export const IncomingMessage: typeof Http.IncomingMessage = http.IncomingMessage;
export type IncomingMessage = Http.IncomingMessage;

export const ServerResponse: typeof Http.ServerResponse = http.ServerResponse;
export type ServerResponse = Http.ServerResponse;
