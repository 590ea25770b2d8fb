import type { GatewayOptions } from '../../../src/gateway.js';
import { INTEGRATION_TYPES, type IntegrationType } from '../../../src/model/integration.js';
import {
  type Answer,
  bodyText,
  documentOf,
  headerRecord,
  inMemory,
} from '../../support/in-memory.js';

/** The URI of a Lambda function. */
export const ARN = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations';

/** An integration of a type that sends the header A, with templates where the type has some. */
function documentFor(type: IntegrationType): object {
  const { endpoint, isProxy } = INTEGRATION_TYPES[type];
  return documentOf(
    {
      type,
      httpMethod: 'POST',
      ...(endpoint && { uri: endpoint === 'URL' ? 'http://backend.test/p' : ARN }),
      requestParameters: { 'integration.request.header.A': "'b'" },
      ...(!isProxy && {
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        responses: {
          default: { statusCode: 200, responseTemplates: { 'application/json': 'mapped' } },
        },
      }),
    },
    { method: 'post' },
  );
}

/** What one request made the backend and the client see. */
export interface Seen {
  readonly answer: Answer;
  /** The address and the body that the backend got. */
  readonly sent: readonly string[];
  readonly headers: readonly Record<string, string>[];
}

/** Sends one request through an integration of the type. */
export async function run(type: IntegrationType, options: GatewayOptions = {}): Promise<Seen> {
  const sent: string[] = [];
  const headers: Record<string, string>[] = [];
  const serve: NonNullable<NonNullable<GatewayOptions['backends']>['AWS']> = async (request) => {
    sent.push(`${request.origin}${request.path}`, await bodyText(request));
    headers.push(headerRecord(request.headers));
    return { statusCode: 200, headers: { 'X-Backend': 'here' }, body: 'passed' };
  };
  const backends = { HTTP: serve, HTTP_PROXY: serve, AWS: serve, AWS_PROXY: serve };
  const { send } = inMemory(documentFor(type), undefined, { backends, ...options });
  const body = new TextEncoder().encode('client');
  const answer = await send({ httpMethod: 'POST', path: '/x', body });
  return { answer, sent, headers };
}
