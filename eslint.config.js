// Only for the two rules on super-linear regular expressions; everything else is oxlint's.
import regexp from "eslint-plugin-regexp";
import typescript from "typescript-eslint";

export default [
  {
    files: ["src/**/*.ts"],
    ignores: ["src/generated/**"],
    languageOptions: { parser: typescript.parser },
    plugins: { regexp },
    rules: { "regexp/no-super-linear-backtracking": ["error", { report: "potential" }], "regexp/no-super-linear-move": ["error", { report: "potential" }] },
  },
];
