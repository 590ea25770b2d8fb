import type { Place } from '../../../../source/source-text.js';
import type { HclAttribute, HclBlock, HclBody } from '../../hcl/index.js';

/** What the files of one folder declare. */
export interface ModuleDeclaration {
  /** The absolute path of the folder. */
  readonly folder: string;
  readonly variables: ReadonlyMap<string, HclBlock>;
  readonly locals: ReadonlyMap<string, HclAttribute>;
  /** By address: `aws_x.y`, `data.aws_x.y`. */
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly calls: ReadonlyMap<string, HclBlock>;
  readonly outputs: ReadonlyMap<string, HclBlock>;
  readonly providers: readonly HclBlock[];
}

export interface ResourceDeclaration {
  /** Within its module. */
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly block: HclBlock;
}

/** An address that is declared a second time. */
export interface Duplicate {
  readonly address: string;
  readonly first: Place;
  readonly second: Place;
}

/** Collects what bodies declare. */
export class Declarations {
  readonly duplicates: Duplicate[] = [];
  readonly #folder: string;
  readonly #variables = new Map<string, HclBlock>();
  readonly #locals = new Map<string, HclAttribute>();
  readonly #resources = new Map<string, ResourceDeclaration>();
  readonly #calls = new Map<string, HclBlock>();
  readonly #outputs = new Map<string, HclBlock>();
  readonly #providers: HclBlock[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  get module(): ModuleDeclaration {
    return {
      folder: this.#folder,
      variables: this.#variables,
      locals: this.#locals,
      resources: this.#resources,
      calls: this.#calls,
      outputs: this.#outputs,
      providers: this.#providers,
    };
  }

  add({ blocks }: HclBody): void {
    for (const block of blocks) {
      this.#addBlock(block, undefined);
    }
  }

  /** Puts what an override file says on top: attribute by attribute, and blocks of one type as a whole. */
  override({ blocks }: HclBody): void {
    for (const block of blocks) {
      this.#addBlock(block, overridden);
    }
  }

  #addBlock(block: HclBlock, merge: Merge | undefined): void {
    const [first, second] = block.labels;
    switch (block.type) {
      case 'locals':
        this.#addLocals(block, merge);
        return;
      case 'provider':
        this.#providers.push(block);
        return;
      case 'resource':
      case 'data': {
        const mode = block.type === 'data' ? 'data' : 'managed';
        this.#addResource(mode, first?.text ?? '', second?.text ?? '', block, merge);
        return;
      }
      case 'variable':
        this.#put(this.#variables, `var.${first?.text}`, first?.text ?? '', block, merge);
        return;
      case 'output':
        this.#put(this.#outputs, `output.${first?.text}`, first?.text ?? '', block, merge);
        return;
      case 'module':
        this.#put(this.#calls, `module.${first?.text}`, first?.text ?? '', block, merge);
    }
  }

  #addLocals({ body }: HclBlock, merge: Merge | undefined): void {
    for (const [name, attribute] of body.attributes) {
      const known = this.#locals.get(name);
      if (known !== undefined && merge === undefined) {
        const { place } = attribute;
        this.duplicates.push({ address: `local.${name}`, first: known.place, second: place });
      }
      this.#locals.set(name, attribute);
    }
  }

  #addResource(
    mode: 'managed' | 'data',
    type: string,
    name: string,
    block: HclBlock,
    merge: Merge | undefined,
  ): void {
    const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
    const known = this.#resources.get(address)?.block;
    const own = this.#merged(address, known, block, merge);
    this.#resources.set(address, { address, mode, type, name, block: own });
  }

  #put(
    map: Map<string, HclBlock>,
    address: string,
    name: string,
    block: HclBlock,
    merge: Merge | undefined,
  ): void {
    map.set(name, this.#merged(address, map.get(name), block, merge));
  }

  #merged(
    address: string,
    known: HclBlock | undefined,
    block: HclBlock,
    merge: Merge | undefined,
  ): HclBlock {
    if (known === undefined) {
      return block;
    }
    if (merge === undefined) {
      this.duplicates.push({ address, first: known.place, second: block.place });
    }
    return merge === undefined ? block : merge(known, block);
  }
}

type Merge = (known: HclBlock, override: HclBlock) => HclBlock;

function overridden(known: HclBlock, override: HclBlock): HclBlock {
  const types = new Set(override.body.blocks.map(blockName));
  const kept = known.body.blocks.filter((block) => !types.has(blockName(block)));
  return {
    ...known,
    body: {
      ...known.body,
      attributes: new Map([...known.body.attributes, ...override.body.attributes]),
      blocks: [...kept, ...override.body.blocks],
    },
  };
}

/** The type of the blocks that a block makes: for a dynamic one, its label. */
export function blockName({ type, labels }: HclBlock): string {
  return type === 'dynamic' ? (labels[0]?.text ?? '') : type;
}
