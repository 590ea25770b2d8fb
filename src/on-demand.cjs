// Packages that only some documents and options need, loaded when first asked for. CommonJS by hand: the
// importer is synchronous, and neither `import()` nor `createRequire(import.meta.url)` serves both
// builds (docs/decisions/build.md).
'use strict';

exports.yaml = () => require('yaml');
// Of undici the two parts that are used, which take less than half of the time of the whole.
exports.undici = () => {
  try {
    return {
      Agent: require('undici/lib/dispatcher/agent.js'),
      buildConnector: require('undici/lib/core/connect.js'),
    };
  } catch {
    return require('undici'); // a version that keeps them elsewhere
  }
};
exports.signatureV4 = () => require('@smithy/signature-v4');
exports.lruCache = () => require('lru-cache');
exports.awsJwtVerify = () => ({
  ...require('aws-jwt-verify'),
  ...require('aws-jwt-verify/jwk'),
  ...require('aws-jwt-verify/error'),
});
