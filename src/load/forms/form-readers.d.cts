/** For the first CloudFormation or SAM template. */
export function cloudFormation(): typeof import('./cloudformation/read-template.js');
/** For the first OpenAPI document with functions of CloudFormation. */
export function functionsInDocument(): typeof import('./cloudformation/evaluate-document.js');
/** For the first plan or state of Terraform. */
export function terraformJson(): typeof import('./terraform/json/terraform-json.js');
/** For the first configuration of Terraform. */
export function terraformConfiguration(): typeof import('./terraform/configuration/read-configuration.js');
/** For the first file that is written for Terraform's templatefile(). */
export function terraformTemplate(): typeof import('./terraform/template-file.js');
/** For the first file of values in Terraform's language. */
export function terraformValues(): typeof import('./terraform/values-text.js');
