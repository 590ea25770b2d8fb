import type { SourceText } from '../../../source/source-text.js';

/** What functions read outside of the configuration; a function whose part is missing is refused. */
export interface HclHost {
  readonly files?: HclFiles | undefined;
  readonly hash?: HclHash | undefined;
  /** Parses a YAML text of one document; throws an error that says what is wrong. */
  readonly parseYaml?: ((text: string) => HclYamlNode) | undefined;
}

/** The files that functions may read. Each method throws an error that says why it cannot read. */
export interface HclFiles {
  /** A file in UTF-8. */
  read(path: string): SourceText;
  readBytes(path: string): Uint8Array;
  exists(path: string): boolean;
  /** The names in a folder; those of folders end with a slash. */
  list(path: string): readonly string[];
  /** The absolute form of a path. */
  absolute(path: string): string;
}

/** Hashes bytes. */
export type HclHash = (algorithm: HclHashAlgorithm, bytes: Uint8Array) => Uint8Array;

export type HclHashAlgorithm = 'md5' | 'sha1' | 'sha256' | 'sha512';

/** A node of a YAML text before its scalars are resolved; aliases are the nodes that they stand for. */
export type HclYamlNode =
  | {
      readonly kind: 'scalar';
      readonly text: string;
      readonly plain: boolean;
      readonly tag?: string | undefined;
      readonly offset: number;
    }
  | { readonly kind: 'sequence'; readonly items: readonly HclYamlNode[]; readonly offset: number }
  | {
      readonly kind: 'mapping';
      readonly entries: readonly (readonly [key: HclYamlNode, value: HclYamlNode])[];
      readonly offset: number;
    };
