// What src/load/form-readers.cjs loads on demand, for the tests, whose modules Node cannot require.
import * as functions from '../../src/load/cloudformation/evaluate-document.js';
import * as template from '../../src/load/cloudformation/read-template.js';
import * as configuration from '../../src/load/terraform/configuration/read-configuration.js';
import * as json from '../../src/load/terraform/json/terraform-json.js';
import * as templateFile from '../../src/load/terraform/template-file.js';
import * as values from '../../src/load/terraform/values-text.js';

export const cloudFormation = (): typeof template => template;
export const functionsInDocument = (): typeof functions => functions;
export const terraformJson = (): typeof json => json;
export const terraformTemplate = (): typeof templateFile => templateFile;
export const terraformConfiguration = (): typeof configuration => configuration;
export const terraformValues = (): typeof values => values;
