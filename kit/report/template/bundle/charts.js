// What the page's own script needs of Vega: compile a chart, read it without eval, show it.
// Vega's own index would bring the transforms for maps, trees, forces and word clouds too; Vega-Lite
// makes charts of none but maps, and a report asks for no map.
import { transforms } from "vega-dataflow";
import * as encode from "vega-encode";
import * as regression from "vega-regression";
import * as basic from "vega-transforms";
import * as view from "vega-view-transforms";

Object.assign(transforms, basic, view, encode, regression);

export { expressionInterpreter } from "vega-interpreter";
export { compile } from "vega-lite";
export { parse } from "vega-parser";
export { View } from "vega-view";
