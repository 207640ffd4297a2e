/** Which lines of a page are the article. */
export { stripBoilerplate } from "./strip.ts";
export { type PageOptions, type Profile } from "./options.ts";
export { type Mode } from "./classify.ts";
