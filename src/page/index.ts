/** Which lines of a page are the article. */
export { stripBoilerplate, type Removed } from "./strip.ts";
export { joinLines, type JoinOptions } from "./join.ts";
export { cleanPage } from "./clean.ts";
export { readPage, type PageReading } from "./read-page.ts";
export { createSite, type Site, type SiteJSON } from "./site.ts";
export { rules } from "./rules.ts";
export { PROFILES, type PageOptions, type Profile } from "./options.ts";
export type { BlockHint } from "../stage.ts";
export { type Mode } from "./model.ts";
export { type Article, type ArticleParagraph, type Byline } from "./articles.ts";
export { type MetaCount, type MetaText, type PageMetadata } from "./metadata.ts";
export { type PageTime } from "./dates.ts";
export { type Post } from "./posts.ts";
