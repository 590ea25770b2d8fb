/** Something that can be typed, with what it is. */
export interface DocumentedName {
  /** What is inserted. */
  readonly name: string;
  /** How it is used: arguments, what belongs to it. */
  readonly form?: string | undefined;
  /** One sentence. */
  readonly doc: string;
}

/** Directives, without `#`. */
export const DIRECTIVE_DOCS: readonly DocumentedName[] = [
  {
    name: 'set',
    form: '($name = value)',
    doc: 'Sets a variable, or an override in $context, to a value.',
  },
  {
    name: 'if',
    form: '(condition) … #end',
    doc: 'Writes its block unless the condition is null or false.',
  },
  {
    name: 'elseif',
    form: '(condition)',
    doc: 'Another condition, tested where those before it failed.',
  },
  { name: 'else', doc: 'The block for when no condition of the #if applies.' },
  { name: 'end', doc: 'Closes #if, #foreach, #macro or #define.' },
  {
    name: 'foreach',
    form: '($item in $list) … #end',
    doc: 'Writes its block once for each item, at most 1,000 times.',
  },
  { name: 'break', doc: 'Leaves the #foreach around it.' },
  { name: 'stop', doc: 'Ends the template here.' },
  {
    name: 'macro',
    form: '(name $argument) … #end',
    doc: 'Defines a directive, which is called as #name($value).',
  },
  {
    name: 'define',
    form: '($name) … #end',
    doc: 'Keeps a block, which is rendered wherever the variable is used.',
  },
  { name: 'evaluate', form: '($text)', doc: 'Renders a text as a template.' },
];

/** The variables that every template has, without `$`. */
export const ROOT_DOCS: readonly DocumentedName[] = [
  { name: 'input', doc: 'The payload and the parameters of the request.' },
  { name: 'context', doc: 'What API Gateway knows about the request, its caller and the API.' },
  { name: 'stageVariables', doc: 'The variables of the stage.' },
  { name: 'util', doc: 'Functions that escape, encode and parse.' },
];

/** `$foreach`, inside of a loop. */
export const FOREACH_ROOT: DocumentedName = { name: 'foreach', doc: 'The position of the loop.' };

/** Members by the variable that has them. */
export const MEMBER_DOCS: Readonly<Record<string, readonly DocumentedName[]>> = {
  input: [
    {
      name: 'body',
      doc: 'The payload as text; {} if it is empty. In a response template, that of the backend.',
    },
    {
      name: 'json',
      form: "('$.path')",
      doc: 'What a JSONPath finds, as JSON text; "" if it finds nothing.',
    },
    {
      name: 'path',
      form: "('$.path')",
      doc: 'What a JSONPath finds, as a value with members and methods.',
    },
    {
      name: 'params',
      form: "('name')",
      doc: 'A parameter of the path, of the query or of the headers; without a name, all of them.',
    },
  ],
  util: [
    {
      name: 'escapeJavaScript',
      form: '(text)',
      doc: "Escapes a text for a JavaScript string; for JSON, undo its \\' afterwards.",
    },
    { name: 'parseJson', form: '(text)', doc: 'The value of a JSON text.' },
    { name: 'urlEncode', form: '(text)', doc: 'Encodes a text as forms do: a space becomes +.' },
    { name: 'urlDecode', form: '(text)', doc: 'Decodes a text that is encoded as in forms.' },
    { name: 'base64Encode', form: '(text)', doc: 'The base64 of a text in UTF-8.' },
    { name: 'base64Decode', form: '(text)', doc: 'The text in UTF-8 that base64 stands for.' },
  ],
  foreach: [
    { name: 'count', doc: 'Which pass of the loop this is, from 1.' },
    { name: 'index', doc: 'Which pass of the loop this is, from 0.' },
    { name: 'hasNext', doc: 'Whether another pass follows.' },
    { name: 'first', doc: 'Whether this is the first pass.' },
    { name: 'last', doc: 'Whether this is the last pass.' },
    { name: 'parent', doc: 'The position of the loop around this one.' },
    { name: 'topmost', doc: 'The position of the outermost loop.' },
  ],
};

/** Members of `$context`, for when there is no request whose context is known. */
export const CONTEXT_DOCS: Readonly<Record<string, string>> = {
  accountId: 'The AWS account of the API.',
  apiId: 'The ID of the API.',
  authorizer: 'What the authorizer has returned: principalId, claims, and its own values.',
  domainName: 'The host name under which the request came.',
  error: 'In gateway responses: message, messageString, responseType and validationErrorString.',
  extendedRequestId: 'The longer ID of the request.',
  httpMethod: 'The method of the request.',
  identity: 'The caller: sourceIp, userAgent, apiKey and more.',
  path: 'The path of the request, with the stage before it.',
  protocol: 'The protocol of the request, such as HTTP/1.1.',
  requestId: 'The ID of the request.',
  requestOverride: 'Sets path, querystring and header of the integration request.',
  requestTime: 'When the request came, as text.',
  requestTimeEpoch: 'When the request came, in milliseconds since 1970.',
  resourceId: 'The ID of the resource.',
  resourcePath: 'The path of the resource, with its variables.',
  responseOverride: 'Sets header and status of the response.',
  stage: 'The name of the stage.',
};

/** Parts of the overrides, which no request has before a template sets them. */
export const OVERRIDE_DOCS: Readonly<Record<string, readonly DocumentedName[]>> = {
  requestOverride: [
    { name: 'header', doc: 'A header of the integration request, by name.' },
    { name: 'path', doc: 'A path parameter of the integration request, by name.' },
    { name: 'querystring', doc: 'A query parameter of the integration request, by name.' },
  ],
  responseOverride: [
    { name: 'header', doc: "A header of the client's response, by name." },
    { name: 'status', doc: "The status of the client's response, from 100 to 599." },
  ],
};
