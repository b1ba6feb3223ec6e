// What the page's own script needs of Vega: compile a chart, read it without eval, show it.
export { parse, View } from "vega";
export { compile } from "vega-lite";
export { expressionInterpreter } from "vega-interpreter";
