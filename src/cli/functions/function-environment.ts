import type { DocumentFunction } from '../../model/document/document-function.js';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The environment of a function: its own variables, those that Lambda sets, and of the command's own
 * what a program needs on this machine, such as the credentials of a role on AWS.
 * AWS: "Working with Lambda environment variables", defined runtime environment variables.
 * @param folder of the code
 */
export function functionEnvironment(
  { functionName, handler = '', runtime = '', memorySize, environment }: DocumentFunction,
  { folder, region, shell }: { folder: string; region: string; shell: Variables },
): Record<string, string> {
  const passed = Object.entries(shell).filter(
    (entry): entry is [string, string] => PASSED.test(entry[0]) && entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(passed),
    ...environment,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memorySize),
    AWS_LAMBDA_FUNCTION_NAME: functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${functionName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: LOG_STREAM,
    AWS_REGION: region,
    LAMBDA_TASK_ROOT: folder,
    _HANDLER: handler,
  };
}

/** Lambda's name has the date and the id of the instance. */
const LOG_STREAM = 'local';

const PASSED =
  /^(?:PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|TMPDIR|TEMP|TMP|LANG|NODE_EXTRA_CA_CERTS|(?:https?|no)_proxy|HTTPS?_PROXY|NO_PROXY|AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|PROFILE|CONFIG_FILE|SHARED_CREDENTIALS_FILE|ENDPOINT_URL(?:_.*)?))$/;
