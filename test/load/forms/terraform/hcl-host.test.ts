import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { HclFiles } from '../../../../src/load/forms/terraform/hcl/index.js';
import { hostWith } from '../../../../src/load/forms/terraform/hcl-host.js';

test('functions get the files, hashes and YAML', () => {
  const files = {} as HclFiles;
  const host = hostWith(files);
  expect(host.files).toBe(files);
  expect(host.hash?.('sha256', Buffer.from('a'))).toEqual(
    createHash('sha256').update('a').digest(),
  );
  expect(host.parseYaml?.('a: 1')).toMatchObject({ kind: 'mapping' });
});
