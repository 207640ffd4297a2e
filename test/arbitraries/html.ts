/** HTML as pages have it, whole and cut off. */
import fc from "fast-check";
import { anyText, chromeLine, simplifiedLine } from "./chinese.ts";

const TAGS = ["<p>", "</p>", "<div>", "</div>", "<br>", "<br/>", "<a href='x'>", "</a>", "<h2>", "</h2>", "<li>", "<td>", "</td>", "<pre>", "</pre>", "<script>", "</script>", "<style>", "</style>", "<title>", "</title>", "<span style='display:none'>", "</span>", "<font class='jammer'>", "</font>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&nbsp;", "&#27773;", "&#xd800;", "&lt", "&", "<", "<b", " ", "\n", "<ruby>", "<rt>", "</rt>", "<head>", "<body>"];

/** Tags, entities and text in any order. */
export const html: fc.Arbitrary<string> = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...TAGS) }, { weight: 2, arbitrary: simplifiedLine }, { weight: 1, arbitrary: chromeLine }, { weight: 1, arbitrary: anyText }), { maxLength: 25 }).map((parts) => parts.join(""));
