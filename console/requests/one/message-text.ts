import type {
  RecordedBody,
  RecordedFields,
  RequestRecord,
} from '../../../src/execute/log/recording/request-record.js';
import { prettyJson } from '../../shared/text/pretty-json.js';
import { stepOf } from './record-steps.js';

/** A message as texts that can be compared line by line. */
export interface MessageText {
  /** The first line, then the headers by name. */
  readonly head: string;
  readonly body: string;
}

/** Two messages, of which the second has come from the first. */
export interface MessagePair {
  readonly title: string;
  readonly before: MessageText;
  readonly after: MessageText;
}

/** What the client has sent beside what the endpoint got, and the same for the response. */
export function messagePairs(record: RequestRecord): readonly MessagePair[] {
  const request = stepOf(record, 'methodRequest');
  const sent = stepOf(record, 'integrationRequest');
  const got = stepOf(record, 'endpointResponse');
  const response = stepOf(record, 'methodResponse');
  const { httpMethod, path, queryString } = record;
  const target = queryString === '' ? path : `${path}?${queryString}`;
  return [
    ...(request === undefined || sent === undefined
      ? []
      : [
          {
            title: 'Request: from the client to the endpoint',
            before: messageText(`${httpMethod} ${target}`, request.headers, request.body),
            after: messageText(`${sent.httpMethod} ${sent.uri}`, sent.headers, sent.body),
          },
        ]),
    ...(got === undefined || response === undefined
      ? []
      : [
          {
            title: 'Response: from the endpoint to the client',
            before: messageText(`Status ${got.statusCode}`, got.headers, got.body ?? response.body),
            after: messageText(`Status ${response.statusCode}`, response.headers, response.body),
          },
        ]),
  ];
}

function messageText(
  first: string,
  headers: RecordedFields,
  body: RecordedBody | undefined,
): MessageText {
  const lines = headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`).sort();
  return { head: [first, ...lines].join('\n'), body: prettyJson(body?.text ?? '') };
}
