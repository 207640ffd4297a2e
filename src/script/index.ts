/** Traditional ⇄ simplified. */
export { toSimplified } from "./to-simplified.ts";
