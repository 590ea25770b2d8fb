import { isObject } from '../../../../checks/document-values.js';
import type { FunctionCode } from '../../../../model/document/document-function.js';
import type { LoadContext } from '../../../load-context.js';
import { FileProblem } from '../../../source/document-files.js';
import { scalarText } from '../evaluation/evaluated.js';
import type { TemplateResource } from '../template.js';

type Members = Readonly<Record<string, unknown>>;

/**
 * Where the code of a function is: a folder that `Code` names, as `sam build` and `aws cloudformation
 * package` read it; the asset of the CDK; the text in `ZipFile`; the folder of a service of the
 * Serverless Framework. The option `variables` goes over it: `Id.Code` is a folder.
 * @param properties of the resource, evaluated
 */
export function functionCode(
  { id, resource }: TemplateResource,
  properties: Members,
  context: LoadContext,
): FunctionCode {
  const { Code: code, PackageType: packageType } = properties;
  const members = isObject(code) ? code : {};
  const path = pathOf(id, resource, code, context);
  if (path !== undefined) {
    return folder(path, id, context);
  }
  if (packageType === 'Image' || members.ImageUri !== undefined) {
    return { kind: 'elsewhere', reason: 'it is a container image' };
  }
  if (typeof members.ZipFile === 'string') {
    return { kind: 'inline', text: members.ZipFile };
  }
  const service = context.files.serviceFolder;
  if (service !== undefined) {
    return { kind: 'folder', path: service };
  }
  const bucket = scalarText(members.S3Bucket ?? members.Bucket ?? code);
  const where = bucket === undefined ? 'not in the template' : `in S3 (${bucket})`;
  return { kind: 'elsewhere', reason: `its code is ${where}: ${remedyFor(id)}` };
}

/** The folder that is named for the code. */
function pathOf(
  id: string,
  resource: Members,
  code: unknown,
  { variables }: LoadContext,
): string | undefined {
  const given = scalarText(variables.lookUp(`${id}.Code`));
  if (given !== undefined) {
    return given;
  }
  const { Metadata: metadata } = resource;
  const asset = isObject(metadata) ? metadata['aws:asset:path'] : undefined;
  if (typeof asset === 'string') {
    return asset;
  }
  return typeof code === 'string' && !/^(?:s3|https?):\/\//i.test(code) ? code : undefined;
}

function folder(path: string, id: string, { files }: LoadContext): FunctionCode {
  try {
    return { kind: 'folder', path: files.locateFolder(path) };
  } catch (cause) {
    if (!(cause instanceof FileProblem)) {
      throw cause;
    }
    return {
      kind: 'elsewhere',
      reason: `its code cannot be read: ${cause.message}${/ is a file$/.test(cause.message) ? `: unpack it, and ${remedyFor(id)}` : ''}`,
    };
  }
}

function remedyFor(id: string): string {
  return `name its folder with --variable ${id}.Code=FOLDER`;
}
