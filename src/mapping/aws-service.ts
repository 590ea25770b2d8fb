import type { AwsAccount } from '../model/aws-account.js';
import type { AwsService } from '../model/integration.js';
import { compileTarget } from './uri.js';

/**
 * The AWS service that the URI of an integration names; `undefined` if it does not name one. A
 * `{variable}` may be in what follows `path/` or `action/`, and nowhere else.
 * AWS: "Integration", `uri`; "Set up an API integration request".
 * @param uri with stage variables replaced
 */
export function awsServiceOf(uri: string, account: AwsAccount): AwsService | undefined {
  const [, region = '', domain = '', form, rest = ''] = SERVICE_ARN.exec(uri) ?? [];
  if (form === undefined) {
    return undefined;
  }
  const dot = domain.lastIndexOf('.');
  const action = form === 'action' ? actionIn(rest) : undefined;
  return Object.freeze({
    service: domain.slice(dot + 1).toLowerCase(),
    region: /^[a-z0-9-]+$/.test(region) ? region : account.region,
    subdomain: dot === -1 ? undefined : domain.slice(0, dot),
    action: action?.name.includes('{') ? undefined : action?.name,
    target: Object.freeze(compileTarget(action?.target ?? `/${rest.replace(/^\//, '')}`)),
  });
}

/** A region that was not filled in is the account's. */
const SERVICE_ARN =
  /^arn:(?:\$\{[^}]*\}|[^:]*):apigateway:(\$\{[^}]*\}|[a-z0-9-]*):((?:[\w-]+\.)*[a-z0-9-]+):(path|action)\/(.*)$/is;

/** `NAME&Param=value`, which is sent as `/?Action=NAME&Param=value`. */
function actionIn(rest: string): { readonly name: string; readonly target: string } {
  const end = rest.search(/[?&]/);
  const name = end === -1 ? rest : rest.slice(0, end);
  const parameters = end === -1 ? '' : `&${rest.slice(end + 1)}`;
  return { name, target: `/?Action=${name}${parameters}` };
}
