import { translateSam } from '../../../../src/load/forms/sam/translate-sam.js';
import { LoadContext } from '../../../../src/load/load-context.js';
import { DocumentFiles } from '../../../../src/load/source/document-files.js';
import { SourceMap } from '../../../../src/load/source/source-map.js';
import { SourceText } from '../../../../src/load/source/source-text.js';
import { Variables } from '../../../../src/load/source/variables.js';
import type { ImportIssue } from '../../../../src/model/document/import-issue.js';
import { plain } from '../../reading.js';

/** What values in templates are in tests: the type of every member is checked by comparing. */
// biome-ignore lint/suspicious/noExplicitAny: the results are compared as a whole
type Json = any;

/** A template after its translation. */
interface Translated {
  /** As plain data. */
  readonly template: Json;
  /** The result itself, whose members have places. */
  readonly made: Json;
  readonly context: LoadContext;
  readonly issues: readonly ImportIssue[];
}

/** Translates a template in YAML, with the parameters that `variables` sets. */
export function translated(
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
): Translated {
  const sources = new SourceMap('template.yaml');
  const files = new DocumentFiles('.', sources);
  const context = new LoadContext(sources, files, new Variables(variables), {
    api: undefined,
    stage: undefined,
    accountId: '123456789012',
    region: 'us-east-1',
    partition: 'aws',
    stackName: 'shop',
  });
  const root = context.parse(new SourceText(text, 'template.yaml')) as object;
  const made = translateSam(root, context);
  return {
    get template(): Json {
      return plain(made);
    },
    made,
    context,
    issues: sources.issues,
  };
}

/** The properties of an API made from a template whose other resources and `Globals` are as given. */
export function restApi(properties: string, rest = '', id = 'Api'): Json {
  const { template, issues } = translated(apiTemplate(properties, rest));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return template.Resources[id].Properties;
}

/** The places and messages of the issues of such a template. */
export function issuesOf(properties: string, rest = ''): readonly string[] {
  return shown(translated(apiTemplate(properties, rest)).issues);
}

/** `line:column severity CODE message` of each issue. */
export function shown(issues: readonly ImportIssue[]): readonly string[] {
  return issues.map(
    ({ position, severity, code, message }) =>
      `${position?.line}:${position?.column} ${severity} ${code} ${message}`,
  );
}

function apiTemplate(properties: string, rest: string): string {
  return `Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: Prod
${indented(properties, 6)}
${rest}`;
}

/** A function with events of the API `Api`; an event is `METHOD /path` and its other properties. */
export function functionWith(events: Readonly<Record<string, string>>, id = 'Fn'): string {
  const list = Object.entries(events).map(([route, properties], index) => {
    const [method = '', path = ''] = route.split(' ');
    return `        Event${index}:
          Type: Api
          Properties:
            RestApiId: !Ref Api
            Path: ${path}
            Method: ${method}
${indented(properties, 12)}`;
  });
  return `  ${id}:
    Type: AWS::Serverless::Function
    Properties:
      Events:
${list.join('\n')}
`;
}

function indented(text: string, columns: number): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ' '.repeat(columns) + line)
    .join('\n');
}

/** The integration that invokes the function `Fn`. */
export const INVOKES_FN = {
  type: 'aws_proxy',
  httpMethod: 'POST',
  uri: {
    'Fn::Sub':
      'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations',
  },
};

/** An operation that invokes the function `Fn`. */
export const OPERATION = { responses: {}, 'x-amazon-apigateway-integration': INVOKES_FN };
