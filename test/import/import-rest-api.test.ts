import { expect, test } from 'vitest';
import { importRestApi } from '../../src/import/import-rest-api.js';

test.each([undefined, 'api.json'])('importRestApi leaves %s to loadDocument', (value) => {
  expect(() => importRestApi(value as never)).toThrow(
    new TypeError(
      `importRestApi takes a document, not ${value}: loadDocument reads one from a file`,
    ),
  );
});
