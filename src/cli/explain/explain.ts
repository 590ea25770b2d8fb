import { oneLine } from '../../execute/log/one-line.js';
import { headerIn } from '../../http/header-list.js';
import { contentTypeOf, DEFAULT_MEDIA_TYPE, mediaTypeOf } from '../../http/media-type.js';
import { importRestApi } from '../../import/import-rest-api.js';
import { loadDocument } from '../../load/load-document.js';
import type { RestApi } from '../../model/rest-api.js';
import { createRouter, type Match } from '../../router/router.js';
import type { Command } from '../arguments/command.js';
import {
  LOAD_FLAGS,
  loadOptionsOf,
  STAGE_FLAGS,
  stageFor,
  stageOptionsOf,
} from '../arguments/document-flags.js';
import {
  HEADER_FLAG,
  headersOfCall,
  type RequestTarget,
  requestTarget,
} from '../arguments/request-flags.js';
import { exactly, fileName } from '../arguments/values.js';
import { EXIT } from '../output/console.js';
import { DocumentPlaces } from '../output/places.js';
import { columns } from '../output/table.js';
import { rejections } from './candidates.js';
import { integrationLines, type MediaTypes } from './integration-lines.js';
import { accessLines, methodResponseLines, validationLines } from './method-lines.js';

/** `explain FILE METHOD PATH` */
export const explainCommand: Command = {
  name: 'explain',
  usage: ['FILE METHOD PATH'],
  about:
    'Says, without a call, what the API would do with a request: which resource serves it and why the others do\nnot, who may call it, what is validated, mapped and called, and which responses there are.\nExits with 1 if no method serves the request.',
  flags: { ...HEADER_FLAG, ...STAGE_FLAGS, ...LOAD_FLAGS },
  examples: [
    'explain api.yaml GET /orders/7',
    `explain api.yaml POST /orders -H 'Content-Type: application/xml' -H 'Accept: text/plain'`,
  ],
  async run(call, { stdout }) {
    const [file = '', httpMethod = '', target = ''] = exactly(call, 'FILE', 'METHOD', 'PATH');
    const request = requestTarget(httpMethod, target);
    const mediaTypes = mediaTypesOf(headersOfCall(call));
    const document = loadDocument(fileName(file), loadOptionsOf(call));
    const api = importRestApi(document, stageFor(document, stageOptionsOf(call)));
    const match = createRouter(api.resources).find(request.httpMethod, request.path);
    const places = new DocumentPlaces(document);
    const lines = [
      ...(match === undefined ? NO_MATCH : matchLines(match, places)),
      ...otherLines(api, request, match),
      ...(match === undefined ? [] : methodLines(api, match, mediaTypes, places)),
    ];
    stdout.write(`${lines.join('\n')}\n`);
    return match === undefined ? EXIT.document : EXIT.success;
  },
};

const NO_MATCH: readonly string[] = [
  'Resource: none, so the response is 403 MISSING_AUTHENTICATION_TOKEN',
];

function mediaTypesOf(headers: readonly string[]): MediaTypes {
  return {
    contentType: mediaTypeOf(contentTypeOf(headers) ?? '') || DEFAULT_MEDIA_TYPE,
    accept: mediaTypeOf(headerIn(headers, 'accept') ?? DEFAULT_MEDIA_TYPE),
  };
}

function matchLines(
  { resource, method, pathParameters }: Match,
  places: DocumentPlaces,
): readonly string[] {
  return [
    `Resource: ${oneLine(resource.path)}`,
    ...[...pathParameters].map(([name, value]) => `  ${oneLine(name)} = ${oneLine(value)}`),
    `Method: ${method.httpMethod}${places.at(method.pointer)}`,
  ];
}

function otherLines(
  api: RestApi,
  { httpMethod, path }: RequestTarget,
  match: Match | undefined,
): readonly string[] {
  const { listed, more } = rejections(api, httpMethod, path, match);
  if (listed.length === 0) {
    return [];
  }
  return [
    'Other resources:',
    ...columns(listed.map(({ path, why }) => [`  ${oneLine(path)}`, oneLine(why)])),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function methodLines(
  api: RestApi,
  { method }: Match,
  mediaTypes: MediaTypes,
  places: DocumentPlaces,
): readonly string[] {
  return [
    ...accessLines(method, api),
    ...validationLines(method),
    ...(method.integration === undefined
      ? ['Integration: none, so the response is 500']
      : integrationLines(method.integration, mediaTypes, places)),
    ...methodResponseLines(method),
  ];
}
