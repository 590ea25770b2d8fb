// Packages that only some documents and options need, loaded when first asked for. CommonJS by hand: the
// importer is synchronous, and neither `import()` nor `createRequire(import.meta.url)` serves both
// builds (docs/decisions/build.md).
'use strict';

exports.yaml = () => require('yaml');
exports.undici = () => require('undici');
exports.signatureV4 = () => require('@smithy/signature-v4');
exports.lruCache = () => require('lru-cache');
exports.awsJwtVerify = () => ({
  ...require('aws-jwt-verify'),
  ...require('aws-jwt-verify/jwk'),
  ...require('aws-jwt-verify/error'),
});
