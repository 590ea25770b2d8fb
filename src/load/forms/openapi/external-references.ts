import { isObject, memberPointer } from '../../../checks/document-values.js';
import type { JsonPointer } from '../../../model/document/import-issue.js';
import type { LoadContext } from '../../load-context.js';
import { ReferencedFiles, type ReferenceTarget } from './referenced-files.js';

/**
 * Joins the files that a document refers to (`$ref: './models.yaml#/Pet'`) into one document: a schema
 * becomes a model of the document, anything else takes the place of its reference. A document without
 * such references is returned as it is. API Gateway imports one file only, so there is a warning.
 */
export function joinFiles(root: object, context: LoadContext): object {
  const places = externalReferences(root);
  const [first] = places;
  if (first === undefined) {
    return root;
  }
  const count = places.length === 1 ? '' : ` (${places.length} places)`;
  context.report(
    'warning',
    'DIFFERS_FROM_AWS',
    `API Gateway does not import references to other files${count}: join the files before you import the document there`,
    { container: first, key: '$ref', pointer: '#' },
  );
  return new FileJoiner(root, context).join();
}

/** The objects of a document that refer to other files. */
function externalReferences(root: object): readonly object[] {
  const seen = new Set<object>([root]);
  for (const value of seen) {
    for (const member of Object.values(value)) {
      if (typeof member === 'object' && member !== null) {
        seen.add(member);
      }
    }
  }
  return [...seen].filter((value) => externalReference(value) !== undefined);
}

function externalReference(value: unknown): string | undefined {
  const reference = isObject(value) ? value.$ref : undefined;
  const isExternal = typeof reference === 'string' && !/^(?:#|[a-z][a-z0-9+.-]*:)/i.test(reference);
  return isExternal ? reference : undefined;
}

/** Where a value is: its file, and whether it is a schema or in one. */
interface Site {
  /** `undefined` for the document itself. */
  readonly file: string | undefined;
  readonly inSchema: boolean;
  readonly pointer: JsonPointer;
}

interface Task {
  readonly source: object;
  readonly copy: Record<string, unknown>;
  readonly site: Site;
}

/** The keys below which all values are schemas. */
const SCHEMA_KEYS: ReadonlySet<string> = new Set(['schema', 'schemas', 'definitions']);

class FileJoiner {
  readonly #root: object;
  readonly #context: LoadContext;
  readonly #files: ReferencedFiles;
  /** The copies of values outside and inside of schemas; YAML aliases and references share them. */
  readonly #copies = [new Map<object, unknown>(), new Map<object, unknown>()];
  readonly #models = new Map<object, string>();
  readonly #schemas: Record<string, unknown> = Object.create(null);
  readonly #tasks: Task[] = [];

  constructor(root: object, context: LoadContext) {
    this.#root = root;
    this.#context = context;
    this.#files = new ReferencedFiles(context);
  }

  join(): object {
    const site = { file: undefined, inSchema: false, pointer: '#' };
    const document = this.#copied(this.#root, site) as Record<string, unknown>;
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) {
      this.#fill(task);
    }
    this.#addModels(document);
    return document;
  }

  #copied(value: unknown, site: Site): unknown {
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const copies = this.#copies[site.inSchema ? 1 : 0];
    if (copies?.has(value) === true) {
      return copies.get(value);
    }
    const copy = (Array.isArray(value) ? [] : Object.create(null)) as Record<string, unknown>;
    copies?.set(value, copy);
    this.#tasks.push({ source: value, copy, site });
    return copy;
  }

  #fill({ source, copy, site }: Task): void {
    for (const [key, value] of Object.entries(source)) {
      const inSchema = site.inSchema || SCHEMA_KEYS.has(key);
      const pointer = memberPointer(site.pointer, key);
      copy[key] = this.#member(value, { ...site, inSchema, pointer });
      this.#context.sources.copy(source, key, copy, key);
    }
  }

  /** A member, or what takes the place of its reference. */
  #member(value: unknown, site: Site): unknown {
    const followed = new Set<unknown>();
    let member = value;
    let at = site;
    for (;;) {
      const reference = this.#referenceIn(member, at.file);
      if (reference === undefined) {
        return this.#copied(member, at);
      }
      const place = { container: member as object, key: '$ref', pointer: site.pointer };
      const target = followed.has(member)
        ? this.#files.refuse('The reference leads back to itself', place)
        : this.#files.lookUp(reference, at.file, place);
      if (target === undefined) {
        return {};
      }
      if (at.inSchema) {
        return this.#modelReference(target, member as object, at);
      }
      followed.add(member);
      member = target.value;
      at = { file: target.file, inSchema: false, pointer: site.pointer };
    }
  }

  /** A reference to another file, or from another file to itself. */
  #referenceIn(value: unknown, file: string | undefined): string | undefined {
    const external = externalReference(value);
    if (external !== undefined || file === undefined || !isObject(value)) {
      return external;
    }
    return typeof value.$ref === 'string' && value.$ref.startsWith('#') ? value.$ref : undefined;
  }

  #modelReference({ value, file, name }: ReferenceTarget, reference: object, site: Site): object {
    if (typeof value !== 'object' || value === null) {
      return {};
    }
    let model = this.#models.get(value);
    if (model === undefined) {
      model = this.#freeName(name);
      this.#models.set(value, model);
      this.#schemas[model] = this.#member(value, { ...site, file, inSchema: true });
    }
    const copy = { $ref: `${this.#modelsPointer()}/${model}` };
    this.#context.sources.copy(reference, '$ref', copy, '$ref');
    return copy;
  }

  #modelsPointer(): string {
    return 'swagger' in this.#root ? '#/definitions' : '#/components/schemas';
  }

  /** AWS: "Models", names have letters and digits only. */
  #freeName(wanted: string): string {
    const base = wanted.replace(/[^A-Za-z0-9]/g, '') || 'Model';
    const taken = {
      ...own(this.#root, 'definitions'),
      ...own(own(this.#root, 'components'), 'schemas'),
    };
    let name = base;
    for (let count = 2; name in taken || name in this.#schemas; count += 1) {
      name = `${base}${count}`;
    }
    this.#schemas[name] = undefined;
    return name;
  }

  #addModels(document: Record<string, unknown>): void {
    const models = Object.entries(this.#schemas);
    if (models.length === 0) {
      return;
    }
    const parent = 'swagger' in this.#root ? document : member(document, 'components');
    const key = 'swagger' in this.#root ? 'definitions' : 'schemas';
    Object.assign(member(parent, key), Object.fromEntries(models));
  }
}

/** The object at this key, which is made if there is none. */
function member(container: Record<string, unknown>, key: string): Record<string, unknown> {
  const present = container[key];
  if (isObject(present)) {
    return present as Record<string, unknown>;
  }
  const made: Record<string, unknown> = Object.create(null);
  container[key] = made;
  return made;
}

function own(container: unknown, key: string): object {
  const value = isObject(container) ? container[key] : undefined;
  return isObject(value) ? value : {};
}
