// Reads a BPMN or DMN document from standard input with the library that editors read it with, and prints as JSON
// what it warns of and what it found: every element's type and id, by id.
import { readFileSync } from "node:fs";
import { BpmnModdle } from "bpmn-moddle";
import { DmnModdle } from "dmn-moddle";

const kind = process.argv[2];
const text = readFileSync(0, "utf8");
const moddle = kind === "bpmn" ? new BpmnModdle() : new DmnModdle();
const root = kind === "bpmn" ? "bpmn:Definitions" : "dmn:Definitions";
const { rootElement, elementsById, warnings } = await moddle.fromXML(text, root);
const found = Object.fromEntries(Object.entries(elementsById).map(([id, element]) => [id, {
  type: element.$type, name: element.name ?? null, from: element.sourceRef?.id ?? null, to: element.targetRef?.id ?? null,
  on: element.attachedToRef?.id ?? null, shows: element.bpmnElement?.id ?? null, text: element.text ?? null,
}]));
console.log(JSON.stringify({ root: rootElement.$type, warnings: warnings.map((each) => each.message), found }));
