import { memberPointer } from '../../../checks/document-values.js';
import type { MemberInFile } from '../../load-context.js';

/** One instance of a `resource` or `data` block, as each form of Terraform knows it. */
export interface TerraformResource {
  /** With its module and index: `module.cors["all"].aws_api_gateway_method.options[0]`. */
  readonly address: string;
  /** The address of its module; empty for the root module. */
  readonly module: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** The key of `for_each` or the number of `count`; `undefined` without either. */
  readonly index: InstanceKey | undefined;
  /**
   * The attributes by their names. Blocks are arrays of objects. Where each comes from is in the
   * `SourceMap`, and so are the names of the unknown ones, which are texts such as `${ADDRESS}`.
   */
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether defaults that AWS filled in are among the attributes. */
  readonly filledIn: boolean;
  /** Where the file has it. */
  readonly place: MemberInFile;
  /** Why an attribute that refers to another resource is unknown, by the name of the attribute. */
  readonly dangling: ReadonlyMap<string, string>;
  /**
   * The object that an attribute has as text in JSON or YAML; `undefined` where it has none.
   * @throws ApiImportError for a text that is neither
   */
  readonly documentIn: (attribute: string) => unknown;
}

export type InstanceKey = string | number;

/** The text that stands for a value that only a deployment knows. */
export function placeholderOf(address: string): string {
  return `\${${address}}`;
}

/** An address with the key of an instance: `aws_x.y["k"]`. */
export function withKey(address: string, key: InstanceKey | undefined): string {
  return key === undefined ? address : `${address}[${JSON.stringify(key)}]`;
}

/** The address of something in a module. */
export function inModule(module: string, address: string): string {
  return module === '' ? address : `${module}.${address}`;
}

/** What identifies a resource among others: its id, or a stand-in for one that is not known yet. */
export function idOf(resource: TerraformResource): string {
  const known = knownText(resource.values.id) ?? terraformerId(resource);
  return known ?? placeholderOf(`${resource.address}.id`);
}

/**
 * The id in a name such as `tfer--x7k2m9q1zb`, or `tfer--x7k2m9q1zb_pets` of an API. Terraformer, which
 * writes configurations of what is deployed, calls resources so and refers to them by their ids.
 */
export function terraformerId({
  name,
  type,
}: Pick<TerraformResource, 'name' | 'type'>): string | undefined {
  const [, encoded] = /^tfer--(.+)$/.exec(name) ?? [];
  const own = type === 'aws_api_gateway_rest_api' ? encoded?.split('_', 1)[0] : encoded;
  return own?.replace(/-([0-9A-F]{4})-/g, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** What identifies the resource `/` of a REST API. */
export function rootIdOf(restApi: TerraformResource): string {
  const known = knownText(restApi.values.root_resource_id);
  return known ?? placeholderOf(`${restApi.address}.root_resource_id`);
}

export function knownText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An attribute of a resource, for an issue about it. */
export function attributePlace(
  { values, address, place }: TerraformResource,
  attribute: string,
): MemberInFile {
  return attribute in values
    ? { container: values, key: attribute, pointer: memberPointer('#', address) }
    : place;
}
