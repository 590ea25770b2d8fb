import { createGateway } from '../../gateway.js';
import { importRestApi } from '../../import/import-rest-api.js';
import { loadDocument } from '../../load/load-document.js';
import type { ClientResponse, InvokeRequest } from '../../model/message.js';
import type { RestApi } from '../../model/rest-api.js';
import { AWS_FLAG, awsOfCall } from '../arguments/aws-flag.js';
import { BACKEND_FLAG, backendsOfCall } from '../arguments/backend-flag.js';
import type { Call, Command } from '../arguments/command.js';
import {
  LOAD_FLAGS,
  loadOptionsOf,
  STAGE_FLAGS,
  stageFor,
  stageOptionsOf,
} from '../arguments/document-flags.js';
import { bytesOfValue } from '../arguments/input-values.js';
import { LAMBDA_FLAGS } from '../arguments/lambda-flags.js';
import { HEADER_FLAG, headersOfCall, requestTarget } from '../arguments/request-flags.js';
import { exactly, fileName } from '../arguments/values.js';
import { functionsOfCall } from '../functions/functions-of-call.js';
import { type Console, EXIT } from '../output/console.js';
import { invocationJson, invocationText } from './invocation-report.js';

/** Bytes of a response; API Gateway sends no larger ones, except streams. */
const LARGEST_RESPONSE = 64 * 1024 * 1024;

/** `invoke FILE METHOD PATH` */
export const invokeCommand: Command = {
  name: 'invoke',
  usage: ['FILE METHOD PATH'],
  about:
    'Sends one request through the API, as the test in the console of API Gateway does: authorizers, API keys\nand the resource policy are not asked. Prints the execution log and the response. PATH may have a query.',
  flags: {
    ...HEADER_FLAG,
    data: {
      short: 'd',
      value: 'TEXT',
      help: 'the body of the request; @FILE reads it from a file, @- from standard input',
    },
    json: { help: 'print log and response as one JSON object' },
    ...BACKEND_FLAG,
    ...LAMBDA_FLAGS,
    ...AWS_FLAG,
    ...STAGE_FLAGS,
    ...LOAD_FLAGS,
  },
  examples: [
    'invoke api.yaml GET /orders/7?page=2',
    `invoke api.yaml POST /orders -H 'Content-Type: application/json' -d '{"animal": "dog"}'`,
  ],
  async run(call, console) {
    const [file = '', httpMethod = '', target = ''] = exactly(call, 'FILE', 'METHOD', 'PATH');
    const request = await requestOf(httpMethod, target, call, console);
    const api = withoutAuthorization(apiOf(fileName(file), call));
    const backends = backendsOfCall(call);
    const aws = awsOfCall(call, console);
    const functions = functionsOfCall(fileName(file), call, {
      ...console,
      stdout: console.stderr, // standard output is for the response
    });
    const logs: string[] = [];
    const gateway = createGateway(api, {
      ...(backends.starts.length > 0 && { backendUri: (uri: string) => backends.apply(uri) }),
      lambda: functions.option,
      aws: aws.option,
      trace: ({ lines }) => logs.push(lines.join('\n').trimEnd()),
      onError: () => {}, // the log says it
    });
    const report = call.has('json') ? invocationJson : invocationText;
    try {
      const start = performance.now();
      const response = (await gateway.invoke(request)) as ClientResponse;
      const body = (await response.body?.bytes(LARGEST_RESPONSE)) ?? new Uint8Array();
      const latency = Math.round(performance.now() - start);
      console.stdout.write(report({ response, body, latency, log: logs.join('\n') }));
    } finally {
      await gateway.close();
      await functions.close();
    }
    return EXIT.success;
  },
};

function apiOf(file: string, call: Call): RestApi {
  const document = loadDocument(file, loadOptionsOf(call));
  return importRestApi(document, stageFor(document, stageOptionsOf(call)));
}

async function requestOf(
  httpMethod: string,
  target: string,
  call: Call,
  { stdin }: Console,
): Promise<InvokeRequest> {
  const data = call.value('data');
  const headers = headersOfCall(call);
  const hasHost = headers.some((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  return {
    ...requestTarget(httpMethod, target),
    headers: hasHost ? headers : ['Host', 'localhost', ...headers],
    body: data === undefined ? undefined : await bytesOfValue('--data', data, stdin),
    sourceIp: '127.0.0.1',
  };
}

/** The API without its policy, authorizers and API keys, which `TestInvokeMethod` leaves out as well. */
function withoutAuthorization(api: RestApi): RestApi {
  const resources = api.resources.map((resource) => ({
    ...resource,
    methods: new Map(
      [...resource.methods].map(([name, method]) => [
        name,
        { ...method, authorizers: [], apiKeyRequired: false },
      ]),
    ),
  }));
  return Object.freeze({ ...api, resources, resourcePolicy: undefined });
}
