// The readers of the forms that only some files have, loaded when a file first needs one: they are half of
// the package. CommonJS by hand, as ../on-demand.cjs is; in the ES build Node requires ES modules
// (20.19 and later), so every error has one class.
'use strict';

exports.cloudFormation = () => require('./cloudformation/read-template.js');
exports.functionsInDocument = () => require('./cloudformation/evaluate-document.js');
exports.terraformJson = () => require('./terraform/json/terraform-json.js');
exports.terraformTemplate = () => require('./terraform/template-file.js');
exports.terraformConfiguration = () => require('./terraform/configuration/read-configuration.js');
exports.terraformValues = () => require('./terraform/values-text.js');
