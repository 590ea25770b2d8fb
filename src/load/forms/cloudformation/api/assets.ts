import { isObject } from '../../../../checks/document-values.js';
import { type DocumentFiles, FileProblem } from '../../../source/document-files.js';
import type { TemplateResource } from '../template.js';

/**
 * The file that the CDK synthesized for `BodyS3Location`, beside the template: the metadata of the
 * resource names it, or a manifest `….assets.json` does by the key in S3, or the hash in the key.
 */
export function assetOf(
  { resource, properties }: TemplateResource,
  key: string,
  files: DocumentFiles,
): string | undefined {
  const { Metadata: metadata } = resource;
  const path = isObject(metadata) ? metadata['aws:asset:path'] : undefined;
  if (typeof path === 'string' && files.exists(path)) {
    return path;
  }
  const hash = /[0-9a-f]{64}/.exec(key)?.[0] ?? hashIn(properties.BodyS3Location);
  if (hash === undefined) {
    return undefined;
  }
  const names = listed(files);
  const manifests = names.filter((name) => name.endsWith('.assets.json'));
  const named = manifests.map((name) => pathInManifest(name, hash, files));
  const byName = names.find((name) => name.startsWith(`asset.${hash}`));
  return [...named, byName].find((name) => name !== undefined && files.exists(name));
}

function listed(files: DocumentFiles): readonly string[] {
  try {
    return files.list('.');
  } catch (cause) {
    if (!(cause instanceof FileProblem)) {
      throw cause;
    }
    return [];
  }
}

/** CDK: cloud assembly schema, "AssetManifest". */
function pathInManifest(name: string, hash: string, files: DocumentFiles): string | undefined {
  try {
    const manifest: unknown = JSON.parse(files.read(name).text);
    const assets = isObject(manifest) && isObject(manifest.files) ? manifest.files : {};
    const asset = Object.hasOwn(assets, hash) ? assets[hash] : undefined;
    const source = isObject(asset) && isObject(asset.source) ? asset.source.path : undefined;
    return typeof source === 'string' ? source : undefined;
  } catch (cause) {
    if (cause instanceof FileProblem || cause instanceof SyntaxError) {
      return undefined;
    }
    throw cause;
  }
}

/** The hash of an asset in the names of parameters, as version 1 of the CDK writes them. */
function hashIn(location: unknown): string | undefined {
  const pending = [location];
  for (let count = 0; count < 200; count += 1) {
    const next = pending.pop();
    const hash = typeof next === 'string' ? /[0-9a-f]{64}/.exec(next)?.[0] : undefined;
    if (hash !== undefined) {
      return hash;
    }
    if (typeof next === 'object' && next !== null) {
      pending.push(...Object.values(next).slice(0, 20));
    }
  }
  return undefined;
}
