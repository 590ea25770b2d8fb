import type { Place } from '../../../../source/source-text.js';
import { computedAttribute } from '../../computed-attributes.js';
import {
  asValue,
  type HclNamespace,
  type HclScope,
  type HclValue,
  type HclVariable,
  hclFromPlain,
  nullValue,
  objectValue,
  placedAt,
  stringValue,
} from '../../hcl/index.js';
import { type InstanceKey, terraformerId } from '../../terraform-resource.js';
import type { ResourceDeclaration } from '../declarations/module-declaration.js';
import type { Project } from '../modules/project.js';
import { type ResourceSchema, schemaOf } from './attribute-types.js';
import { attributeValue, blockNamesIn, blockValues, isBlockInJson } from './block-values.js';
import { dataAttribute } from './data-sources.js';
import { resourcePath } from './resource-path.js';

/** Arguments of every resource that say how Terraform handles it. */
const META_ARGUMENTS: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
]);

/** One instance of a resource or data source; its attributes are evaluated when they are asked for. */
export class ResourceInstance implements HclNamespace {
  readonly kind = 'namespace';
  readonly address: string;
  readonly declaration: ResourceDeclaration;
  readonly index: InstanceKey | undefined;
  readonly scope: HclScope;
  readonly project: Project;
  readonly schema: ResourceSchema | undefined;
  #whole: HclValue | undefined;

  constructor(
    address: string,
    declaration: ResourceDeclaration,
    index: InstanceKey | undefined,
    scope: HclScope,
    project: Project,
  ) {
    this.address = address;
    this.declaration = declaration;
    this.index = index;
    this.scope = scope;
    this.project = project;
    this.schema = declaration.mode === 'managed' ? schemaOf(declaration.type) : undefined;
  }

  /** The names of the attributes and blocks that the configuration sets. */
  get setNames(): readonly string[] {
    const { body } = this.declaration.block;
    const names = [...body.attributes.keys(), ...blockNamesIn(body)];
    return names.filter((name) => !META_ARGUMENTS.has(name) && name !== 'dynamic');
  }

  get(key: string | number, place: Place): HclVariable {
    const name = String(key);
    return this.#answer(name) ?? this.#set(name) ?? this.#derived(name, place) ?? this.#open(name);
  }

  /** An attribute as a value. */
  attribute(name: string, place: Place): HclValue {
    return asValue(this.get(name, place), place);
  }

  value(place: Place): HclValue {
    this.#whole ??= this.#evaluateWhole(place);
    return this.#whole;
  }

  #evaluateWhole(place: Place): HclValue {
    const names = new Set([
      ...this.setNames,
      ...(this.schema?.attributes.keys() ?? []),
      ...(this.schema?.blocks.keys() ?? []),
      'id',
      'arn',
      'invoke_arn',
    ]);
    const members = [...names].map((name) => [name, this.attribute(name, place)] as const);
    return objectValue(members, { place, address: this.address });
  }

  /** What the option `variables` has for an attribute: in the place that it takes. */
  #answer(name: string): HclValue | undefined {
    const { body, place } = this.declaration.block;
    const answer = this.project.answer(`${this.address}.${name}`);
    return answer && placedAt(answer, body.attributes.get(name)?.place ?? place);
  }

  /** What the configuration sets it to; `null` leaves it to the provider. */
  #set(name: string): HclValue | undefined {
    const { body, place } = this.declaration.block;
    const isBlock =
      this.schema?.blocks.has(name) === true ||
      (!body.attributes.has(name) && blockNamesIn(body).has(name));
    const attribute = isBlockInJson(name, this.schema) ? undefined : body.attributes.get(name);
    if ((attribute === undefined && !isBlock) || META_ARGUMENTS.has(name)) {
      return undefined;
    }
    const value = this.project.once.get(`${this.address}.${name}`, attribute?.place ?? place, () =>
      attribute === undefined
        ? blockValues(body, name, this.schema?.blocks.get(name), this.scope)
        : attributeValue(attribute, this.schema?.attributes.get(name), this.scope),
    );
    return value.kind === 'null' && this.schema?.computed.has(name) ? undefined : value;
  }

  /** What follows from the configuration. */
  #derived(name: string, place: Place): HclValue | undefined {
    const { declaration, index, project, schema } = this;
    const { type, mode } = declaration;
    if (mode === 'data') {
      return dataAttribute(this, name, place);
    }
    if (type === 'aws_api_gateway_resource' && name === 'path') {
      return resourcePath(this, place);
    }
    const id = name === 'id' ? terraformerId({ type, name: declaration.name }) : undefined;
    if (id !== undefined) {
      return stringValue(id, place);
    }
    const byDefault = schema?.defaults.get(name);
    if (byDefault !== undefined) {
      return placedAt(hclFromPlain(byDefault), place);
    }
    const attributeType = schema?.attributes.get(name);
    if (attributeType !== undefined && !schema?.computed.has(name)) {
      return nullValue(attributeType, place);
    }
    const known = { type, name: declaration.name, index, attribute: this.#textOf(place) };
    const text = computedAttribute(known, name, project.settings);
    return text === undefined ? undefined : stringValue(text, place);
  }

  /** Reads the texts that are set, for what is made of them. */
  #textOf(_place: Place): (name: string) => unknown {
    return (name) => {
      const value = this.#answer(name) ?? this.#set(name);
      return value?.kind === 'string' ? value.text : undefined;
    };
  }

  #open(name: string): HclVariable {
    return this.project.open(`${this.address}.${name}`);
  }
}
